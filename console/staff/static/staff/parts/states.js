// @ts-check
// What is shown when there is nothing yet, nothing at all, or trouble.
import { html } from 'htm/preact';
import { complaint } from '../problem.js';
import { t } from '../text.js';
import { Button } from './button.js';
import { Icon } from './icon.js';

/** @param {{ icon: import("./icon.js").IconName, title: string, text?: string, children?: any }} props `children`: what to do about it */
export function Empty({ icon, title, text, children }) {
  return html`<div class="empty"><span class="mark"><${Icon} name=${icon} /></span><h2>${title}</h2>${text && html`<p>${text}</p>`}${children}</div>`;
}

/** Lines where the lines of a list will be. @param {{ lines?: number, label?: string, tall?: boolean }} props */
export function Loading({ lines = 6, label = t('common.loading'), tall = false }) {
  return html`<div class=${tall ? 'loading tall' : 'loading'} role="status" aria-label=${label}>
    ${Array.from({ length: lines }, (_, index) => html`<span key=${index} class="bone" aria-hidden="true"></span>`)}</div>`;
}

/** @param {{ error: unknown, retry?: () => void }} props */
export function Trouble({ error, retry }) {
  return html`<div class="empty" role="alert"><span class="mark bad"><${Icon} name="alert" /></span><h2>${t('problem.title')}</h2><p>${complaint(error)}</p>
    ${retry && html`<${Button} icon="refresh" onClick=${retry}>${t('problem.try_again')}<//>`}</div>`;
}
