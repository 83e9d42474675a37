// @ts-check
// Bookings and closed hours as the calendar draws them.
import { closedOf, merged, openOf, without } from './hours.js';
import { DAY, addDays, instantOf, wallOf } from './walls.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {import("spout-api").Service} Service */
/** @typedef {import("spout-api").Member} Member */
/** @typedef {import('./hours.js').Hours} Hours */
/** @typedef {import('./hours.js').Span} Span */

const PALETTE = ['#0d9488', '#d97706', '#7c3aed', '#db2777', '#2563eb', '#65a30d', '#dc2626', '#0891b2'];
export const MOVABLE = ['held', 'pending', 'confirmed'];

/**
 * Each service's colour: its own, or one of ours that stays the same as long as the list does.
 * @param {Pick<Service, 'id' | 'colour'>[]} services @returns {Map<string, string>}
 */
export const coloursOf = (services) => new Map(services.map((service, place) => [service.id, service.colour || PALETTE[place % PALETTE.length]]));

/** @param {{ first_name: string, last_name: string }} person */
export const nameOf = ({ first_name, last_name }) => [first_name, last_name].filter(Boolean).join(' ');

/**
 * @param {Booking} booking
 * @param {{ zone: string, colours: Map<string, string>, mayMove: boolean }} how
 */
export function eventOf(booking, { zone, colours, mayMove }) {
  const movable = mayMove && MOVABLE.includes(booking.status);
  return {
    id: booking.id,
    resourceIds: [booking.staff.id],
    start: wallOf(booking.starts_at, zone),
    end: wallOf(booking.ends_at, zone),
    title: `${booking.contact.name}, ${booking.service.title}`,
    startEditable: movable,
    durationEditable: false,
    classNames: ['booking', `is-${booking.status}`],
    styles: [`--service: ${colours.get(booking.service.id) ?? PALETTE[0]}`],
    extendedProps: { booking },
  };
}

/**
 * What is closed on these dates: in each member's column, or for all of them at once.
 * @param {{ members: Member[], hours: Map<string, Hours>, vendor: Hours, off: Map<string, (Span & { id: string, reason: string })[]>,
 *   zone: string, first: string, until: string, perMember: boolean }} of
 */
export function closedEvents({ members, hours, vendor, off, zone, first, until, perMember }) {
  const none = { weekly: [], dates: [] };
  const open = new Map(members.map((member) => [
    member.id, openOf({ own: hours.get(member.id) ?? none, vendor, off: off.get(member.id) ?? [], zone, first, until }),
  ]));
  const background = (/** @type {{ start: string, end: string }} */ span, /** @type {string[]} */ resourceIds, /** @type {number} */ number) => ({
    id: `closed-${resourceIds.join('-')}-${number}`, resourceIds, ...span, display: 'background', classNames: ['closed'],
  });
  if (!perMember) {
    // Whoever has no hours set is there around the clock, which says nothing of when the others come.
    const set = members.filter((member) => vendor.weekly.length || hours.get(member.id)?.weekly.length);
    const together = merged(set.flatMap((member) => open.get(member.id) ?? []));
    return set.length ? closedOf(together, { zone, first, until }).map((span, number) => background(span, [], number)) : [];
  }
  return members.flatMap((member) => [
    ...closedOf(open.get(member.id) ?? [], { zone, first, until }).map((span, number) => background(span, [member.id], number)),
    ...(off.get(member.id) ?? []).map((span) => ({
      id: `off-${span.id}`, resourceIds: [member.id], start: wallOf(span.start, zone), end: wallOf(span.end, zone), display: 'background',
      classNames: ['off'], title: span.reason,
    })),
  ]);
}

/**
 * The stretches of a date in which a member is open and has nothing, of at least so many minutes.
 * @param {{ own: Hours, vendor: Hours, off: Span[], bookings: Booking[], zone: string, date: string, from: number, minutes: number }} of
 * @returns {Span[]}
 */
export function gapsOf({ own, vendor, off, bookings, zone, date, from, minutes }) {
  const open = openOf({ own, vendor, off, zone, first: date, until: addDays(date, 1) });
  const start = Math.max(from, Date.parse(instantOf(`${date}T00:00`, zone)));
  const end = Date.parse(instantOf(`${addDays(date, 1)}T00:00`, zone));
  const taken = bookings.filter((booking) => booking.status !== 'cancelled' && booking.status !== 'no_show')
    .map((booking) => ({ start: Date.parse(booking.starts_at), end: Date.parse(booking.ends_at) }));
  return open.flatMap((span) => without(taken, { start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.end - span.start >= minutes * 60_000 && span.end - span.start < DAY);
}
