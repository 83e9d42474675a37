// @ts-check
import { html } from 'htm/preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.js';

/**
 * @typedef {object} Choice
 * @property {string} label
 * @property {import("./icon.js").IconName} [icon]
 * @property {() => unknown} [run] what it does
 * @property {string} [href] or where it leads
 * @property {boolean} [checked] one of several, or switched on
 * @property {boolean} [danger]
 * @property {boolean} [disabled]
 * @property {string} [hint]
 * @property {any} [mark] shown instead of an icon
 */

/**
 * A button that opens a list of choices; arrows, Home, End and letters move, Esc closes. On phones a sheet from below.
 * @param {{ button: (props: Record<string, any>) => any, choices: (Choice | string | null | false | undefined)[], label: string, side?: 'start' | 'end', up?: boolean,
 *   search?: string }} props of `choices`, a string is a heading; `search`: label of a field that narrows them
 */
export function Menu({ button, choices, label, side = 'start', up = false, search }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const root = useRef(/** @type {HTMLDivElement | null} */ (null));
  const id = useId();
  const given = choices.filter((each) => each !== null && each !== false && each !== undefined);
  const shown = typed ? given.filter((each) => typeof each !== 'string' && each.label.toLowerCase().includes(typed.toLowerCase())) : given;

  const close = (back = true) => {
    setOpen(false);
    setTyped('');
    if (back) /** @type {HTMLElement | null} */ (root.current?.querySelector('[aria-haspopup]'))?.focus();
  };
  const items = () => /** @type {HTMLElement[]} */ ([...(root.current?.querySelectorAll('[role^="menuitem"]:not([aria-disabled="true"])') ?? [])]);

  useEffect(() => {
    if (!open) return undefined;
    const first = root.current?.querySelector('input') ?? root.current?.querySelector('[aria-checked="true"]') ?? items()[0];
    /** @type {HTMLElement | undefined} */ (first)?.focus();
    const outside = (/** @type {Event} */ event) => { if (!root.current?.contains(/** @type {Node} */ (event.target))) close(false); };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const keys = (/** @type {KeyboardEvent} */ event) => {
    const all = items();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const go = (/** @type {number} */ to) => { event.preventDefault(); all[(to + all.length) % all.length]?.focus(); };
    if (event.key === 'Escape') { event.stopPropagation(); event.preventDefault(); close(); } else if (event.key === 'Tab') close(false);
    else if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home' && at >= 0) go(0);
    else if (event.key === 'End' && at >= 0) go(-1);
    else if (event.key === 'Enter' && at < 0) { event.preventDefault(); all[0]?.click(); } else if (event.key.length === 1 && at >= 0) {
      const found = [...all.slice(at + 1), ...all].find((each) => each.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()));
      found?.focus();
    }
    event.stopPropagation();
  };

  const choose = (/** @type {Choice} */ choice) => { if (choice.disabled) return; close(); choice.run?.(); };
  const item = (/** @type {Choice | string} */ each, /** @type {number} */ index) => {
    if (typeof each === 'string') return html`<p class="menu-heading" key=${index} role="presentation">${each}</p>`;
    const role = each.checked === undefined ? 'menuitem' : 'menuitemradio';
    const inside = html`${each.mark ?? (each.icon ? html`<${Icon} name=${each.icon} />` : each.checked === undefined ? null : html`<span class="icon"></span>`)}
      <span class="menu-label">${each.label}${each.hint && html`<small>${each.hint}</small>`}</span>${each.checked && html`<${Icon} name="tick" />`}`;
    const attributes = { role, tabindex: -1, class: `menu-item ${each.danger ? 'danger' : ''}`, 'aria-checked': each.checked === undefined ? undefined : String(each.checked), 'aria-disabled': each.disabled ? 'true' : undefined };
    return each.href
      ? html`<a ...${attributes} key=${index} href=${each.href} onClick=${() => close(false)}>${inside}</a>`
      : html`<button ...${attributes} key=${index} type="button" onClick=${() => choose(each)}>${inside}</button>`;
  };

  return html`<div class="menu-root" ref=${root}>
    ${button({ 'aria-haspopup': 'menu', 'aria-expanded': String(open), 'aria-controls': open ? id : undefined, onClick: () => (open ? close() : setOpen(true)) })}
    ${open && html`<div class="menu-shade" onClick=${() => close()}></div>
      <div class=${`menu from-${side} ${up ? 'above' : ''}`} onKeyDown=${keys}>
        ${search && html`<input class="menu-search" type="search" aria-label=${search} placeholder=${search} value=${typed} onInput=${(/** @type {any} */ event) => setTyped(event.currentTarget.value)} />`}
        <div id=${id} role="menu" aria-label=${label}>${shown.map(item)}</div>
      </div>`}
  </div>`;
}
