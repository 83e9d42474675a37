// @ts-check
// A panel over the page: at the side on desktops, from below on phones; small ones in the middle.
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../parts/button.js';
import { t } from '../text.js';

/**
 * @param {{ title: string, kind?: 'side' | 'small', onClose: () => void, children?: any, head?: any }} props
 */
export function Sheet({ title, kind = 'side', onClose, children, head }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const element = /** @type {HTMLDialogElement} */ (dialog.current);
    const before = document.activeElement;
    element.showModal();
    return () => { if (before instanceof HTMLElement) before.focus(); };
  }, []);
  const outside = (/** @type {MouseEvent} */ event) => { if (event.target === dialog.current) onClose(); };
  return html`<dialog class=${`sheet ${kind}`} ref=${dialog} aria-labelledby="sheet-title" onPointerDown=${outside}
      onCancel=${(/** @type {Event} */ event) => { event.preventDefault(); onClose(); }}>
    <div class="sheet-body">
      <header class="sheet-head"><div>${head}<h2 id="sheet-title" tabindex="-1">${title}</h2></div>
        <${IconButton} icon="cross" label=${t('common.close')} onClick=${onClose} /></header>
      ${children}
    </div>
  </dialog>`;
}
