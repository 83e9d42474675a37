// @ts-check
// Who waits for time on a date.
import { html } from 'htm/preact';
import { useLoaded } from '../parts/load.js';
import { moment, time, zone } from '../parts/time.js';
import { api, got } from '../session.js';
import { t } from '../text.js';
import { everyItem } from './data.js';
import { addDays, instantOf } from './walls.js';

/** @param {{ date: string }} props */
export function Waiting({ date }) {
  const { data } = useLoaded(() => everyItem((cursor) => got(api.GET('/api/v1/waitlist', { params: { query: { status: 'waiting', limit: 200, cursor } } }))), []);
  const [start, end] = [date, addDays(date, 1)].map((each) => Date.parse(instantOf(`${each}T00:00`, zone())));
  const touching = (data ?? []).filter((entry) => Date.parse(entry.wanted_from) < end && Date.parse(entry.wanted_until) > start);
  if (!touching.length) return null;
  return html`<section class="waiting" aria-labelledby="waiting"><h3 id="waiting">${t('calendar.waiting', { count: touching.length })}</h3>
    <ul>${touching.map((entry) => html`<li key=${entry.id}><a href=${`/contacts/${entry.contact.id}`}>${entry.contact.name}</a>
      <span class="muted">${entry.service.title} · ${moment(entry.wanted_from)} – ${time(entry.wanted_until)}</span></li>`)}</ul></section>`;
}
