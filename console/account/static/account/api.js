// Asking the public API, and what its refusals mean to people.
import { el, has, show, t } from './page.js';

const PATIENCE_MS = 20000;

/** POST. `{ok, status, body}`, with status 0 when nobody answered. */
export async function send(path, payload) {
  try {
    const answer = await fetch(new URL(`../api/v1/${path}`, location.href), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(payload),
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
