// @ts-check
// How dates read, and what a view shows in a few words. Instants read as `parts/time.js` has it.
import { zone } from '../parts/time.js';
import { locale } from '../text.js';
import { addDays, weekOf } from './walls.js';

/** @typedef {'day' | 'week' | 'month' | 'list'} View */

/** Where the vendor's clocks are: `London` of `Europe/London`. */
export const city = () => (zone().split('/').at(-1) ?? zone()).replaceAll('_', ' ');

const format = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options });
const at = (/** @type {string} */ date) => new Date(`${date}T00:00:00Z`);

/** `Tuesday 12 May 2026` @param {string} date */
export const longDate = (date) => format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at(date));
/** `Tue 12 May` @param {string} date */
export const shortDate = (date) => format({ weekday: 'short', day: 'numeric', month: 'short' }).format(at(date));
/** `Mon`, of 0 @param {number} weekday */
export const weekdayName = (weekday) => format({ weekday: 'long' }).format(at(addDays('2024-01-01', weekday)));

/** @param {View} view @param {string} date */
export function titleOf(view, date) {
  if (view === 'day') return longDate(date);
  if (view === 'month') return format({ month: 'long', year: 'numeric' }).format(at(date));
  const first = view === 'week' ? weekOf(date) : date;
  return format({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(at(first), at(addDays(first, 6)));
}
