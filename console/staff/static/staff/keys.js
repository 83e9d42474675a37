// @ts-check
// Single keys, where nothing is being typed; `?` shows which there are.
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { Dialog } from './parts/dialog.js';
import { navigate } from './router.js';
import { t } from './text.js';

/** @typedef {Record<string, (event: KeyboardEvent) => void>} Keys by `KeyboardEvent.key` */

const isOpen = signal(false);
export const showHelp = () => { isOpen.value = true; };

const isTyping = (/** @type {EventTarget | null} */ target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What keys do while the component is shown. @param {Keys} keys */
export function useKeys(keys) {
  useEffect(() => {
    const pressed = (/** @type {KeyboardEvent} */ event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}

/** What is shown of each: the key, and a text. An area adds its own. @type {import("@preact/signals").Signal<{ heading: string, keys: [string, string][] }[]>} */
export const known = signal([
  { heading: 'keys.everywhere', keys: [['?', 'keys.help'], ['1 – 5', 'keys.go'], ['/', 'keys.search'], ['Esc', 'keys.back']] },
]);

/** What an area adds to the help. @param {string} heading a text's key @param {[string, string][]} keys */
export function explain(heading, keys) {
  if (!known.value.some((each) => each.heading === heading)) known.value = [...known.value, { heading, keys }];
}

const PLACES = ['/', '/conversations', '/calendar', '/contacts', '/reports'];

export function KeyboardHelp() {
  useKeys({
    '?': showHelp,
    '/': () => /** @type {HTMLElement | null} */ (document.querySelector('main input[type=search]'))?.focus(),
    ...Object.fromEntries(PLACES.map((path, index) => [String(index + 1), () => navigate(path)])),
  });
  if (!isOpen.value) return null;
  return html`<${Dialog} title=${t('keys.title')} onClose=${() => { isOpen.value = false; }}>
    ${known.value.map(({ heading, keys }) => html`<section class="keys" key=${heading}><h3>${t(heading)}</h3>
      <dl>${keys.map(([key, text]) => html`<div key=${key}><dt><kbd>${key}</kbd></dt><dd>${t(text)}</dd></div>`)}</dl></section>`)}
  <//>`;
}
