// @ts-check
// What the inbox needs to know of the vendor: members, teams, labels.
import { signal } from '@preact/signals';
import { api, got, may, vendor } from '../session.js';

/** @typedef {import("spout-api").Member} Member */

export const members = signal(/** @type {Member[]} */ ([]));
export const teams = signal(/** @type {import("spout-api").Team[]} */ ([]));
export const labels = signal(/** @type {import("spout-api").Label[]} */ ([]));
let of = '';
const all = { query: { limit: 200 } };

/** Ask, whenever the inbox is opened: the settings may have changed it. What can't be seen stays empty. */
export async function learnVendor() {
  const { id } = vendor();
  const quietly = async (/** @type {import("@preact/signals").Signal<any>} */ into, /** @type {Promise<{ items: any[] }>} */ call) => {
    const { items } = await call.catch(() => ({ items: [] }));
    if (of === id) into.value = items;
  };
  if (of !== id) for (const each of [members, teams, labels]) each.value = [];
  of = id;
  await Promise.all([
    may('member.read') && quietly(members, got(api.GET('/api/v1/members', { params: all }))),
    may('member.read') && quietly(teams, got(api.GET('/api/v1/teams', { params: all }))),
    quietly(labels, got(api.GET('/api/v1/labels', { params: all }))),
  ]);
}

export const nameOf = (/** @type {{ first_name: string, last_name: string }} */ person) => `${person.first_name} ${person.last_name}`.trim();
/** A colour of the API's becomes a property of a style, which no markup can be put in. @param {string} colour */
export const tint = (colour) => ({ '--tint': /^#[0-9a-f]{6}$/i.test(colour) ? colour : 'var(--edge)' });
