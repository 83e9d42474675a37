// @ts-check
// When somebody is open, and what of a stretch is left closed. The rules are those of the server: an own date before
// the vendor's, then own weekly hours, then the vendor's; nobody has any: around the clock.
import { addDays, datesBetween, instantOf, wallOf, weekdayOf } from './walls.js';

/** @typedef {{ from: string, until: string }} ClockSpan */
/** @typedef {{ weekly: (ClockSpan & { weekday: number })[], dates: { date: string, spans: ClockSpan[] }[], timezone?: string | null }} Hours */
/** @typedef {{ start: number, end: number }} Span */

const WHOLE_DAY = [{ from: '00:00', until: '24:00' }];

/** @param {string} date @param {Hours} own @param {Hours} vendor @returns {ClockSpan[]} */
export function spansOf(date, own, vendor) {
  for (const hours of [own, vendor]) {
    const dated = hours.dates.find((each) => each.date === date);
    if (dated) return dated.spans;
  }
  for (const hours of [own, vendor]) {
    if (hours.weekly.length) return hours.weekly.filter((span) => span.weekday === weekdayOf(date));
  }
  return WHOLE_DAY;
}

/** @param {Span[]} spans @returns {Span[]} */
export function merged(spans) {
  /** @type {Span[]} */
  const found = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (span.end <= span.start) continue;
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else found.push({ ...span });
  }
  return found;
}

/**
 * What of the stretch is in none of the spans.
 * @param {Span[]} spans @param {Span} stretch @returns {Span[]}
 */
export function without(spans, stretch) {
  const left = [];
  let start = stretch.start;
  for (const span of merged(spans)) {
    if (span.start > start) left.push({ start, end: Math.min(span.start, stretch.end) });
    start = Math.max(start, span.end);
    if (start >= stretch.end) break;
  }
  if (start < stretch.end) left.push({ start, end: stretch.end });
  return left.filter((span) => span.end > span.start);
}

/**
 * When one is open on these dates: hours less what is taken off them.
 * @param {{ own: Hours, vendor: Hours, off: Span[], zone: string, first: string, until: string }} of
 */
export function openOf({ own, vendor, off, zone, first, until }) {
  const ownZone = own.timezone || zone;
  const open = datesBetween(addDays(first, -1), addDays(until, 1)).flatMap((date) => spansOf(date, own, vendor).map((span) => {
    const ends = span.until === '24:00' || span.until <= span.from ? addDays(date, 1) : date;
    return { start: at(date, span.from, ownZone), end: at(ends, span.until === '24:00' ? '00:00' : span.until, ownZone) };
  }));
  return merged(open).flatMap((span) => without(off, span));
}

/**
 * What of these dates is closed for all of them, as walls of the vendor.
 * @param {Span[]} open @param {{ zone: string, first: string, until: string }} dates
 */
export function closedOf(open, { zone, first, until }) {
  const closed = datesBetween(first, until).flatMap((date) =>
    without(open, { start: at(date, '00:00', zone), end: at(addDays(date, 1), '00:00', zone) }));
  return closed.map((span) => ({ start: wallOf(span.start, zone), end: wallOf(span.end, zone) }));
}

/**
 * The earliest and the latest whole hour at which anything is open or booked, as the calendar is cut: never narrower
 * than a working day.
 * @param {Span[]} spans @param {string} zone
 */
export function shownHours(spans, zone) {
  let [earliest, latest] = [8, 19];
  for (const span of spans) {
    const [start, end] = [wallOf(span.start, zone), wallOf(span.end, zone)];
    if (start.slice(0, 10) !== end.slice(0, 10)) {
      if (end.slice(11) !== '00:00:00') return { earliest: 0, latest: 24 };
      latest = 24;
    } else {
      latest = Math.max(latest, Math.ceil(Number(end.slice(11, 13)) + Number(end.slice(14, 16)) / 60));
    }
    earliest = Math.min(earliest, Number(start.slice(11, 13)));
  }
  return { earliest, latest };
}

/** @param {string} date @param {string} clock @param {string} zone */
const at = (date, clock, zone) => Date.parse(instantOf(`${date}T${clock}`, zone));
