// Asking the public API, and what its refusals mean to people.
import { el, show } from './page.js';
import { has, t } from './words.js';

const PATIENCE_MS = 20000;
const API = new URL('../../api/v1/', import.meta.url);

/** The address of something of the API. */
export const address = (path) => new URL(path, API).href;

/** POST. `{ok, status, body}`, with status 0 when nobody answered. */
export const send = (path, payload, headers = {}) =>
  call(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(payload) });

/** DELETE, answered alike. */
export const remove = (path) => call(path, { method: 'DELETE' });

/** GET, answered alike. */
export function ask(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  return call(given.length ? `${path}?${new URLSearchParams(given)}` : path, {});
}

async function call(path, options) {
  try {
    const answer = await fetch(address(path), {
      ...options,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout?.(PATIENCE_MS),
    });
    return { ok: answer.ok, status: answer.status, body: await answer.json().catch(() => ({})) };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

/** Whether the link itself is at fault, so that no second try will help. */
export const isAboutTheLink = ({ body }) => has(`link.${body.code}`);

/** One sentence for an answer that is neither success nor about the link. */
export function complaint({ status, body }) {
  if (status === 429) return tooManyTries(body.details?.retry_after);
  if (status === 0 || status >= 500) return t('problem.away');
  if (has(`refusal.${body.code}`)) return t(`refusal.${body.code}`);
  return t('problem.other', { detail: body.detail ?? status, reference: body.request_id ?? '–' });
}

function tooManyTries(seconds) {
  const minutes = Math.max(1, Math.ceil((seconds ?? 60) / 60));
  return t(minutes === 1 ? 'problem.wait_minute' : 'problem.wait_minutes', { minutes });
}

/** The whole card, for a link that does not work. `page` is the section with its `spent` and `again`. */
export function showBadLink(code, page) {
  const more = { 'auth.token_malformed': 'problem.incomplete', 'auth.token_spent': `${page}.spent` }[code] ?? `${page}.again`;
  show({ mark: 'link', tone: 'bad', title: t(`link.${code}`), lead: t(more) });
}

/** The whole card, when there is nothing to fill in that could be kept. */
export function showTrouble(answer, tryAgain) {
  const button = el('button', { class: 'button', type: 'button', onclick: tryAgain }, t('problem.try_again'));
  show({ mark: 'cloud', tone: 'bad', title: t('problem.title'), lead: complaint(answer), content: button });
}
