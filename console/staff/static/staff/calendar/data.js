// @ts-check
// What the calendar is drawn of, asked for as little as can be.
import { api, got } from '../session.js';
import { addDays, instantOf } from './walls.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {import("spout-api").Member} Member */
/** @typedef {import("spout-api").Service} Service */
/** @typedef {import("spout-api").Team} Team */
/** @typedef {import('./hours.js').Hours} Hours */
/** @typedef {{ member: string, team: string, service: string }} Filters */

const AT_A_TIME = 6;

/**
 * Every item of a list, page by page. `read(cursor)` answers a page.
 * @template T
 * @param {(cursor?: string) => Promise<{ items: T[], next_cursor?: string | null }>} read
 * @returns {Promise<T[]>}
 */
export async function everyItem(read) {
  /** @type {T[]} */
  const found = [];
  /** @type {string | undefined} */
  let cursor;
  do {
    const page = await read(cursor);
    found.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return found;
}

/**
 * `work` of each, a few at a time.
 * @template T, R
 * @param {T[]} things @param {(thing: T) => Promise<R>} work @returns {Promise<R[]>}
 */
export async function forEach(things, work) {
  /** @type {R[]} */
  const found = new Array(things.length);
  let next = 0;
  const worker = async () => {
    while (next < things.length) {
      const place = next++;
      found[place] = await work(things[place]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, things.length) }, worker));
  return found;
}

/** Who can be booked, what for, and when the vendor is open: asked once. */
export async function frame() {
  const [members, services, teams, vendor] = await Promise.all([
    everyItem((cursor) => got(api.GET('/api/v1/members', { params: { query: { is_bookable: true, limit: 200, cursor } } }))),
    everyItem((cursor) => got(api.GET('/api/v1/services', { params: { query: { limit: 200, cursor } } }))),
    everyItem((cursor) => got(api.GET('/api/v1/teams', { params: { query: { limit: 200, cursor } } }))),
    got(api.GET('/api/v1/vendor/hours')),
  ]);
  return { members, services, teams, vendorHours: vendor };
}

/** @param {Member[]} members @returns {Promise<Map<string, Hours>>} */
export async function hoursOf(members) {
  const found = await forEach(members, (member) => got(api.GET('/api/v1/members/{member_id}/hours', { params: { path: { member_id: member.id } } })));
  return new Map(members.map((member, place) => [member.id, found[place]]));
}

/**
 * Absences that touch these dates, by member.
 * @param {Member[]} members @param {{ first: string, until: string, zone: string }} dates
 */
export async function timeOffOf(members, { first, until, zone }) {
  const span = { from: instantOf(`${first}T00:00`, zone), to: instantOf(`${until}T00:00`, zone), limit: 200 };
  const found = await forEach(members, (member) => got(api.GET('/api/v1/members/{member_id}/time-off', { params: { path: { member_id: member.id }, query: span } })));
  return new Map(members.map((member, place) => [member.id, found[place].items.map((off) => ({
    id: off.id, reason: off.reason, start: Date.parse(off.starts_at), end: Date.parse(off.ends_at),
  }))]));
}

/**
 * The bookings of these dates, and those of the night before that reach into them.
 * @param {{ first: string, until: string, zone: string } & Partial<Filters>} wanted @returns {Promise<Booking[]>}
 */
export async function bookingsOf({ first, until, zone, member, team, service }) {
  const span = { from: instantOf(`${addDays(first, -1)}T12:00`, zone), to: instantOf(`${until}T00:00`, zone) };
  const filters = { staff_id: member || undefined, team_id: team || undefined, service_id: service || undefined };
  const found = await everyItem((cursor) => got(api.GET('/api/v1/bookings', { params: { query: { ...span, ...filters, ordering: 'starts_at', limit: 200, cursor } } })));
  const start = Date.parse(instantOf(`${first}T00:00`, zone));
  return found.filter((booking) => Date.parse(booking.ends_at) > start);
}

/**
 * What is free on a date.
 * @param {{ service: string, member?: string, date: string, zone: string, days?: number }} wanted
 */
export async function freeStarts({ service, member, date, zone, days = 1 }) {
  const query = { service_id: service, staff_id: member || undefined, from: instantOf(`${date}T00:00`, zone), to: instantOf(`${addDays(date, days)}T00:00`, zone) };
  return (await got(api.GET('/api/v1/slots', { params: { query } }))).items;
}
