// @ts-check
import { html } from 'htm/preact';
import { signal } from '@preact/signals';
import { complaint } from '../problem.js';
import { t } from '../text.js';
import { IconButton } from './button.js';
import { Icon } from './icon.js';

const STAYS_MS = { good: 4000, bad: 9000 };

/** @typedef {{ id: number, text: string, tone: 'good' | 'bad', action?: { label: string, run: () => void } }} Toast */

/** @type {import("@preact/signals").Signal<Toast[]>} */
const toasts = signal([]);
let last = 0;

const remove = (/** @type {number} */ id) => { toasts.value = toasts.value.filter((each) => each.id !== id); };

/** Say for a moment what has happened. @param {string} text @param {{ tone?: 'good' | 'bad', action?: Toast['action'] }} [how] */
export function toast(text, { tone = 'good', action } = {}) {
  const id = (last += 1);
  toasts.value = [...toasts.value.slice(-2), { id, text, tone, action }];
  setTimeout(() => remove(id), STAYS_MS[tone]);
}

/** Do it, and say why it did not work; answers whether it did. @param {() => Promise<unknown>} work @param {string} [done] said when it worked */
export async function attempt(work, done) {
  try {
    await work();
    if (done) toast(done);
    return true;
  } catch (error) {
    toast(complaint(error), { tone: 'bad' });
    return false;
  }
}

/** Where toasts are shown; the shell has one. */
export function Toasts() {
  return html`<div class="toasts" role="status" aria-live="polite">${toasts.value.map(({ id, text, tone, action }) => html`
    <div class=${`toast ${tone}`} key=${id}><${Icon} name=${tone === 'good' ? 'tick' : 'alert'} /><p>${text}</p>
      ${action && html`<button type="button" class="link" onClick=${() => { remove(id); action.run(); }}>${action.label}</button>`}
      <${IconButton} icon="cross" label=${t('common.close')} onClick=${() => remove(id)} /></div>`)}</div>`;
}
