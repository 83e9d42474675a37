// @ts-check
// Wall clocks of a zone: what a calendar is drawn in, and the way back to instants. Dates are `2026-05-14`, walls
// `2026-05-14T10:30:00`, instants RFC 3339.

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone */
function formatOf(zone) {
  let format = formats.get(zone);
  if (!format) {
    // Swedes write dates as the ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(zone, format);
  }
  return format;
}

/**
 * What clocks in the zone show at this instant.
 * @param {string | number | Date} instant @param {string} zone
 */
export const wallOf = (instant, zone) => formatOf(zone).format(new Date(instant)).replace(' ', 'T');

/** @param {string | number | Date} instant @param {string} zone */
export const dateOf = (instant, zone) => wallOf(instant, zone).slice(0, 10);

/**
 * How far the zone is ahead of UTC at this instant, in milliseconds.
 * @param {number} instant @param {string} zone
 */
export function offsetAt(instant, zone) {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${wallOf(whole, zone)}Z`) - whole;
}

/**
 * The instant at which clocks in the zone show this: the first of two where an hour comes twice, and what the clock
 * leaps over is moved on by as much.
 * @param {string} wall @param {string} zone
 */
export function instantOf(wall, zone) {
  const full = wall.length === 16 ? `${wall}:00` : wall;
  const utc = Date.parse(`${full}Z`);
  const offsets = [offsetAt(utc - DAY, zone), offsetAt(utc + DAY, zone)];
  const fitting = offsets.map((offset) => utc - offset).filter((instant) => wallOf(instant, zone) === full);
  const instant = fitting.length ? Math.min(...fitting) : utc - offsets[0];
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/**
 * `+01:00`, as the calendar's own clock is told.
 * @param {number} offset
 */
export function offsetText(offset) {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** @param {string} date @param {number} days */
export const addDays = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/**
 * 0 is Monday, as the API counts.
 * @param {string} date
 */
export const weekdayOf = (date) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** @param {string} date */
export const weekOf = (date) => addDays(date, -weekdayOf(date));

/**
 * The same day of another month, or its last.
 * @param {string} date @param {number} months
 */
export function addMonths(date, months) {
  const [year, month, day] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/**
 * Every date from the first to the one before the last.
 * @param {string} first @param {string} until
 */
export function datesBetween(first, until) {
  const found = [];
  for (let date = first; date < until; date = addDays(date, 1)) found.push(date);
  return found;
}

/**
 * The dates that a view shows, the last not part of it.
 * @param {'day' | 'week' | 'month' | 'list'} view @param {string} date
 */
export function shownDates(view, date) {
  if (view === 'day') return { first: date, until: addDays(date, 1) };
  if (view === 'week') return { first: weekOf(date), until: addDays(weekOf(date), 7) };
  if (view === 'list') return { first: date, until: addDays(date, 7) };
  const month = `${date.slice(0, 7)}-01`;
  const last = addDays(addMonths(month, 1), -1);
  return { first: weekOf(month), until: addDays(weekOf(last), 7) };
}

/**
 * The date one step on or back in a view.
 * @param {'day' | 'week' | 'month' | 'list'} view @param {string} date @param {1 | -1} way
 */
export function step(view, date, way) {
  if (view === 'month') return addMonths(date, way);
  return addDays(date, view === 'day' ? way : 7 * way);
}
