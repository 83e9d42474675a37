// @ts-check
// Whose booking it is: somebody found by name, phone or e-mail, or somebody new.
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, got } from '../session.js';
import { t } from '../text.js';

/** @typedef {{ id: string, name: string, phone_number?: string | null, email?: string | null }} Known */
/** @typedef {{ name: string, phone_number: string, email: string }} Stranger */
/** @typedef {{ known: Known | null, stranger: Stranger | null }} Whom */

const PAUSE_MS = 180;
const MOST = 6;

/** @param {{ whom: Whom, onChange: (whom: Whom) => void }} props */
export function ContactField({ whom, onChange }) {
  if (whom.known) {
    return html`<div class="field">
      <span class="label" id="whom-label">${t('booking.contact')}</span>
      <div class="chosen" aria-labelledby="whom-label"><span><strong>${whom.known.name}</strong><small>${whom.known.phone_number ?? whom.known.email ?? ''}</small></span>
        <button type="button" class="link" onClick=${() => onChange({ known: null, stranger: null })}>${t('booking.change')}</button></div>
    </div>`;
  }
  if (whom.stranger) return html`<${StrangerFields} stranger=${whom.stranger} onChange=${onChange} />`;
  return html`<${Finder} onChange=${onChange} />`;
}

/** @param {{ onChange: (whom: Whom) => void }} props */
function Finder({ onChange }) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState(/** @type {Known[] | null} */ (null));
  const [at, setAt] = useState(0);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const page = await got(api.GET('/api/v1/contacts', { params: { query: { search: words, limit: MOST } } })).catch(() => ({ items: [] }));
      if (!stale) { setFound(page.items); setAt(0); }
    }, words ? PAUSE_MS : 0);
    return () => { stale = true; clearTimeout(timer); };
  }, [words]);
  const rows = found ?? [];
  const pick = (/** @type {number} */ place) => {
    if (place < rows.length) onChange({ known: rows[place], stranger: null });
    else onChange({ known: null, stranger: strangerOf(words) });
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way) { event.preventDefault(); setAt((at + way + rows.length + 1) % (rows.length + 1)); }
    if (event.key === 'Enter') { event.preventDefault(); pick(at); }
  };
  const option = (/** @type {number} */ place, /** @type {unknown} */ inside) => html`<li id=${`whom-${place}`} role="option" aria-selected=${at === place ? 'true' : 'false'}
    onPointerDown=${(/** @type {Event} */ event) => { event.preventDefault(); pick(place); }} onPointerMove=${() => setAt(place)}>${inside}</li>`;
  return html`<div class="field">
    <label for="whom">${t('booking.contact')}</label>
    <input id="whom" ref=${input} type="search" role="combobox" autocomplete="off" aria-expanded="true" aria-controls="whom-list" aria-autocomplete="list"
      aria-activedescendant=${`whom-${at}`} placeholder=${t('booking.find')} value=${words} onKeyDown=${keys} autofocus
      onInput=${(/** @type {any} */ event) => setWords(event.target.value)} />
    <ul class="options" id="whom-list" role="listbox" aria-label=${t('booking.contact')}>
      ${rows.map((contact, place) => option(place, html`<strong>${contact.name}</strong><small>${contact.phone_number ?? contact.email ?? ''}</small>`))}
      ${option(rows.length, html`<span class="new">${words ? t('booking.new_named', { name: words }) : t('booking.new')}</span>`)}
    </ul>
  </div>`;
}

/** @param {string} words @returns {Stranger} */
function strangerOf(words) {
  const isEmail = words.includes('@');
  const isPhone = /^[+\d][\d\s().-]{5,}$/.test(words);
  return { name: isEmail || isPhone ? '' : words, phone_number: isPhone ? words : '', email: isEmail ? words : '' };
}

/** @param {{ stranger: Stranger, onChange: (whom: Whom) => void }} props */
function StrangerFields({ stranger, onChange }) {
  const set = (/** @type {string} */ name) => (/** @type {any} */ event) => onChange({ known: null, stranger: { ...stranger, [name]: event.target.value } });
  return html`<fieldset class="stranger">
    <legend>${t('booking.new')}</legend>
    <button type="button" class="link" onClick=${() => onChange({ known: null, stranger: null })}>${t('booking.find_instead')}</button>
    <div class="field"><label for="new-name">${t('booking.name')}</label><input id="new-name" required maxlength="200" value=${stranger.name} onInput=${set('name')} autofocus /></div>
    <div class="pair">
      <div class="field"><label for="new-phone">${t('booking.phone')}</label><input id="new-phone" type="tel" maxlength="20" placeholder="+44 7700 900123" value=${stranger.phone_number} onInput=${set('phone_number')} /></div>
      <div class="field"><label for="new-email">${t('booking.email')}</label><input id="new-email" type="email" maxlength="254" value=${stranger.email} onInput=${set('email')} /></div>
    </div>
  </fieldset>`;
}

/**
 * The id of whom it is; a stranger becomes a contact with this.
 * @param {Whom} whom @returns {Promise<Known>}
 */
export async function meet(whom) {
  if (whom.known) return whom.known;
  const { name, phone_number, email } = /** @type {Stranger} */ (whom.stranger);
  const phone = phone_number.replace(/[\s().-]/g, '').replace(/^00/, '+');
  const body = { name: name.trim(), phone_number: phone || undefined, whatsapp_id: phone.replace(/^\+/, '') || undefined, email: email.trim() || undefined };
  return got(api.POST('/api/v1/contacts', { body }));
}
