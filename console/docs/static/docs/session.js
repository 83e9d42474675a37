// Who is signed in on this page, and the token that calls are tried with.
// The refresh token is kept for this tab: a reload keeps it, closing the tab forgets it. The access token is only here.
const KEY = 'spout.docs';
const AHEAD_MS = 30_000;
const API = new URL('../../api/v1/', import.meta.url);

const given = new Set();
let access = '';
let renewing = null;
let told = () => {};

/** What the API refused, or nobody answered (status 0). */
export class Refused extends Error {
  constructor(status, body) {
    super(body.detail ?? 'Spout can’t be reached. Check your connection and try again.');
    this.status = status;
    this.code = body.code ?? '';
  }
}

/** `change(session, why)`: whenever somebody signs in or out. `session` is null, or `{ token, user, vendor, vendors }`. */
export function listen(change) {
  told = change;
}

/** Whether a header holds a token that was given here, and may have been renewed since. */
export const isOurs = (header) => given.has(header?.replace('Bearer ', ''));

export async function signIn(credentials) {
  await take(await call('POST', 'auth/login', { body: credentials }));
}

export async function switchVendor(id) {
  await take(await call('POST', 'auth/switch-vendor', { body: { vendor_id: id }, token: await fresh() }));
}

/** Take up what a reload left behind. */
export async function resume() {
  if (!sessionStorage.getItem(KEY)) return told(null, '');
  try {
    await renew();
    if (access) await enter();
  } catch (error) {
    told(null, error.message);
  }
}

export async function signOut() {
  const refresh = sessionStorage.getItem(KEY);
  end('');
  if (refresh) await call('POST', 'auth/logout', { body: { refresh } }).catch(() => {});
}

/** A token that has a while to go; empty when the session is over. */
export async function fresh() {
  if (access && expiry(access) - Date.now() < AHEAD_MS) await renew();
  return access;
}

/** Spend the refresh token for the next pair, one call at a time; the session ends when that is refused. */
export function renew() {
  renewing ??= spend().finally(() => { renewing = null; });
  return renewing;
}

async function spend() {
  try {
    const next = await call('POST', 'auth/refresh', { body: { refresh: sessionStorage.getItem(KEY) } });
    keep(next);
  } catch (error) {
    if (error.status !== 401) throw error;
    end('Your session has ended. Sign in again.');
  }
}

async function take(answer) {
  keep(answer);
  await enter();
}

function keep({ access: token, refresh }) {
  sessionStorage.setItem(KEY, refresh);
  access = token;
  given.add(token);
}

async function enter() {
  const [user, { items }] = await Promise.all([call('GET', 'me', { token: access }), call('GET', 'me/memberships', { token: access })]);
  const vendor = await call('GET', 'vendor', { token: access }).catch((error) => { if (error.status === 403) return null; throw error; });
  await told({ token: access, user, vendor, vendors: items.map((each) => each.vendor) }, '');
}

/** The id of the first thing of a list, by the list's address; empty when there is none, or none to be seen. */
export async function firstOf(list) {
  const { items } = await call('GET', list, { token: await fresh() }).catch(() => ({ items: [] }));
  return items[0]?.id ?? '';
}

function end(why) {
  sessionStorage.removeItem(KEY);
  access = '';
  told(null, why);
}

const expiry = (token) => JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).exp * 1000;

async function call(method, path, { body, token } = {}) {
  const headers = { ...(body && { 'Content-Type': 'application/json' }), ...(token && { Authorization: `Bearer ${token}` }) };
  let answer;
  try {
    answer = await fetch(new URL(path, API), { method, headers, body: body && JSON.stringify(body), credentials: 'omit', cache: 'no-store' });
  } catch {
    throw new Refused(0, {});
  }
  const said = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}
