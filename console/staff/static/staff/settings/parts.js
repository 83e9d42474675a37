// @ts-check
// What several settings share.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { toast } from '../parts/toasts.js';
import { t } from '../text.js';

/** @template T @param {string} typed @param {T} otherwise @returns {number | T} */
export const numberOr = (typed, otherwise) => (typed.trim() === '' || Number.isNaN(Number(typed)) ? otherwise : Number(typed));

/**
 * Any number of these.
 * @param {{ label: string, hint?: string, options: { id: string, label: string, hint?: string }[], chosen: string[], onChange: (chosen: string[]) => void }} props
 */
export function Choices({ label, hint, options, chosen, onChange }) {
  const toggle = (/** @type {string} */ id) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return html`<fieldset class="choices"><legend>${label}</legend>${hint && html`<p class="note">${hint}</p>`}
    <div>${options.map((option) => html`<label key=${option.id} class="choice-chip"><input type="checkbox" checked=${chosen.includes(option.id)} onChange=${() => toggle(option.id)} /><span title=${option.hint}>${option.label}</span></label>`)}</div></fieldset>`;
}

/** What is shown this once, to be copied. @param {{ title: string, lead: string, secret: string, onClose: () => void }} props */
export function Once({ title, lead, secret, onClose }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(secret).then(() => setCopied(true), () => toast(t('settings.not_copied'), { tone: 'bad' }));
  return html`<${Dialog} title=${title} onClose=${onClose} footer=${html`<${Button} onClick=${copy}>${copied ? t('settings.copied') : t('settings.copy')}<//><${Button} tone="primary" onClick=${onClose}>${t('settings.kept')}<//>`}>
    <p>${lead}</p><p class="secret-once"><code tabindex="0">${secret}</code></p><//>`;
}
