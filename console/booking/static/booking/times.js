// A month of days, and the free starts of one of them.
import { complaint } from '../pages/api.js';
import { el, icon } from '../pages/page.js';
import { locale, t } from '../pages/words.js';
import { differs, ownClock } from './clock.js';

const MONTHS_AHEAD = 12;
const LOOK_THROUGH = 3;
const DAY_MS = 86400000;
const PARTS = [['night', 6], ['morning', 12], ['afternoon', 17], ['evening', 24]];

// Months and days of calendars are counted in UTC, which has no summer time.
const utc = (options) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
const monthName = utc({ month: 'long', year: 'numeric' });
const dayName = utc({ weekday: 'long', day: 'numeric', month: 'long' });
const weekdays = { short: utc({ weekday: 'short' }), long: utc({ weekday: 'long' }) };
const dateOf = (day) => day.toISOString().slice(0, 10);
const addMonths = (month, count) => new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + count, 1));

/** 1 (Monday) to 7. */
function firstWeekday() {
  const here = new Intl.Locale(locale).maximize();
  return (here.getWeekInfo?.() ?? here.weekInfo)?.firstDay ?? (['US', 'BR', 'MX', 'CA'].includes(here.region) ? 7 : 1);
}

/**
 * `find({from, to})` asks the API for free starts; `clock` shows them; `onpick(slot)` is told which is taken.
 * `from` is the instant to begin looking at.
 */
export function timePicker({ find, clock, onpick, from = new Date() }) {
  const first = new Date(`${clock.wall(new Date()).slice(0, 7)}-01T00:00Z`);
  const months = new Map();
  let month = new Date(`${clock.wall(from).slice(0, 7)}-01T00:00Z`);
  let day = clock.wall(from).slice(0, 10);
  const title = el('h2', { 'aria-live': 'polite' });
  const back = turn('back', 'times.month_before', -1);
  const next = turn('next', 'times.month_after', 1);
  const body = el('tbody');
  const table = el('table', { class: 'days' }, el('caption', { class: 'unseen' }, t('times.days')), el('thead', {}, el('tr', {}, heads())), body);
  const starts = el('section', { class: 'starts', 'aria-live': 'polite' });
  const node = el('div', { class: 'when' }, el('section', { class: 'month' }, el('div', { class: 'turn' }, back, title, next), table), starts);
  table.addEventListener('keydown', walk);
  open(LOOK_THROUGH);
  return node;

  function turn(sign, label, count) {
    const onclick = () => { month = addMonths(month, count); open(0); };
    return el('button', { class: 'round', type: 'button', 'aria-label': t(label), onclick }, icon(sign));
  }

  function heads() {
    const monday = Date.UTC(2024, 0, 1);
    return Array.from({ length: 7 }, (_, index) => new Date(monday + (firstWeekday() - 1 + index) * DAY_MS)).map((each) =>
      el('th', { scope: 'col', abbr: weekdays.long.format(each) }, weekdays.short.format(each)));
  }

  /** Show the month, once its starts are known; when it has none, look through so many more. */
  async function open(more) {
    const wanted = month;
    title.textContent = monthName.format(month);
    disable(back, month <= first);
    disable(next, month >= addMonths(first, MONTHS_AHEAD));
    if (!months.has(dateOf(month))) {
      draw(new Map());
      table.setAttribute('aria-busy', 'true');
      starts.replaceChildren(el('span', { class: 'spinner', role: 'status', 'aria-label': t('times.looking') }));
      const answer = await find({ from: new Date(month - DAY_MS).toISOString(), to: new Date(+addMonths(month, 1) + DAY_MS).toISOString() });
      if (answer.ok) months.set(dateOf(wanted), byDay(answer.body.items));
      if (wanted !== month) return;
      table.removeAttribute('aria-busy');
      if (!answer.ok) return fail(answer);
    }
    const found = months.get(dateOf(month));
    const free = [...found.keys()].filter((each) => each.startsWith(dateOf(month).slice(0, 7)));
    if (!free.length && more) {
      month = addMonths(month, 1);
      return open(more - 1);
    }
    if (!free.includes(day)) day = free.find((each) => each > day) ?? free[0] ?? '';
    draw(found);
    list(found.get(day));
  }

  function disable(button, on) {
    button.disabled = on;
  }

  function byDay(slots) {
    return Map.groupBy?.(slots, dayOf) ?? slots.reduce((days, slot) => days.set(dayOf(slot), [...(days.get(dayOf(slot)) ?? []), slot]), new Map());
  }

  function dayOf(slot) {
    return clock.wall(slot.starts_at).slice(0, 10);
  }

  function draw(found) {
    const before = (month.getUTCDay() - (firstWeekday() % 7) + 7) % 7;
    const weeks = [];
    for (let at = +month - before * DAY_MS; at < +addMonths(month, 1); at += 7 * DAY_MS) {
      weeks.push(el('tr', {}, Array.from({ length: 7 }, (_, index) => el('td', {}, cell(new Date(at + index * DAY_MS), found)))));
    }
    body.replaceChildren(...weeks);
  }

  function cell(each, found) {
    if (each.getUTCMonth() !== month.getUTCMonth()) return '';
    const date = dateOf(each);
    const count = found.get(date)?.length ?? 0;
    const number = String(each.getUTCDate());
    if (!count) return el('span', { class: 'full' }, number);
    return el('button', {
      type: 'button', 'data-date': date, 'aria-pressed': String(date === day), tabindex: date === day ? '0' : '-1',
      'aria-label': t(count === 1 ? 'times.day_one' : 'times.day', { day: dayName.format(each), count }),
      onclick: () => choose(date, found),
    }, number);
  }

  function choose(date, found) {
    day = date;
    for (const button of body.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.date === day));
      button.tabIndex = button.dataset.date === day ? 0 : -1;
    }
    list(found.get(day));
    starts.scrollIntoView({ block: 'nearest' });
  }

  /** Arrows go to the next day that has free starts. */
  function walk(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const here = event.target.dataset?.date;
    if (!step || !here) return;
    event.preventDefault();
    const buttons = [...body.querySelectorAll('button')];
    const goal = dateOf(new Date(Date.parse(`${here}T00:00Z`) + step * DAY_MS));
    const target = step > 0 ? buttons.find((each) => each.dataset.date >= goal) : buttons.findLast((each) => each.dataset.date <= goal);
    target?.focus();
  }

  function list(slots) {
    if (!slots?.length) {
      const name = monthName.format(month);
      const later = el('button', { class: 'button', type: 'button', onclick: () => next.click() }, t('times.month_after'));
      starts.replaceChildren(el('p', { class: 'muted' }, t('times.none', { month: name })), ...(next.disabled ? [] : [later]));
      return;
    }
    const parts = PARTS.map(([name, until], index) => {
      const since = index ? PARTS[index - 1][1] : 0;
      const these = slots.filter((slot) => { const hour = Number(clock.wall(slot.starts_at).slice(11, 13)); return hour >= since && hour < until; });
      return these.length ? part(name, these, these.length === slots.length) : null;
    });
    const heading = el('h2', {}, dayName.format(new Date(`${day}T00:00Z`)));
    starts.replaceChildren(heading, zones(slots[0]), el('div', { class: 'parts' }, parts.filter(Boolean)));
  }

  /** Hardly anybody means the night: it is folded, unless there is nothing else. */
  function part(name, slots, isAll) {
    const grid = el('div', { class: 'grid', role: 'group', 'aria-label': t(`times.${name}`) }, slots.map(start));
    if (name !== 'night') return el('div', {}, el('h3', {}, t(`times.${name}`)), grid);
    return el('details', { open: isAll }, el('summary', {}, t(`times.${name}`)), grid);
  }

  function zones(slot) {
    const key = differs(clock, slot.starts_at) ? 'times.two_zones' : 'times.zone';
    return el('p', { class: 'muted' }, t(key, { city: clock.city, own: ownClock.city }));
  }

  function start(slot) {
    const time = clock.time(slot.starts_at);
    if (!differs(clock, slot.starts_at)) return el('button', { class: 'start', type: 'button', onclick: () => onpick(slot) }, time);
    const own = ownClock.wall(slot.starts_at).slice(0, 10) === day ? ownClock.time(slot.starts_at) : ownClock.weekTime(slot.starts_at);
    return el('button', { class: 'start', type: 'button', onclick: () => onpick(slot) }, time, ' ', el('small', {}, el('span', { class: 'unseen' }, t('times.own'), ' '), own));
  }

  function fail(answer) {
    const again = el('button', { class: 'button', type: 'button', onclick: () => open(0) }, t('problem.try_again'));
    starts.replaceChildren(el('p', { class: 'alert', role: 'alert' }, icon('alert'), el('span', {}, complaint(answer))), again);
  }
}

/** The starts that the API says are free near one that was taken, to choose from. */
export function nearestStarts(starts, clock, onpick) {
  const shown = (start) => (differs(clock, start) ? t('times.both', { time: clock.moment(start), own: ownClock.moment(start) }) : clock.moment(start));
  return el('div', { class: 'nearest' }, starts.map((start) => el('button', { class: 'button', type: 'button', onclick: () => onpick(start) }, shown(start))));
}
