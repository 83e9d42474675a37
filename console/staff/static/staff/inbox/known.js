// @ts-check
// What the inbox needs to know of the vendor: members, teams, labels. Asked once, for whoever looks.
import { signal } from '@preact/signals';
import { api, got, may, vendor } from '../session.js';

/** @typedef {import("spout-api").Member} Member */

export const members = signal(/** @type {Member[]} */ ([]));
export const teams = signal(/** @type {import("spout-api").Team[]} */ ([]));
export const labels = signal(/** @type {import("spout-api").Label[]} */ ([]));
let of = '';
const all = { query: { limit: 200 } };

/** Ask, unless it is known for this vendor. What can't be seen stays empty. */
export async function learnVendor() {
  if (of === vendor().id) return;
  of = vendor().id;
  const quietly = async (/** @type {import("@preact/signals").Signal<any>} */ into, /** @type {Promise<{ items: any[] }>} */ call) => { into.value = (await call.catch(() => ({ items: [] }))).items; };
  members.value = [];
  teams.value = [];
  labels.value = [];
  await Promise.all([
    may('member.read') && quietly(members, got(api.GET('/api/v1/members', { params: all }))),
    may('member.read') && quietly(teams, got(api.GET('/api/v1/teams', { params: all }))),
    quietly(labels, got(api.GET('/api/v1/labels', { params: all }))),
  ]);
}

export const nameOf = (/** @type {{ first_name: string, last_name: string }} */ person) => `${person.first_name} ${person.last_name}`.trim();
/** A colour of the API's becomes a property of a style, which no markup can be put in. @param {string} colour */
export const tint = (colour) => ({ '--tint': /^#[0-9a-f]{6}$/i.test(colour) ? colour : 'var(--edge)' });
