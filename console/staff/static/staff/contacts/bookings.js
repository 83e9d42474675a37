// @ts-check
// What a contact has booked from now on, and what can be done about it.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Field, Alert, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { occasion } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';

/** @typedef {import("spout-api").Booking} Booking */

export const TONES = /** @type {Record<Booking["status"], string>} */ ({ held: '', pending: 'warn', confirmed: 'good', completed: 'info', no_show: 'bad', cancelled: 'bad' });
const START_OF_TODAY_MS = 12 * 3_600_000;

/** @param {{ contactId: string }} props */
export function Bookings({ contactId }) {
  const { data, error, reload } = useLoaded((signal) => got(api.GET('/api/v1/bookings', { params: { query: { contact_id: contactId, from: new Date(Date.now() - START_OF_TODAY_MS).toISOString(), ordering: 'starts_at', limit: 20 } }, signal })), [contactId]);
  const [cancels, setCancels] = useState(/** @type {Booking | null} */ (null));
  if (error && !data) return html`<${Trouble} error=${error} retry=${reload} />`;
  if (!data) return html`<${Loading} lines=${2} />`;
  const upcoming = data.items.filter(({ status }) => status !== 'cancelled');
  if (!upcoming.length) return html`<p class="muted">${t('contact.no_bookings')}</p>`;
  const confirm = (/** @type {Booking} */ it) => attempt(async () => { await api.POST('/api/v1/bookings/{booking_id}/confirm', { params: { path: { booking_id: it.id } } }); reload(); }, t('contact.confirmed'));
  return html`<ul class="bookings">${upcoming.map((it) => html`<li key=${it.id} class="booked">
      <a href=${`/calendar?booking=${it.id}`}><strong dir="auto">${it.service.title}</strong><span>${occasion(it.starts_at, it.ends_at)}</span>
        <span class="muted">${t('contact.with', { name: it.staff.first_name })}</span></a>
      <span class="row"><span class=${`chip ${TONES[it.status]}`}>${t(`booking_status.${it.status}`)}</span>
        ${may('booking.write') && ['pending', 'held'].includes(it.status) && html`<${Button} small icon="tick" onClick=${() => confirm(it)}>${t('contact.confirm')}<//>`}
        ${may('booking.write') && ['pending', 'held', 'confirmed'].includes(it.status) && html`<${Button} small tone="quiet" onClick=${() => setCancels(it)}>${t('contact.cancel')}<//>`}</span></li>`)}</ul>
    ${cancels && html`<${Cancel} booking=${cancels} onClose=${() => setCancels(null)} onDone=${() => { setCancels(null); reload(); toast(t('contact.cancelled')); }} />`}`;
}

/** @param {{ booking: Booking, onClose: () => void, onDone: () => void }} props */
function Cancel({ booking, onClose, onDone }) {
  const form = useForm({ reason: '' }, async ({ reason }) => {
    await api.POST('/api/v1/bookings/{booking_id}/cancel', { params: { path: { booking_id: booking.id } }, body: { reason } });
    onDone();
  });
  return html`<${Dialog} title=${t('contact.cancel_title')} onClose=${onClose} footer=${html`<${Button} onClick=${onClose}>${t('contact.keep')}<//><${Button} tone="danger" type="submit" form="cancel-booking" busy=${form.busy}>${t('contact.cancel')}<//>`}>
    <form id="cancel-booking" class="form" onSubmit=${form.submit}><p>${booking.service.title}, ${occasion(booking.starts_at, booking.ends_at)}</p>
      <${Field} label=${t('contact.reason')} as="textarea" rows="2" optional maxlength="500" hint=${t('contact.reason_hint')} ...${form.field('reason')} /><${Alert}>${form.complaint()}<//></form>
  <//>`;
}
