// @ts-check
// The calendar: who is booked when, by day, week, month or as a list; dragging moves, selecting books.
import { html } from 'htm/preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '../parts/button.js';
import { Alert } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { dateOf, moment, zone } from '../parts/time.js';
import { toast } from '../parts/toasts.js';
import { complaint } from '../problem.js';
import { query, setQuery } from '../router.js';
import { api, got, may } from '../session.js';
import { learn, t } from '../text.js';
import { useTitle } from '../title.js';
import { choicesAfter, move, read } from './acting.js';
import { BookSheet } from './book.js';
import { BookingSheet } from './booking.js';
import { city, titleOf } from './clock.js';
import { bookingsOf, frame, hoursOf, timeOffOf } from './data.js';
import { closedEvents, coloursOf, eventOf, nameOf } from './draw.js';
import { gridIn } from './grid.js';
import { openOf, shownHours } from './hours.js';
import { useBookingNews } from './news.js';
import { RefusedMove } from './refused.js';
import TEXTS from './texts.js';
import { addDays, instantOf, shownDates, step } from './walls.js';
import { Waiting } from './waiting.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {import('./clock.js').View} View */

learn(TEXTS);
const VIEWS = /** @type {View[]} */ (['day', 'week', 'month', 'list']);
const NARROW = matchMedia('(max-width: 720px)');

/** What the address says is shown. */
function wanted() {
  const given = query.value;
  const view = /** @type {View} */ (given.get('view'));
  const date = given.get('date') ?? '';
  return {
    view: VIEWS.includes(view) ? view : NARROW.matches ? 'list' : 'week',
    date: /^\d{4}-\d\d-\d\d$/.test(date) ? date : dateOf(Date.now()),
    filters: { member: given.get('member') ?? '', team: given.get('team') ?? '', service: given.get('service') ?? '' },
  };
}

export default function Calendar() {
  useTitle(t('calendar.title'));
  const { view, date, filters } = wanted();
  const { first, until } = shownDates(view, date);
  const base = useLoaded(frame, []);
  const members = useMemo(() => membersOf(base.data, filters), [base.data, filters.member, filters.team]);
  const ids = members.map((member) => member.id);
  const hours = useLoaded(() => hoursOf(members), ids);
  const off = useLoaded(() => timeOffOf(members, { first, until, zone: zone() }), [ids, first, until]);
  const found = useLoaded(() => bookingsOf({ first, until, zone: zone(), ...filters }), [first, until, filters]);
  const [open, setOpen] = useState(/** @type {Booking | null} */ (null));
  const [booking, setBooking] = useState(/** @type {import('./book.js').Preset | null} */ (null));
  const [refusal, setRefusal] = useState(/** @type {import('./refused.js').Refusal | null} */ (null));
  const moving = useRef(false);
  useBookingNews(found.reload, { concerns: (frame) => isNews(frame, found.data ?? [], { first, until }), isBusy: () => moving.current });
  usePreset(setBooking, setOpen);

  const put = (/** @type {Booking} */ changed) => {
    found.setData((before) => [...before.filter((each) => each.id !== changed.id), changed]);
    setOpen((before) => (before?.id === changed.id ? changed : before));
  };
  const drop = async (/** @type {Booking} */ dropped, /** @type {string} */ wall, /** @type {string | undefined} */ member, /** @type {() => void} */ revert) => {
    const place = { starts_at: instantOf(wall, zone()), staff_id: member ?? dropped.staff.id };
    moving.current = true;
    try {
      const moved = await move(dropped, place);
      put(moved);
      toast(t('moving.moved', { name: moved.contact.name, moment: moment(moved.starts_at) }));
    } catch (problem) {
      revert();
      if (choicesAfter(problem).kind === 'stale') put(await read(dropped));
      setRefusal({ booking: dropped, place, problem });
    } finally {
      moving.current = false;
    }
  };
  const startBooking = (/** @type {string} */ wall, /** @type {string} */ member = filters.member) =>
    setBooking({ date: wall.slice(0, 10), time: wall.slice(11, 16), member, contact: null, service: filters.service });

  if (base.error) return html`<${Trouble} error=${base.error} retry=${base.reload} />`;
  return html`<div class="area calendar-page">
    <${Head} view=${view} date=${date} filters=${filters} frame=${base.data} onBook=${() => startBooking(`${date}T`)} />
    ${found.error && html`<${Alert}>${complaint(found.error)}<//>`}
    ${base.data ? html`<div class="calendar-body">
        <${Grid} view=${view} date=${date} members=${members} frame=${base.data} hours=${hours.data} off=${off.data} bookings=${found.data}
          told=${{ onOpen: setOpen, onDrop: drop, onSelect: (/** @type {string} */ start, /** @type {any} */ end, /** @type {string | undefined} */ member) => startBooking(start, member), onDay: (/** @type {string} */ day) => setQuery({ view: 'day', date: day }) }} />
        <${Foot} services=${base.data.services} bookings=${found.data ?? []} />
        ${view === 'day' && html`<${Waiting} date=${date} />`}
      </div>` : html`<${Loading} lines=${10} tall />`}
    ${booking && base.data && html`<${BookSheet} frame=${base.data} preset=${booking} onClose=${() => setBooking(null)}
      onBooked=${(/** @type {Booking[]} */ made) => { setBooking(null); made.forEach(put); if (made[0]) { toast(t('booking.booked', { name: made[0].contact.name, moment: moment(made[0].starts_at) })); setOpen(made[0]); } }} />`}
    ${open && base.data && html`<${BookingSheet} key=${open.id} booking=${open} frame=${base.data} onChanged=${(/** @type {Booking} */ changed) => { put(changed); if (changed.series_id) found.reload(); }} onClose=${() => setOpen(null)} />`}
    ${refusal && html`<${RefusedMove} refusal=${refusal} onClose=${() => setRefusal(null)}
      onMoved=${(/** @type {Booking} */ moved) => { put(moved); setRefusal(null); toast(t('moving.moved', { name: moved.contact.name, moment: moment(moved.starts_at) })); }} />`}
  </div>`;
}

/** @typedef {Awaited<ReturnType<typeof frame>>} Frame */

/** @param {Frame | undefined} base @param {import('./data.js').Filters} filters */
function membersOf(base, { member, team }) {
  return (base?.members ?? []).filter((each) => (!member || each.id === member) && (!team || each.teams.some(({ id }) => id === team)));
}

/**
 * Whether what happened to a booking changes what is shown: it is shown in an older version, or starts on these dates.
 * @param {import('../live.js').Frame} frame @param {Booking[]} shown @param {{ first: string, until: string }} dates
 */
function isNews({ booking_id, version, what, starts_at }, shown, { first, until }) {
  const known = shown.find(({ id }) => id === booking_id);
  if (known) return version > known.version || what === 'customer_is_coming';
  const date = dateOf(starts_at);
  return date >= addDays(first, -1) && date < until;
}

/** `?new=1` books, `?contact=` for somebody; `?booking=` shows one. @param {(preset: any) => void} book @param {(booking: Booking) => void} show */
function usePreset(book, show) {
  const contact = query.value.get('contact');
  const fresh = query.value.get('new');
  const booking = query.value.get('booking');
  useEffect(() => {
    if (contact) {
      got(api.GET('/api/v1/contacts/{contact_id}', { params: { path: { contact_id: contact } } }))
        .then((known) => book({ date: dateOf(Date.now()), time: '', member: '', contact: known })).catch(() => {});
    }
    if (booking) got(api.GET('/api/v1/bookings/{booking_id}', { params: { path: { booking_id: booking } } })).then(show).catch(() => {});
    if (fresh && !contact) book({ date: dateOf(Date.now()), time: '', member: '', contact: null });
    if (contact || booking || fresh) setQuery({ contact: null, booking: null, new: null });
  }, [contact, booking, fresh]);
}

/** @param {{ view: View, date: string, filters: import('./data.js').Filters, frame: Frame | undefined, onBook: () => void }} props */
function Head({ view, date, filters, frame: base, onBook }) {
  const go = (/** @type {1 | -1} */ way) => setQuery({ date: step(view, date, way) });
  const select = (/** @type {'member' | 'team' | 'service'} */ name, /** @type {{ id: string, title: string }[]} */ options) => options.length > 0 && html`
    <select class="filter" aria-label=${t(`calendar_filter.${name}`)} value=${filters[name]} onChange=${(/** @type {any} */ event) => setQuery({ [name]: event.currentTarget.value })}>
      <option value="">${t(`calendar_filter.any_${name}`)}</option>${options.map((each) => html`<option value=${each.id}>${each.title}</option>`)}</select>`;
  return html`<header class="area-head calendar-head">
    <h1 class="unseen">${t('calendar.title')}</h1>
    <div class="turn">
      <${Button} onClick=${() => setQuery({ date: null })}>${t('calendar.today')}<//>
      <${IconButton} icon="back" label=${t('calendar.back')} onClick=${() => go(-1)} />
      <${IconButton} icon="next" label=${t('calendar.on')} onClick=${() => go(1)} />
      <h2 aria-live="polite">${titleOf(view, date)}</h2>
    </div>
    <div class="segments" role="group" aria-label=${t('calendar.views')}>${VIEWS.map((each) => html`
      <button type="button" key=${each} aria-pressed=${each === view ? 'true' : 'false'} onClick=${() => setQuery({ view: each })}>${t(`calendar_view.${each}`)}</button>`)}</div>
    <div class="filters">
      ${select('member', (base?.members ?? []).map((member) => ({ id: member.id, title: nameOf(member.user) })))}
      ${select('team', (base?.teams ?? []).map((team) => ({ id: team.id, title: team.name })))}
      ${select('service', (base?.services ?? []).map((service) => ({ id: service.id, title: service.title })))}
    </div>
    ${may('booking.write') && html`<${Button} tone="primary" icon="plus" class="new-booking" onClick=${onBook}>${t('booking.title')}<//>`}
  </header>`;
}

/** @param {{ view: View, date: string, members: any[], frame: Frame, hours: any, off: any, bookings: Booking[] | undefined, told: import('./grid.js').Told }} props */
function Grid({ view, date, members, frame: base, hours, off, bookings, told }) {
  const holder = useRef(/** @type {HTMLDivElement | null} */ (null));
  const grid = useRef(/** @type {ReturnType<typeof gridIn> | null} */ (null));
  const latest = useRef(told);
  latest.current = told;
  useEffect(() => {
    const told = /** @type {import('./grid.js').Told} */ (Object.fromEntries(['onOpen', 'onSelect', 'onDrop', 'onDay'].map((name) =>
      [name, (/** @type {any[]} */ ...given) => /** @type {any} */ (latest.current)[name](...given)])));
    grid.current = gridIn(/** @type {HTMLDivElement} */ (holder.current), { zone: zone(), mayBook: may('booking.write'), told });
    return () => grid.current?.end();
  }, []);
  useEffect(() => {
    const { first, until } = shownDates(view, date);
    const colours = coloursOf(base.services);
    const ids = new Set(members.map((member) => member.id));
    const mine = (bookings ?? []).filter((booking) => booking.status !== 'cancelled' && (ids.has(booking.staff.id) || view !== 'day'));
    const closing = { members, hours: hours ?? new Map(), vendor: base.vendorHours, off: off ?? new Map(), zone: zone(), first, until };
    const closed = hours && (view === 'day' || view === 'week') ? closedEvents({ ...closing, perMember: view === 'day' }) : [];
    const spans = mine.map((booking) => ({ start: Date.parse(booking.starts_at), end: Date.parse(booking.ends_at) }));
    const open = hours ? members.flatMap((member) => openOf({ own: hours.get(member.id) ?? NO_HOURS, vendor: base.vendorHours, off: [], zone: zone(), first, until })).filter(isNotRoundTheClock) : [];
    grid.current?.update({
      view, date,
      events: [...mine.map((booking) => eventOf(booking, { zone: zone(), colours, mayMove: may('booking.write') })), ...closed],
      members: members.map((member) => ({ id: member.id, title: nameOf(member.user) })),
      hours: shownHours([...spans, ...open], zone()),
    });
  }, [view, date, members, base, hours, off, bookings]);
  return html`<div class=${`calendar-grid shows-${view}`} ref=${holder} role="group" aria-label=${t('calendar.title')} aria-busy=${bookings ? 'false' : 'true'}></div>`;
}

const NO_HOURS = { weekly: [], dates: [] };
/** Of whoever has no hours set one need not see the night. @param {{ start: number, end: number }} span */
const isNotRoundTheClock = ({ start, end }) => end - start < 20 * 3_600_000;

/** @param {{ services: import("spout-api").Service[], bookings: Booking[] }} props */
function Foot({ services, bookings }) {
  const colours = coloursOf(services);
  const shown = services.filter((service) => bookings.some((booking) => booking.service.id === service.id));
  return html`<footer class="calendar-foot"><ul class="legend" aria-label=${t('calendar.legend')}>${shown.map((service) => html`<li key=${service.id}><span class="swatch" style=${{ '--service': colours.get(service.id) }}></span>${service.title}</li>`)}</ul>
    <span class="zone">${t('calendar.zone', { city: city() })}</span></footer>`;
}
