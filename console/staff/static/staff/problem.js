// @ts-check
// What the API refused, as an exception, and what it means to people.
import { has, t } from './text.js';

/** @typedef {import("spout-api").Problem} ProblemBody */

export class Problem extends Error {
  /** @param {number} status 0 when nobody answered @param {Partial<ProblemBody>} body */
  constructor(status, body) {
    super(body.detail ?? `status ${status}`);
    this.status = status;
    this.code = body.code ?? '';
    this.detail = body.detail ?? '';
    this.details = /** @type {Record<string, any>} */ (body.details ?? {});
    this.errors = body.errors ?? [];
    this.requestId = body.request_id ?? '–';
  }

  /** What is wrong with the field of this name of what was sent, or nothing. @param {string} name */
  at(name) {
    return this.errors.filter(({ loc }) => loc.at(-1) === name).map(({ msg }) => msg.replace(/^Value error, /, '')).join(' ');
  }
}

/** One sentence for whatever was thrown. @param {unknown} error */
export function complaint(error) {
  if (!(error instanceof Problem)) { console.error(error); return t('problem.fault'); }
  if (error.status === 429) return tooManyTries(Number(error.details.retry_after ?? 60));
  if (error.status === 0) return t('problem.away');
  if (error.status >= 500) return t('problem.broken', { reference: error.requestId });
  if (has(`refusal.${error.code}`)) return t(`refusal.${error.code}`, error.details);
  const fields = error.errors.map(({ loc, msg }) => `${loc.at(-1)}: ${msg.replace(/^Value error, /, '')}`).join('; ');
  return fields || error.detail || t('problem.broken', { reference: error.requestId });
}

function tooManyTries(/** @type {number} */ seconds) {
  if (seconds < 60) return t('problem.wait_seconds', { count: Math.max(1, seconds) });
  return t('problem.wait_minutes', { count: Math.ceil(seconds / 60) });
}
