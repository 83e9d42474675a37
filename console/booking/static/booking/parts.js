// What both pages show: a booking's details, rows of buttons, and progress.
import { address, ask, complaint } from '../pages/api.js';
import { el, icon } from '../pages/page.js';
import { t } from '../pages/words.js';
import { clockOf, differs, duration, ownClock, price } from './clock.js';

/** Rows of a label and what it labels; a row without a value is left out. */
export const rows = (pairs) => el('dl', { class: 'details' }, pairs.filter(([, value]) => value?.length).map(([label, value]) =>
  el('div', {}, el('dt', {}, t(label)), el('dd', { dir: 'auto' }, ...[value].flat()))));

/** When something is: in the vendor's zone, and in the reader's where that differs. */
export function when(starts, ends, clock) {
  const inZone = [el('span', {}, clock.day(starts)), el('span', {}, t('when.zone', { span: clock.span(starts, ends), city: clock.city }))];
  if (!differs(clock, starts)) return inZone;
  const ownDay = ownClock.day(starts) === clock.day(starts) ? '' : `${ownClock.day(starts)}, `;
  return [...inZone, el('small', {}, t('when.own', { span: `${ownDay}${ownClock.span(starts, ends)}`, city: ownClock.city }))];
}

/** A booking as the API answers it. */
export const details = (booking) => rows([
  ['details.what', booking.service.title],
  ['details.when', when(booking.starts_at, booking.ends_at, clockOf(booking.vendor.timezone))],
  ['details.with', booking.staff.first_name],
  ['details.price', price(booking.price, booking.currency)],
]);

/** A service in a line: how long it takes and what it costs. */
export const terms = (service) => [duration(service.duration_minutes), price(service.price, service.currency)].filter(Boolean).join(' · ');

export const button = (label, onclick, { tone = '', sign } = {}) =>
  el('button', { class: `button ${tone}`, type: 'button', onclick }, sign && icon(sign), label);

export const link = (label, href, { tone = '', sign } = {}) => el('a', { class: `button ${tone}`, href }, sign && icon(sign), label);

/** The vendor's own site, if it has one. */
export const website = (vendor) => (vendor.website
  ? el('a', { class: 'outward', href: vendor.website, rel: 'noopener noreferrer' }, new URL(vendor.website).hostname)
  : null);

/** To the calendar of phone or computer: the answer is a file, so the page stays, as it does when nobody answers. */
export function toCalendar(token, tone = '') {
  const said = el('div', { class: 'said' });
  const anchor = link(t('manage.calendar'), address(`public/bookings/${token}.ics`), { tone, sign: 'calendar' });
  anchor.addEventListener('click', async (event) => {
    event.preventDefault();
    const answer = await ask(`public/bookings/${token}`);
    said.replaceChildren(...(answer.ok ? [] : [notice(complaint(answer), 'bad')]));
    if (answer.ok) location.assign(anchor.href);
  });
  return [anchor, said];
}

/** Words above the rest that say what has just happened, or why not. */
export const notice = (text, tone = 'good') =>
  el('p', { class: tone === 'good' ? 'notice' : 'alert', role: tone === 'good' ? 'status' : 'alert' }, icon(tone === 'good' ? 'tick' : 'alert'), el('span', {}, text));
