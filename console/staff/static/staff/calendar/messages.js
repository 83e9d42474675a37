// @ts-check
// What was or will be sent about a booking, and why not.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { moment } from '../parts/time.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { everyItem } from './data.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {import("spout-api").Delivery} Delivery */

const COMING = ['scheduled', 'ready', 'attempting'];

/**
 * Those of a role that does not see deliveries stand in the contact's timeline.
 * @param {Booking} booking @returns {Promise<Delivery[]>}
 */
async function messagesOf(booking) {
  if (may('delivery.read')) return everyItem((cursor) => got(api.GET('/api/v1/deliveries', { params: { query: { booking_id: booking.id, limit: 200, cursor } } })));
  const timeline = await got(api.GET('/api/v1/contacts/{contact_id}/timeline', { params: { path: { contact_id: booking.contact.id }, query: { limit: 100 } } }));
  return timeline.items.flatMap(({ delivery }) => (delivery?.booking_id === booking.id ? [delivery] : []));
}

/** @param {{ booking: Booking }} props */
export function Messages({ booking }) {
  const [found, setFound] = useState(/** @type {Delivery[] | null} */ (null));
  useEffect(() => {
    let stale = false;
    const read = () => messagesOf(booking).then((items) => !stale && setFound(items)).catch(() => !stale && setFound([]));
    read();
    // The confirmation of what was just made is under way.
    const again = setTimeout(read, 2500);
    return () => { stale = true; clearTimeout(again); };
  }, [booking.id, booking.version]);
  if (!found) return html`<p class="muted" role="status">${t('sheet.loading')}</p>`;
  const told = found.filter((delivery) => delivery.channel !== 'webhook' && delivery.state !== 'cancelled')
    .sort((one, other) => one.send_at.localeCompare(other.send_at));
  if (!told.length) return html`<p class="muted">${t('sheet.no_messages')}</p>`;
  return html`<ul class="messages">${told.map((delivery) => html`<li key=${delivery.id} class=${`message ${tone(delivery)}`}>
    <span class="dot" aria-hidden="true"></span>
    <span><strong>${t(`message_kind.${delivery.kind}`)}</strong> <span class="muted">${t(`message_channel.${delivery.channel}`)}</span>
      <small>${sentence(delivery)}</small>${delivery.reason && html`<small class="because">${delivery.reason}</small>`}</span>
  </li>`)}</ul>`;
}

/** @param {Delivery} delivery */
const tone = ({ state }) => (COMING.includes(state) ? 'coming' : ['sent', 'delivered'].includes(state) ? 'good' : 'bad');

/** @param {Delivery} delivery */
function sentence(delivery) {
  if (delivery.state === 'scheduled') return t('sheet.scheduled', { moment: moment(delivery.send_at) });
  return t('sheet.state', { state: t(`message_state.${delivery.state}`), moment: moment(delivery.settled_at ?? delivery.send_at) });
}
