// @ts-check
// Instants in the vendor's zone, as the reader writes them.
import { locale } from '../text.js';
import { vendor } from '../session.js';

/** @typedef {string | number | Date} Instant */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();
const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The vendor's zone; the reader's own where this browser does not know it. */
export function zone() {
  const wanted = vendor()?.timezone ?? OWN;
  try {
    new Intl.DateTimeFormat('en', { timeZone: wanted });
    return wanted;
  } catch {
    return OWN;
  }
}

function format(/** @type {Intl.DateTimeFormatOptions} */ options, tag = locale()) {
  const key = JSON.stringify([tag, zone(), options]);
  let found = formats.get(key);
  if (!found) formats.set(key, found = new Intl.DateTimeFormat(tag, { timeZone: zone(), ...options }));
  return found;
}
const reader = (/** @type {Intl.DateTimeFormatOptions} */ options) => (/** @type {Instant} */ at) => format(options).format(new Date(at));

/** `14:05` */
export const time = reader({ timeStyle: 'short' });
/** `Tuesday 12 May`, with the year when it is another one. @param {Instant} at */
export const day = (at) => reader({ weekday: 'long', day: 'numeric', month: 'long', ...(yearOf(at) === yearOf(Date.now()) ? {} : { year: 'numeric' }) })(at);
/** `12 May`, with the year when it is another one. @param {Instant} at */
export const shortDay = (at) => reader({ day: 'numeric', month: 'short', ...(yearOf(at) === yearOf(Date.now()) ? {} : { year: 'numeric' }) })(at);
/** `Tue 12 May, 14:05` */
export const moment = reader({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
/** `12 May 2026, 14:05:09`: for titles. */
export const exactly = reader({ dateStyle: 'long', timeStyle: 'medium' });
/** `2026-05-12` in the vendor's zone: to compare and to send. @param {Instant} at */
export const dateOf = (at) => format({ dateStyle: 'short' }, 'sv-SE').format(new Date(at));
const yearOf = (/** @type {Instant} */ at) => dateOf(at).slice(0, 4);

/** `14:05 – 15:05`; both dates where it goes past midnight. @param {Instant} from @param {Instant} to */
export function span(from, to) {
  if (dateOf(from) !== dateOf(to)) return `${time(from)} – ${moment(to)}`;
  return format({ timeStyle: 'short' }).formatRange(new Date(from), new Date(to));
}

/** `Tue 12 May, 14:05 – 15:05` @param {Instant} from @param {Instant} to */
export const occasion = (from, to) => `${reader({ weekday: 'short', day: 'numeric', month: 'short' })(from)}, ${span(from, to)}`;

const DAY_MS = 86_400_000;

/** How many days from today a day is, in the vendor's zone. @param {Instant} at */
export const daysFromToday = (at) => Math.round((Date.parse(dateOf(at)) - Date.parse(dateOf(Date.now()))) / DAY_MS);

/** `Today`, `Yesterday`, `Tuesday 12 May` @param {Instant} at */
export function dayName(at) {
  const days = daysFromToday(at);
  if (Math.abs(days) > 1) return day(at);
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day');
  return words[0].toLocaleUpperCase(locale()) + words.slice(1);
}

/** For lists: `14:05` today, `Tue` this week, `12 May` otherwise. @param {Instant} at */
export function brief(at) {
  const days = daysFromToday(at);
  if (days === 0) return time(at);
  if (days === -1) return dayName(at);
  return Math.abs(days) < 7 ? reader({ weekday: 'short' })(at) : shortDay(at);
}

/** `in 3 hours`, `5 minutes ago` @param {Instant} at @param {number} [now] */
export function distance(at, now = Date.now()) {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'long' });
  for (const [unit, length] of /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([['day', 86_400], ['hour', 3600], ['minute', 60]])) {
    if (Math.abs(seconds) >= length) return words.format(Math.round(seconds / length), unit);
  }
  return words.format(Math.round(seconds / 60), 'minute');
}

/** `1 hr 30 min` @param {number} minutes */
export function duration(minutes) {
  const unit = (/** @type {string} */ name, /** @type {number} */ count) => new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'short' }).format(count);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours && unit('hour', hours), (rest || !hours) && unit('minute', rest)].filter(Boolean).join(' ');
}

/** An amount as the API writes it. @param {string | number} amount @param {string} currency */
export function price(amount, currency) {
  const isWhole = Number.isInteger(Number(amount));
  return new Intl.NumberFormat(locale(), { style: 'currency', currency, minimumFractionDigits: isWhole ? 0 : undefined }).format(Number(amount));
}

/**
 * The instant at which a clock in the vendor's zone shows this. Of a time that comes twice, the first.
 * @param {string} wall `2026-05-12T14:05`, as an input of type datetime-local has it
 */
export function instantOf(wall) {
  const guess = Date.parse(`${wall}:00Z`);
  const shows = (/** @type {number} */ at) => Date.parse(`${wallOf(at)}:00Z`);
  // The zone's offset near the guess, and once more at what that leads to, which may lie beyond a change.
  const first = guess - (shows(guess) - guess);
  return new Date(first - (shows(first) - guess));
}

/** `2026-05-12T14:05` in the vendor's zone. @param {Instant} at */
export const wallOf = (at) => format({ dateStyle: 'short', timeStyle: 'short' }, 'sv-SE').format(new Date(at)).replace(' ', 'T');
