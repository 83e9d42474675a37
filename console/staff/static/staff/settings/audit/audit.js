// @ts-check
// Who did what.
import { html } from 'htm/preact';
import { Button } from '../../parts/button.js';
import { usePages } from '../../parts/load.js';
import { Empty, Loading, Trouble } from '../../parts/states.js';
import { moment } from '../../parts/time.js';
import { api, got } from '../../session.js';
import { has, learn, t } from '../../text.js';
import TEXTS from './texts.js';

learn(TEXTS);

/** What an event is about, where the console can show it: noun and address by the payload's name of it. */
const SUBJECTS = /** @type {const} */ ([
  ['booking_id', 'booking', '/calendar?booking='],
  ['conversation_id', 'conversation', '/conversations/'],
  ['contact_id', 'contact', '/contacts/'],
]);
const GONE = ['contact.removed', 'contact.erased'];

export default function Audit() {
  const pages = usePages((cursor) => got(api.GET('/api/v1/audit-events', { params: { query: { limit: 50, cursor } } })), []);
  if (pages.error) return html`<${Trouble} error=${pages.error} retry=${pages.reload} />`;
  if (!pages.items) return html`<${Loading} lines=${8} />`;
  if (!pages.items.length) return html`<${Empty} icon="list" title=${t('audit.none')} text=${t('audit.none_lead')} />`;
  return html`<ul class="panel lines">${pages.items.map((event) => html`<li key=${event.id}><span class="line-main"><strong title=${event.type}>${has(`done.${event.type}`) ? t(`done.${event.type}`) : event.type}</strong><small>${[event.actor_name, event.address].filter(Boolean).join(' · ')}</small></span>
      <${Subject} event=${event} /><time class="muted" datetime=${event.recorded_at}>${moment(event.recorded_at)}</time></li>`)}</ul>
    ${pages.hasMore && html`<${Button} onClick=${pages.more}>${t('common.load_more')}<//>`}`;
}

/** @param {{ event: import("spout-api").AuditEvent }} props */
function Subject({ event }) {
  const [name, noun, address] = SUBJECTS.find(([key]) => event.payload[key]) ?? [];
  if (!name || GONE.includes(event.type)) return null;
  return html`<a href=${`${address}${event.payload[name]}`}>${t(`audit.${noun}`)}</a>`;
}
