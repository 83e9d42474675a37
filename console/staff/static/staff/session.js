// @ts-check
// Who is signed in, and the API in their name.
import { effect, signal } from '@preact/signals';
import createClient from 'openapi-fetch';
import { Problem } from './problem.js';

/** @typedef {import("spout-api").User} User */
/** @typedef {import("spout-api").CurrentVendor} Vendor */
/** @typedef {import("spout-api").Membership} Membership */
/** @typedef {import("spout-api").PermissionName} PermissionName */
/**
 * @typedef {object} Session
 * @property {User} user
 * @property {Vendor | null} vendor null: the user belongs to none
 * @property {Membership[]} memberships
 * @property {string | null} memberId of the user in the vendor; null for a platform admin who looks in
 * @property {import("spout-api").Role | null} role
 * @property {string} barrier why the vendor can't be seen: a problem's code
 */

// The refresh token outlives the tab, so that staff stay signed in on their own phone; whoever does not tick "keep me
// signed in" has it in the tab only. It is spent with each use, using it twice ends the session, and the page runs no
// script but Spout's own. The access token is never written anywhere.
const KEY = 'spout.session';
const REFRESH_AHEAD_MS = 60_000;
const PATIENCE_MS = 30_000;
export const NEEDS_SECOND_FACTOR = 'auth.two_factor_required';

/** `undefined` until it is known whether somebody is signed in. */
export const session = signal(/** @type {Session | null | undefined} */ (undefined));
/** Sockets renew themselves with it. */
export const access = signal('');
/** Why one is signed out, when it was not by choice: a key of `sign_in`. */
export const farewell = signal('');

/** @typedef {{ refresh: string, of: string }} Kept `of` names this sign-in: other tabs see when it is another one */

const storage = () => (sessionStorage.getItem(KEY) ? sessionStorage : localStorage);

/** @returns {Kept | null} */
function kept() {
  return JSON.parse(storage().getItem(KEY) ?? 'null');
}

/** What the signed-in member may do; the API refuses the rest anyway. @param {PermissionName} permission */
export function may(permission) {
  const role = session.value?.role;
  return !role || role.permissions.includes(permission);
}

/** The vendor that is looked at; only where somebody is signed in to one. */
export const vendor = () => /** @type {Vendor} */ (session.value?.vendor);

/* The API */

/** @type {ReturnType<typeof createClient<import("spout-api").paths>>} */
export const api = createClient({ baseUrl: location.origin, fetch: (request) => authorised(request) });
api.use({
  onRequest({ request }) {
    if (request.method === 'POST') request.headers.set('Idempotency-Key', crypto.randomUUID());
  },
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = new Problem(response.status, await response.json().catch(() => ({})));
    // From now on everybody needs one: nothing else is answered until it is set up.
    if (problem.code === NEEDS_SECOND_FACTOR && session.value?.vendor) session.value = { ...session.value, vendor: null, barrier: problem.code };
    throw problem;
  },
});

/**
 * The body of an answer: `const page = await got(api.GET('/api/v1/contacts'))`. Throws a Problem.
 * @template T
 * @param {Promise<{ data?: T }>} call
 * @returns {Promise<NonNullable<T>>}
 */
export const got = async (call) => /** @type {NonNullable<T>} */ ((await call).data);

/** Ask with the access token, which is renewed once if it has expired. @param {Request} request */
async function authorised(request) {
  const again = request.clone();
  if (!access.value && kept()) await renew();
  const used = access.value;
  const answer = await ask(request, used);
  if (answer.status !== 401 || !used) return answer;
  await renew(used);
  return access.value ? ask(again, access.value) : answer;
}

/** @param {Request} request @param {string} token */
async function ask(request, token) {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]);
    return await fetch(request, { credentials: 'omit', cache: 'no-store', signal });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Problem(0, {});
  }
}

/** POST ahead of being signed in. @param {string} path @param {object} body @returns {Promise<any>} */
export async function post(path, body) {
  const request = new Request(`/api/v1/${path}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  const answer = await ask(request, '');
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  return answer.status === 204 ? null : answer.json();
}

/* Tokens */

/** @type {Promise<void> | null} */
let renewing = null;

/** Spend the refresh token for the next pair: one at a time, over all tabs. @param {string} [spent] the access token that was refused */
export function renew(spent = '') {
  renewing ??= alone(async () => {
    if (spent && spent !== access.value) return;
    const before = kept();
    if (!before) return end('');
    try {
      const next = await post('auth/refresh', { refresh: before.refresh });
      storage().setItem(KEY, JSON.stringify({ ...before, refresh: next.refresh }));
      access.value = next.access;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      end('ended');
    }
  }).finally(() => { renewing = null; });
  return renewing;
}

/** @type {(work: () => Promise<void>) => Promise<void>} */
const alone = async (work) => (navigator.locks ? navigator.locks.request(KEY, work) : work());

function end(/** @type {string} */ why) {
  for (const each of [sessionStorage, localStorage]) each.removeItem(KEY);
  access.value = '';
  farewell.value = why;
  session.value = null;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
effect(() => {
  clearTimeout(timer);
  if (!access.value) return;
  const { exp } = JSON.parse(atob(access.value.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
  timer = setTimeout(() => renew().catch(() => {}), Math.max(5000, exp * 1000 - Date.now() - REFRESH_AHEAD_MS));
});

/* Signing in and out */

/** Take up the session of the last visit, if there is one. */
export async function resume() {
  if (!kept()) { session.value = null; return; }
  await renew();
  if (access.value) await enter();
}

/**
 * @param {import("spout-api").Login} credentials
 * @param {{ keep: boolean }} how `keep`: beyond this tab
 */
export async function signIn(credentials, { keep }) {
  const answer = await post('auth/login', credentials);
  await take(answer, keep ? localStorage : sessionStorage);
}

/** Go on in another of one's vendors. @param {string} id */
export async function switchVendor(id) {
  const answer = await got(api.POST('/api/v1/auth/switch-vendor', { body: { vendor_id: id } }));
  await take(answer, storage());
}

/** @param {{ access: string, refresh: string }} tokens @param {Storage} where */
async function take(tokens, where) {
  where.setItem(KEY, JSON.stringify({ refresh: tokens.refresh, of: crypto.randomUUID() }));
  access.value = tokens.access;
  await enter();
}

/** Find out who is signed in to what. */
export async function enter() {
  let barrier = '';
  const [user, { items: memberships }] = await Promise.all([got(api.GET('/api/v1/me')), got(api.GET('/api/v1/me/memberships'))]);
  const vendor = await got(api.GET('/api/v1/vendor')).catch((error) => {
    if (error.status === 0 || error.status >= 500) throw error;
    barrier = error.code;
    return null;
  });
  const mine = memberships.find((each) => each.vendor.id === vendor?.id);
  const role = mine ? await got(api.GET('/api/v1/roles/{role_id}', { params: { path: { role_id: mine.role.id } } })) : null;
  farewell.value = '';
  session.value = { user, vendor, memberships, role, memberId: mine?.id ?? null, barrier };
}

export async function signOut() {
  const refresh = kept()?.refresh;
  end('');
  if (refresh) await post('auth/logout', { refresh }).catch(() => {});
}

// Another tab signed out, or in to something else: what is shown here is no longer true.
addEventListener('storage', ({ key, oldValue, newValue }) => {
  if (key !== KEY || sessionStorage.getItem(KEY)) return;
  const [before, after] = [oldValue, newValue].map((value) => JSON.parse(value ?? 'null')?.of);
  if (before !== after) location.reload();
});
