// @ts-check
// What is offered while one types: canned replies after "/", colleagues after "@" in a note.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../parts/avatar.js';
import { useSettled } from '../parts/load.js';
import { roleName } from '../parts/role.js';
import { attempt } from '../parts/toasts.js';
import { api, got } from '../session.js';
import { t } from '../text.js';
import { members, nameOf } from './known.js';

/** @typedef {{ id: string, title: string, text: string, mark?: any, choose: () => void }} Offer */

/** @param {{ text: string, write: (text: string) => void, isNote: boolean, conversationId: string, input: { current: HTMLTextAreaElement | null }, onMention: (id: string, name: string) => void }} props */
export function useSuggestions({ text, write, isNote, conversationId, input, onMention }) {
  const [at, setAt] = useState(0);
  const [hidden, setHidden] = useState('');
  const [replies, setReplies] = useState(/** @type {import("spout-api").CannedReply[]} */ ([]));
  const wanted = !isNote && /^\/[^\s/]*$/.test(text) ? text.slice(1).toLowerCase() : null;
  const settled = useSettled(wanted, 150);
  useEffect(() => {
    if (settled === null) return;
    got(api.GET('/api/v1/canned-replies', { params: { query: { search: settled, limit: 8 } } })).then(({ items }) => setReplies(items), () => setReplies([]));
  }, [settled]);

  const called = isNote ? /(^|\s)@([^\s@]*)$/u.exec(text)?.[2]?.toLowerCase() : undefined;
  const focus = () => requestAnimationFrame(() => input.current?.focus());
  /** @type {Offer[]} */
  let offers = [];
  if (wanted !== null) {
    offers = replies.filter((each) => each.shortcut.includes(wanted) || each.text.toLowerCase().includes(wanted)).map((each) => ({
      id: each.id, title: `/${each.shortcut}`, text: each.text,
      choose: () => attempt(async () => { write((await got(api.POST('/api/v1/canned-replies/{reply_id}/render', { params: { path: { reply_id: each.id } }, body: { conversation_id: conversationId } }))).text); focus(); }),
    }));
  } else if (called !== undefined) {
    offers = members.value.filter(({ user }) => nameOf(user).toLowerCase().includes(called)).slice(0, 8).map((each) => ({
      id: each.id, title: nameOf(each.user), text: roleName(each.role), mark: html`<${Avatar} name=${nameOf(each.user)} url=${each.user.avatar_url} size="small" />`,
      choose: () => { write(`${text.slice(0, text.length - called.length)}${nameOf(each.user)} `); onMention(each.id, nameOf(each.user)); focus(); },
    }));
  }
  const isOpen = hidden !== text && (wanted !== null || called !== undefined);
  useEffect(() => setAt(0), [text]);

  return {
    isOpen,
    offers,
    at,
    isCanned: wanted !== null,
    /** Of the text field. */
    attributes: isOpen && offers.length ? { role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'offers', 'aria-activedescendant': `offer-${at}`, 'aria-autocomplete': 'list' } : {},
    /** Whether the key was meant for the list. @param {KeyboardEvent} event */
    keys(event) {
      if (!isOpen || !offers.length) return false;
      if (event.key === 'ArrowDown') setAt((at + 1) % offers.length);
      else if (event.key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length);
      else if (event.key === 'Enter' || event.key === 'Tab') offers[at].choose();
      else if (event.key === 'Escape') setHidden(text);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

/** @param {{ of: ReturnType<typeof useSuggestions> }} props */
export function Suggestions({ of: { isOpen, offers, at, isCanned } }) {
  if (!isOpen) return null;
  if (!offers.length) return isCanned ? html`<div class="offers-box"><p class="muted">${t('composer.no_canned')}</p></div>` : null;
  return html`<div class="offers-box"><ul id="offers" role="listbox" aria-label=${t(isCanned ? 'composer.canned' : 'composer.colleagues')}>${offers.map((each, index) => html`
    <li key=${each.id} id=${`offer-${index}`} role="option" aria-selected=${String(index === at)} onMouseDown=${(/** @type {Event} */ event) => { event.preventDefault(); each.choose(); }}>${each.mark}<strong>${each.title}</strong><span class="cut muted">${each.text}</span></li>`)}</ul></div>`;
}
