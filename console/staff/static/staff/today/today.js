// @ts-check
// What is to be done today.
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { act } from '../calendar/acting.js';
import { city } from '../calendar/clock.js';
import { bookingsOf, frame, hoursOf, timeOffOf } from '../calendar/data.js';
import { coloursOf, gapsOf, nameOf } from '../calendar/draw.js';
import { useBookingNews } from '../calendar/news.js';
import CALENDAR_TEXTS from '../calendar/texts.js';
import { addDays } from '../calendar/walls.js';
import { onInbox } from '../live.js';
import { Avatar } from '../parts/avatar.js';
import { Button } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { brief, dateOf, day, distance, moment, span, time, zone } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { api, got, may, session } from '../session.js';
import { learn, t } from '../text.js';
import { useTitle } from '../title.js';
import { Beginning } from './beginning.js';
import TEXTS from './texts.js';

/** @typedef {import("spout-api").Booking} Booking */

learn(CALENDAR_TEXTS);
learn(TEXTS);
const PAUSE_MS = 900;
const SHOWN = 5;
const SHORTEST_GAP = 30;

export default function Today() {
  useTitle(t('nav.today'));
  const date = dateOf(Date.now());
  const base = useLoaded(frame, []);
  const bookings = useLoaded(() => bookingsOf({ first: date, until: addDays(date, 1), zone: zone() }), [date]);
  const pending = useLoaded(() => got(api.GET('/api/v1/bookings', { params: { query: { status: 'pending', from: new Date().toISOString(), ordering: 'starts_at', limit: 20, count: true } } })), [date]);
  const reload = () => { bookings.reload(); pending.reload(); };
  useBookingNews(reload);
  if (bookings.error && !bookings.data) return html`<${Trouble} error=${bookings.error} retry=${bookings.reload} />`;
  const mine = (bookings.data ?? []).filter((booking) => booking.status !== 'cancelled');
  return html`<div class="area today">
    <header class="area-head"><div class="today-hello"><h1>${t(`today.${partOfDay()}`, { name: session.value?.user.first_name ?? '' })}</h1>
      <p class="muted">${day(Date.now())} · ${t('calendar.zone', { city: city() })}</p></div>
      ${may('booking.write') && html`<a class="button primary" href="/calendar?new=1"><${Icon} name="plus" /><span>${t('booking.title')}</span></a>`}</header>
    <div class="area-body"><div class="today-body">
    <${Beginning} frame=${base.data} />
    <${Figures} bookings=${mine} pending=${pending.data?.total ?? null} />
    <div class="today-columns">
      <section class="panel card" aria-labelledby="bookings-today"><h2 id="bookings-today">${t('today.bookings')}</h2>
        ${bookings.data ? html`<${Day} bookings=${mine} colours=${coloursOf(base.data?.services ?? [])} onChanged=${reload} />` : html`<${Loading} lines=${5} />`}</section>
      <div class="today-side">
        ${pending.data?.items.length ? html`<${Pending} items=${pending.data.items} onChanged=${reload} />` : null}
        ${may('conversation.read') && html`<${Conversations} />`}
        ${may('delivery.read') && html`<${NotSent} />`}
        ${base.data && html`<${Gaps} base=${base.data} bookings=${mine} date=${date} />`}
      </div>
    </div>
    </div></div>
  </div>`;
}

function partOfDay() {
  const hour = Number(time(Date.now()).match(/\d+/)?.[0]) + (/p\.?\s?m/i.test(time(Date.now())) ? 12 : 0);
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** @param {{ bookings: Booking[], pending: number | null }} props */
function Figures({ bookings, pending }) {
  const now = Date.now();
  const count = (/** @type {(booking: Booking) => boolean} */ test) => bookings.filter(test).length;
  const next = bookings.find((booking) => Date.parse(booking.starts_at) > now);
  const figures = [
    ['today.count', String(bookings.length), ''],
    ['today.done', String(count((booking) => booking.status === 'completed')), ''],
    ['today.to_confirm', pending === null ? '–' : String(pending), pending ? 'warn' : ''],
    ['today.next', next ? distance(next.starts_at, now) : '–', ''],
  ];
  return html`<dl class="figures panel">${figures.map(([label, value, tone]) => html`<div key=${label} class=${tone}><dt>${t(label)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** @param {{ bookings: Booking[], colours: Map<string, string>, onChanged: () => void }} props */
function Day({ bookings, colours, onChanged }) {
  if (!bookings.length) {
    return html`<div class="nothing"><p>${t('today.no_bookings')}</p><a class="button" href="/calendar">${t('today.to_calendar')}</a></div>`;
  }
  const now = Date.now();
  const sorted = [...bookings].sort((one, other) => one.starts_at.localeCompare(other.starts_at));
  const next = sorted.find((booking) => Date.parse(booking.ends_at) > now);
  return html`<ol class="agenda">${sorted.map((booking) => html`<li key=${booking.id} class=${`agenda-row is-${booking.status} ${Date.parse(booking.ends_at) <= now ? 'past' : ''} ${booking === next ? 'next' : ''}`}>
    <time datetime=${booking.starts_at}>${time(booking.starts_at)}</time>
    <span class="swatch" style=${{ '--service': colours.get(booking.service.id) ?? 'var(--accent)' }}></span>
    <a class="agenda-who" href=${`/calendar?view=day&booking=${booking.id}`}><strong>${booking.contact.name}</strong><small>${booking.service.title} · ${booking.staff.first_name}</small></a>
    <${Deeds} booking=${booking} onChanged=${onChanged} />
  </li>`)}</ol>`;
}

/** @param {{ booking: Booking, onChanged: () => void }} props */
function Deeds({ booking, onChanged }) {
  const begun = Date.parse(booking.starts_at) <= Date.now();
  const label = (/** @type {string} */ text) => ({ 'aria-label': `${text}: ${booking.contact.name}` });
  const deed = (/** @type {'confirm' | 'complete' | 'no-show'} */ name, tone = 'plain') => html`<${Button} small tone=${tone} ...${label(t(`deed.${name.replace('-', '_')}`))}
    onClick=${async () => { await attempt(() => act(booking, name)); onChanged(); }}>${t(`deed.${name.replace('-', '_')}`)}<//>`;
  if (!may('booking.write')) return html`<span class=${`chip state is-${booking.status}`}>${t(`booking_status.${booking.status}`)}</span>`;
  if (booking.status === 'pending') return html`<span class="row-deeds">${deed('confirm', 'primary')}</span>`;
  if (booking.status === 'confirmed' && begun) return html`<span class="row-deeds">${deed('complete')}${deed('no-show', 'quiet')}</span>`;
  return html`<span class=${`chip state is-${booking.status}`}>${t(`booking_status.${booking.status}`)}</span>`;
}

/** @param {{ title: string, count?: number | null, tone?: string, href?: string, children: any }} props */
function Card({ title, count, tone = '', href, children }) {
  return html`<section class="panel card side" aria-label=${title}><h2>${title}${count ? html` <span class=${`count ${tone}`}>${count}</span>` : null}
    ${href && html`<a class="all" href=${href}>${t('today.all')}</a>`}</h2>${children}</section>`;
}

/** @param {{ items: Booking[], onChanged: () => void }} props */
function Pending({ items, onChanged }) {
  return html`<${Card} title=${t('today.pending')} count=${items.length} tone="warn"><ul class="rows">${items.slice(0, SHOWN).map((booking) => html`<li key=${booking.id}>
    <a class="row-main" href=${`/calendar?booking=${booking.id}`}><strong>${booking.contact.name}</strong><small>${booking.service.title} · ${moment(booking.starts_at)}</small></a><${Deeds} booking=${booking} onChanged=${onChanged} /></li>`)}</ul><//>`;
}

function Conversations() {
  const unread = useLoaded(() => got(api.GET('/api/v1/conversations', { params: { query: { unread: true, limit: SHOWN, count: true } } })), []);
  const unassigned = useLoaded(() => got(api.GET('/api/v1/conversations', { params: { query: { assignee: 'none', status: 'open', limit: 1, count: true } } })), []);
  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let soon;
    const stop = onInbox(({ type }) => { if (type?.startsWith('booking_')) return; clearTimeout(soon); soon = setTimeout(() => { unread.reload(); unassigned.reload(); }, PAUSE_MS); });
    return () => { stop(); clearTimeout(soon); };
  }, []);
  const items = unread.data?.items;
  return html`<${Card} title=${t('today.unread')} count=${unread.data?.total} tone="accent" href="/conversations">
    ${!items ? html`<${Loading} lines=${2} />` : items.length ? html`<ul class="rows">${items.map((each) => html`<li key=${each.id}><a class="row-main talk" href=${`/conversations/${each.id}`}>
      <${Avatar} name=${each.contact.name} size="small" /><span><strong>${each.contact.name}</strong><small>${each.preview}</small></span><time>${brief(each.last_message_at)}</time></a></li>`)}</ul>`
      : html`<p class="nothing">${t('today.all_read')}</p>`}
    ${unassigned.data?.total ? html`<p class="under"><a href="/conversations?assignee=none">${t('today.unassigned', { count: unassigned.data.total })}</a></p>` : null}<//>`;
}

function NotSent() {
  const { data, reload } = useLoaded(() => got(api.GET('/api/v1/deliveries', { params: { query: { dead: true, state: 'failed', limit: SHOWN, count: true } } })), []);
  if (!data?.items.length) return null;
  const again = (/** @type {string} */ id) => attempt(() => got(api.POST('/api/v1/deliveries/{delivery_id}/retry', { params: { path: { delivery_id: id } } })), t('today.sent_again')).then(reload);
  return html`<${Card} title=${t('today.not_sent')} count=${data.total} tone="bad"><ul class="rows">${data.items.map((delivery) => html`<li key=${delivery.id}>
    <span class="row-main"><strong>${kindOf(delivery)}</strong><small>${[moment(delivery.settled_at ?? delivery.send_at), delivery.reason].filter(Boolean).join(' · ')}</small></span>
    ${may('delivery.write') && html`<${Button} small onClick=${() => again(delivery.id)}>${t('today.again')}<//>`}</li>`)}</ul><//>`;
}

const KINDS = new Set(Object.keys(CALENDAR_TEXTS.en.message_kind));
/** @param {import("spout-api").Delivery} delivery */
const kindOf = ({ kind, channel }) => `${KINDS.has(kind) ? t(`message_kind.${kind}`) : kind} ${t(`message_channel.${channel}`)}`;

/** @param {{ base: Awaited<ReturnType<typeof frame>>, bookings: Booking[], date: string }} props */
function Gaps({ base, bookings, date }) {
  const ids = base.members.map((member) => member.id);
  const hours = useLoaded(() => hoursOf(base.members), ids);
  const off = useLoaded(() => timeOffOf(base.members, { first: date, until: addDays(date, 1), zone: zone() }), [ids, date]);
  if (!hours.data || !off.data) return null;
  const rows = base.members.map((member) => ({
    member,
    gaps: gapsOf({
      own: hours.data?.get(member.id) ?? { weekly: [], dates: [] }, vendor: base.vendorHours, off: off.data?.get(member.id) ?? [],
      bookings: bookings.filter((booking) => booking.staff.id === member.id), zone: zone(), date, from: Date.now(), minutes: SHORTEST_GAP,
    }),
  })).filter(({ member, gaps }) => gaps.length && (hours.data?.get(member.id)?.weekly.length || base.vendorHours.weekly.length));
  if (!rows.length) return null;
  return html`<${Card} title=${t('today.gaps')}><ul class="rows gaps">${rows.map(({ member, gaps }) => html`<li key=${member.id}><span class="row-main"><strong>${nameOf(member.user)}</strong>
    <small>${gaps.map((gap) => span(gap.start, gap.end)).join(', ')}</small></span></li>`)}</ul><//>`;
}
