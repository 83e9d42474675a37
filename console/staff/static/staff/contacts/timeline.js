// @ts-check
// All that has been with a contact, newest first.
import { html } from 'htm/preact';
import { Button } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { usePages, useSight } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { exactly, moment, occasion } from '../parts/time.js';
import { api, got } from '../session.js';
import { has, t } from '../text.js';

/** @typedef {import("spout-api").TimelineItem} Item */

const SHORT = 12;
const LONG = 40;

/** @param {{ contactId: string, short?: boolean }} props */
export function Timeline({ contactId, short = false }) {
  const load = async (/** @type {string} */ cursor, /** @type {AbortSignal} */ signal) => {
    const page = await got(api.GET('/api/v1/contacts/{contact_id}/timeline', { params: { path: { contact_id: contactId }, query: { cursor, limit: short ? SHORT : LONG } }, signal }));
    return { items: page.items, next_cursor: page.next_cursor };
  };
  const { items, error, moreError, hasMore, more, reload } = usePages(load, [contactId, short]);
  const end = useSight(more, hasMore && !short && !moreError);
  if (error && !items) return html`<${Trouble} error=${error} retry=${reload} />`;
  if (!items) return html`<${Loading} lines=${4} />`;
  return html`<ol class="timeline">${(short ? gathered(items) : items.map((item) => [item])).map(([item, ...more]) => html`<${Entry} key=${`${item.kind} ${item.id}`} item=${item} more=${more.length} />`)}</ol>
    ${hasMore && (short || moreError ? html`<${Button} small onClick=${more}>${t('common.load_more')}<//>` : html`<div ref=${end} class="rows-end"><span class="spinner" role="status" aria-label=${t('common.loading')}></span></div>`)}`;
}

/** Messages that follow each other as one. @param {Item[]} items @returns {Item[][]} */
function gathered(items) {
  /** @type {Item[][]} */
  const found = [];
  for (const item of items) {
    if (item.kind === 'message' && found.at(-1)?.[0].kind === 'message') found.at(-1)?.push(item);
    else found.push([item]);
  }
  return found;
}

/** @param {{ item: Item, more: number }} props `more`: so many messages besides */
function Entry({ item, more: others }) {
  const { icon, tone, text: own, more } = said(item);
  const text = others ? t('contact.messages', { count: others + 1 }) : own;
  return html`<li><span class=${`timeline-mark ${tone}`}><${Icon} name=${icon} /></span><div><p dir="auto">${text}</p>${more && html`<p class="muted timeline-more" dir="auto">${more}</p>`}
    <time class="muted" datetime=${item.at} title=${exactly(item.at)}>${moment(item.at)}</time></div></li>`;
}

/** @param {Item} item @returns {{ icon: import("../parts/icon.js").IconName, tone: string, text: string, more?: string }} */
function said({ kind, booking, message, delivery, change }) {
  if (booking) return { icon: 'calendar', tone: 'info', text: t('contact.did_book', { title: booking.service.title }), more: `${occasion(booking.starts_at, booking.ends_at)} · ${t(`booking_status.${booking.status}`)}` };
  if (message) return { icon: message.direction === 'note' ? 'note' : 'inbox', tone: message.direction === 'inbound' ? 'good' : '', text: message.sender.name || t('thread.automatic'), more: message.message.slice(0, 160) || t(`kind.${message.kind}`) };
  if (delivery) return { icon: delivery.channel === 'email' ? 'mail' : 'whatsapp', tone: delivery.state === 'failed' ? 'bad' : '', text: `${has(`delivery.${delivery.kind}`) ? t(`delivery.${delivery.kind}`) : delivery.kind} · ${has(`delivery_state.${delivery.state}`) ? t(`delivery_state.${delivery.state}`) : delivery.state}`, more: delivery.reason };
  if (change) return { icon: 'pencil', tone: '', text: has(`change.${change.type}`) ? t(`change.${change.type}`) : change.type, more: change.actor_name };
  return { icon: 'person', tone: 'good', text: t(kind === 'contact' ? 'contact.began' : 'common.more') };
}
