// @ts-check
// EventCalendar, told what to show. Its clock stands at the vendor's zone: what it is given and gives are walls.
import EventCalendar from '@event-calendar/build';
import { locale, t } from '../text.js';
import { offsetAt, offsetText } from './walls.js';

/** @typedef {'day' | 'week' | 'month' | 'list'} View */
/**
 * @typedef {object} Told
 * @property {(booking: any) => void} onOpen
 * @property {(start: string, end: string | null, member: string | undefined, allDay: boolean) => void} onSelect walls
 * @property {(booking: any, start: string, member: string | undefined, revert: () => void) => void} onDrop
 * @property {(date: string) => void} onDay
 */

const VIEWS = { day: 'resourceTimeGridDay', week: 'timeGridWeek', month: 'dayGridMonth', list: 'listWeek' };
const TAP_MS = 350;
const WRONG_ROLES = ['table', 'rowgroup', 'row', 'cell', 'gridcell', 'columnheader', 'rowheader'].map((role) => `[role=${role}]`).join();
const OF_TABLES = ['aria-colindex', 'aria-rowindex', 'aria-colspan', 'aria-rowspan', 'aria-colcount', 'aria-rowcount'];

/**
 * A calendar in this element. `update` gives it other things to show, `end` takes it away.
 * @param {HTMLElement} element @param {{ zone: string, mayBook: boolean, told: Told }} of
 */
export function gridIn(element, { zone, mayBook, told }) {
  const offset = offsetAt(Date.now(), zone);
  const wall = (/** @type {Date} */ date) => new Date(date.getTime() + offset).toISOString().slice(0, 19);
  const calendar = EventCalendar.create(element, {
    view: VIEWS.week,
    timeZone: offset ? offsetText(offset) : 'UTC',
    locale: locale(),
    firstDay: 1,
    headerToolbar: { start: '', center: '', end: '' },
    allDaySlot: false,
    nowIndicator: true,
    dayMaxEvents: true,
    slotEventOverlap: false,
    slotDuration: '00:30',
    snapDuration: '00:15',
    slotHeight: 30,
    dayHeaderFormat: { weekday: 'short', day: 'numeric' },
    views: { [VIEWS.month]: { dayHeaderFormat: { weekday: 'short' } } },
    eventTimeFormat: { hour: 'numeric', minute: '2-digit' },
    slotLabelInterval: '01:00',
    eventLongPressDelay: TAP_MS,
    selectLongPressDelay: TAP_MS,
    selectable: mayBook,
    pointer: mayBook,
    editable: false,
    eventContent: content,
    moreLinkContent: (/** @type {{ num: number }} */ { num }) => t('calendar.more', { count: num }),
    noEventsContent: () => t('calendar.nothing'),
    buttonText: (/** @type {Record<string, string>} */ texts) => ({ ...texts, close: t('calendar.close') }),
    eventClick: (/** @type {any} */ { event }) => event.extendedProps.booking && told.onOpen(event.extendedProps.booking),
    dateClick: (/** @type {any} */ { date, allDay, resource }) => (allDay ? told.onDay(wall(date).slice(0, 10)) : mayBook && told.onSelect(wall(date), null, resource?.id, false)),
    select: (/** @type {any} */ { start, end, allDay, resource }) => {
      calendar.unselect();
      if (!allDay) told.onSelect(wall(start), wall(end), resource?.id, allDay);
    },
    eventDrop: (/** @type {any} */ { event, newResource, revert }) => told.onDrop(event.extendedProps.booking, wall(event.start), newResource?.id, revert),
  });
  const stop = plainRoles(element);
  return {
    /** @param {{ view: View, date: string, events: any[], members: { id: string, title: string }[], hours: { earliest: number, latest: number } }} shown */
    update({ view, date, events, members, hours }) {
      const clock = (/** @type {number} */ hour) => `${String(hour).padStart(2, '0')}:00:00`;
      calendar.setOption('slotMinTime', clock(hours.earliest));
      calendar.setOption('slotMaxTime', clock(hours.latest));
      calendar.setOption('scrollTime', clock(Math.max(hours.earliest, 8)));
      calendar.setOption('resources', members);
      if (calendar.getOption('view') !== VIEWS[view]) calendar.setOption('view', VIEWS[view]);
      calendar.setOption('date', `${date}T00:00:00`);
      calendar.setOption('firstDay', view === 'list' ? new Date(`${date}T00:00:00Z`).getUTCDay() : 1);
      calendar.setOption('events', events);
    },
    end: () => { stop(); EventCalendar.destroy(calendar); },
  };
}

/**
 * The library says that its boxes are a table, which they are not: bookings stand outside of its cells. To those who
 * are read the page it is a group of buttons, in order.
 * @param {HTMLElement} element
 */
function plainRoles(element) {
  const strip = () => {
    for (const node of element.querySelectorAll(WRONG_ROLES)) node.removeAttribute('role');
    for (const name of OF_TABLES) for (const node of element.querySelectorAll(`[${name}]`)) node.removeAttribute(name);
  };
  const observer = new MutationObserver(strip);
  observer.observe(element, { childList: true, subtree: true });
  strip();
  return () => observer.disconnect();
}

/** @param {{ event: any, timeText: string, view: { type: string } }} info */
function content({ event, timeText, view }) {
  const booking = event.extendedProps.booking;
  if (!booking) return { domNodes: event.title ? [el('span', 'off-why', event.title)] : [] };
  const minutes = (Date.parse(booking.ends_at) - Date.parse(booking.starts_at)) / 60_000;
  const isDone = booking.status === 'completed';
  const said = t(`booking_status.${booking.status}`);
  const mark = booking.status === 'confirmed' || isDone ? [] : [el('span', 'status', said)];
  const name = el('strong', '', ...(isDone ? [el('span', 'done', '✓ '), el('span', 'unseen', said)] : []), booking.contact.name);
  const what = el('span', 'what', booking.service.title);
  if (view.type === VIEWS.month) return { domNodes: [el('time', '', timeText.split(/\s*[–-]\s*/)[0]), name] };
  if (view.type === VIEWS.list) {
    return { domNodes: [el('time', '', timeText), el('span', 'whom', name, what, el('span', 'with', booking.staff.first_name)), ...mark] };
  }
  if (minutes <= 30) return { domNodes: [el('span', 'line', name, what)] };
  if (minutes <= 60 && mark.length) return { domNodes: [name, what, ...mark] };
  return { domNodes: [name, what, el('time', '', timeText), ...mark] };
}

/** @param {string} tag @param {string} className @param {(string | Node)[]} children */
function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

