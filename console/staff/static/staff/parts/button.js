// @ts-check
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Icon } from './icon.js';

/**
 * A button with words. While what `onClick` returned is not done it can't be pressed again.
 * @param {{ children?: any, icon?: import("./icon.js").IconName, tone?: 'primary' | 'danger' | 'plain' | 'quiet', type?: 'button' | 'submit',
 *   onClick?: (event: MouseEvent) => unknown, busy?: boolean, disabled?: boolean, small?: boolean, [attribute: string]: any }} props
 */
export function Button({ children, icon, tone = 'plain', type = 'button', onClick, busy = false, disabled = false, small = false, ...rest }) {
  const [working, setWorking] = useState(false);
  const isBusy = busy || working;
  const press = async (/** @type {MouseEvent} */ event) => {
    if (isBusy) { event.preventDefault(); return; }
    const done = onClick?.(event);
    if (!(done instanceof Promise)) return;
    setWorking(true);
    await done.finally(() => setWorking(false));
  };
  return html`<button ...${rest} class=${`button ${tone} ${small ? 'small' : ''} ${rest.class ?? ''}`} type=${type} disabled=${disabled}
    aria-disabled=${isBusy ? 'true' : undefined} onClick=${press}>
    ${isBusy ? html`<span class="spinner" aria-hidden="true"></span>` : icon && html`<${Icon} name=${icon} />`}${children && html`<span>${children}</span>`}
  </button>`;
}

/**
 * A button with a drawing alone; `label` says what it does.
 * @param {{ icon: import("./icon.js").IconName, label: string, onClick?: (event: MouseEvent) => unknown, pressed?: boolean, disabled?: boolean, badge?: any, [attribute: string]: any }} props
 */
export function IconButton({ icon, label, onClick, pressed, disabled = false, badge, ...rest }) {
  return html`<button ...${rest} class=${`icon-button ${rest.class ?? ''}`} type="button" aria-label=${label} title=${label}
    aria-pressed=${pressed === undefined ? undefined : String(pressed)} disabled=${disabled} onClick=${onClick}><${Icon} name=${icon} />${badge}</button>`;
}
