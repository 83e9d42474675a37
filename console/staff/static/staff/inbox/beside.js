// @ts-check
// Beside the thread: who it is, what is booked, and all that has been.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Bookings } from '../contacts/bookings.js';
import { Facts } from '../contacts/facts.js';
import { Timeline } from '../contacts/timeline.js';
import { ContactDialog } from '../contacts/edit.js';
import { Avatar } from '../parts/avatar.js';
import { Button, IconButton } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';

/** @param {{ conversation: import("spout-api").ConversationDetail, onClose: () => void, onWrite: () => void }} props */
export function Beside({ conversation, onClose, onWrite }) {
  const { id, name } = conversation.contact;
  const [edits, setEdits] = useState(false);
  const { data, error, reload, setData } = useLoaded((signal) => got(api.GET('/api/v1/contacts/{contact_id}', { params: { path: { contact_id: id } }, signal })), [id]);
  return html`<aside class="beside" aria-label=${t('contact.about', { name })}>
    <header class="beside-head"><${IconButton} class="beside-close" icon="cross" label=${t('common.close')} onClick=${onClose} /></header>
    <div class="beside-body">
      <div class="beside-who"><${Avatar} name=${name} size="large" /><h2 dir="auto">${data?.name ?? name}</h2>
        <div class="row center">${may('conversation.write') && html`<${Button} small icon="inbox" onClick=${onWrite}>${t('contacts.write')}<//>`}
          ${may('booking.write') && html`<a class="button primary small" href=${`/calendar?contact=${id}`}><${Icon} name="calendar" /><span>${t('contact.book')}</span></a>`}
          <a class="button plain small" href=${`/contacts/${id}`}><${Icon} name="person" /><span>${t('contact.open')}</span></a>
          ${may('contact.write') && data && html`<${IconButton} icon="pencil" label=${t('common.edit')} onClick=${() => setEdits(true)} />`}</div></div>
      ${error && !data ? html`<${Trouble} error=${error} retry=${reload} />` : null}
      ${!data && !error ? html`<${Loading} lines=${3} />` : null}
      ${data && html`<${Facts} contact=${data} />`}
      ${may('booking.read') && html`<section><h3>${t('contact.bookings')}</h3><${Bookings} contactId=${id} /></section>`}
      <section><h3>${t('contact.timeline')}</h3><${Timeline} contactId=${id} short /></section>
    </div>
    ${edits && data && html`<${ContactDialog} contact=${data} onClose=${() => setEdits(false)} onSaved=${(/** @type {any} */ after) => { setData(() => after); setEdits(false); }} />`}
  </aside>`;
}
