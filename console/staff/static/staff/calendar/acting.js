// @ts-check
// What is done with a booking. Each write says which version it is of, so that nobody's change is written over unseen.
import { api, got } from '../session.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {'confirm' | 'complete' | 'no-show'} Deed */
/** @typedef {{ starts_at: string, staff_id?: string, allow_outside_hours?: boolean }} Place */

const OVERRIDABLE = ['booking.outside_hours', 'booking.too_soon', 'booking.too_far'];

/** @param {Booking} booking */
const of = (booking) => ({ path: { booking_id: booking.id }, header: { 'If-Match': String(booking.version) } });

/** @param {Booking} booking @param {Deed} deed */
export function act(booking, deed) {
  const address = /** @type {'/api/v1/bookings/{booking_id}/confirm'} */ (`/api/v1/bookings/{booking_id}/${deed}`);
  return got(api.POST(address, { params: of(booking) }));
}

/** @param {Booking} booking @param {string} reason */
export const cancel = (booking, reason) => got(api.POST('/api/v1/bookings/{booking_id}/cancel', { params: of(booking), body: { reason } }));

/** @param {Booking} booking @param {Place} place */
export const move = (booking, place) => got(api.POST('/api/v1/bookings/{booking_id}/reschedule', { params: of(booking), body: place }));

/** @param {Booking} booking @param {import("spout-api").BookingUpdate} changes */
export const change = (booking, changes) => got(api.PATCH('/api/v1/bookings/{booking_id}', { params: of(booking), body: changes }));

/** @param {import("spout-api").BookingCreate} body */
export const book = (body) => got(api.POST('/api/v1/bookings', { body }));

/** As it is by now. @param {Booking} booking */
export const read = (booking) => got(api.GET('/api/v1/bookings/{booking_id}', { params: { path: { booking_id: booking.id } } }));

/**
 * What a refusal leaves open: other starts, an override, or nothing but its words.
 * @param {any} problem
 * @returns {{ kind: 'taken', nearest: string[] } | { kind: 'override' } | { kind: 'stale' } | { kind: 'other' }}
 */
export function choicesAfter(problem) {
  if (problem.code === 'booking.slot_taken') return { kind: 'taken', nearest: problem.details?.nearest ?? [] };
  if (OVERRIDABLE.includes(problem.code)) return { kind: 'override' };
  if (problem.code === 'booking.stale_version' || problem.code === 'booking.changed_meanwhile') return { kind: 'stale' };
  return { kind: 'other' };
}
