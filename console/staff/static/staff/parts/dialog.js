// @ts-check
import { html } from 'htm/preact';
import { signal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../text.js';
import { Button, IconButton } from './button.js';

/**
 * A native modal dialog, open as long as it is shown; the focus goes back to where it was. On phones a sheet from below.
 * @param {{ title: string, onClose: () => void, children?: any, footer?: any, wide?: boolean }} props
 */
export function Dialog({ title, onClose, children, footer, wide = false }) {
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => { if (before instanceof HTMLElement) before.focus(); };
  }, []);
  return html`<dialog ref=${ref} class=${wide ? 'dialog wide' : 'dialog'} aria-labelledby=${id}
    onCancel=${(/** @type {Event} */ event) => { event.preventDefault(); onClose(); }}
    onMouseDown=${(/** @type {MouseEvent} */ event) => { if (event.target === ref.current) onClose(); }}>
    <div class="dialog-frame">
      <header><h2 id=${id}>${title}</h2><${IconButton} icon="cross" label=${t('common.close')} onClick=${onClose} /></header>
      <div class="dialog-body">${children}</div>
      ${footer && html`<footer>${footer}</footer>`}
    </div>
  </dialog>`;
}

/** @typedef {{ title: string, text?: string, action: string, danger?: boolean }} Question */

/** @type {import("@preact/signals").Signal<(Question & { answer: (yes: boolean) => void }) | null>} */
const asked = signal(null);

/** Whether the user says yes. @param {Question} question @returns {Promise<boolean>} */
export const confirm = (question) => new Promise((resolve) => {
  asked.value = { ...question, answer: (yes) => { asked.value = null; resolve(yes); } };
});

/** Where `confirm` asks; the shell has one. */
export function Confirmation() {
  const question = asked.value;
  if (!question) return null;
  const { title, text, action, danger, answer } = question;
  return html`<${Dialog} title=${title} onClose=${() => answer(false)} footer=${html`
    <${Button} onClick=${() => answer(false)}>${t('common.cancel')}<//>
    <${Button} tone=${danger ? 'danger' : 'primary'} onClick=${() => answer(true)}>${action}<//>`}>
    ${text && html`<p>${text}</p>`}
  <//>`;
}
