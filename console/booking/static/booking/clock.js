// Instants in a zone, and lengths and prices, as the reader writes them.
import { locale } from '../pages/words.js';

const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone;

function isKnown(timeZone) {
  try {
    return Boolean(new Intl.DateTimeFormat(locale, { timeZone }));
  } catch {
    return false; // younger than this browser
  }
}

/** How instants read in this zone; in the reader's own, where the browser does not know it. */
export function clockOf(zone) {
  const timeZone = isKnown(zone) ? zone : OWN;
  const formats = (options, tag = locale) => new Intl.DateTimeFormat(tag, { timeZone, ...options });
  const reader = (options, tag) => {
    const format = formats(options, tag);
    return (instant) => format.format(new Date(instant));
  };
  const span = formats({ timeStyle: 'short' });
  const hour = span.resolvedOptions().hour12 ? 'numeric' : '2-digit';
  const wall = reader({ dateStyle: 'short', timeStyle: 'short' }, 'sv-SE');
  const isOneDay = (from, to) => wall(from).slice(0, 10) === wall(to).slice(0, 10);
  return {
    city: timeZone.split('/').at(-1).replaceAll('_', ' '),
    time: reader({ timeStyle: 'short' }),
    // Past midnight the browser would write both dates.
    span: (from, to) => (isOneDay(from, to) ? span.formatRange(new Date(from), new Date(to)) : [from, to].map((each) => span.format(new Date(each))).join(' – ')),
    day: reader({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    moment: reader({ weekday: 'short', day: 'numeric', month: 'short', hour, minute: '2-digit' }),
    weekTime: reader({ weekday: 'short', hour, minute: '2-digit' }),
    /** `2026-05-14 10:30`: to sort and to compare by. */
    wall,
  };
}

export const ownClock = clockOf(OWN);

/** Whether the reader's own clock shows something else at this instant. */
export const differs = (clock, instant) => clock.wall(instant) !== ownClock.wall(instant);

const unit = (name, count) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count);

/** So many minutes, in words. */
export function duration(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours && unit('hour', hours), rest && unit('minute', rest)].filter(Boolean).join(' ');
}

/** An amount as the API writes it; nothing where there is no price. */
export function price(amount, currency) {
  if (!currency || Number(amount) === 0) return '';
  const isWhole = Number.isInteger(Number(amount));
  return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: isWhole ? 0 : undefined }).format(amount);
}
