// @ts-check
// The sockets: opened with a ticket, renewed with the session, and come back where they were after a break.
import { effect, signal } from '@preact/signals';
import { access, api, got, renew } from './session.js';

/** @typedef {Record<string, any> & { type?: string }} Frame */

const PING_MS = 25_000;
const SILENCE_MS = 60_000;
const LONGEST_WAIT_MS = 15_000;
const ENDED = 4401;
/** Coming back would end the same way: there is no such conversation, or it is not to be seen. */
const FINAL = [4400, 4403, 4404];

/**
 * A socket that stays open until `close`.
 * @param {string} path `/ws/inbox/`
 * @param {object} to
 * @param {(frame: Frame) => void} to.frame
 * @param {(open: boolean) => void} [to.open]
 * @param {() => string | number | null} [to.after] where to go on after a break
 * @param {(code: number) => void} [to.refused] it will not open: there is nothing there, or the right to it was lost
 */
export function socket(path, { frame, open = () => {}, after = () => null, refused = () => {} }) {
  /** @type {WebSocket | null} */
  let ws = null;
  let closed = false;
  let opening = false;
  let failures = 0;
  let heard = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;

  async function connect() {
    clearTimeout(retry);
    if (opening || ws) return;
    opening = true;
    try {
      const { ticket } = await got(api.POST('/api/v1/auth/socket-ticket'));
      if (closed) return;
      const address = new URL(path, location.origin.replace(/^http/, 'ws'));
      address.searchParams.set('ticket', ticket);
      address.searchParams.set('refuse', 'close'); // a page is not told why a handshake was refused
      const from = after();
      if (from !== null) address.searchParams.set('after', String(from));
      ws = new WebSocket(address);
    } catch {
      if (!closed) again();
      return;
    } finally {
      opening = false;
    }
    const mine = /** @type {WebSocket} */ (ws);
    mine.onopen = () => { heard = Date.now(); open(true); };
    mine.onmessage = ({ data }) => { heard = Date.now(); failures = 0; frame(JSON.parse(data)); };
    mine.onclose = ({ code }) => {
      if (ws !== mine) return;
      ws = null;
      open(false);
      if (closed) return;
      if (FINAL.includes(code)) { closed = true; stop(); refused(code); } else if (code === ENDED) renew(access.value).then(connect, again);
      else again();
    };
  }

  function again() {
    failures += 1;
    // Spread out, so that not all come back at once to a server that has just started.
    retry = setTimeout(connect, Math.min(LONGEST_WAIT_MS, 300 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random() / 2));
  }

  const beat = setInterval(() => {
    if (ws?.readyState !== WebSocket.OPEN) return;
    if (Date.now() - heard <= SILENCE_MS) { send({ type: 'ping' }); return; }
    lose();
  }, PING_MS);
  /** Take it for gone: a dead connection may take minutes to close. */
  function lose() {
    const dead = ws;
    if (!dead) return;
    ws = null;
    dead.close();
    open(false);
    again();
  }
  const hasten = () => { if (!ws && !closed && document.visibilityState === 'visible') connect(); };
  addEventListener('online', hasten);
  addEventListener('offline', lose);
  document.addEventListener('visibilitychange', hasten);
  let first = true;
  const stopRenewing = effect(() => {
    const token = access.value;
    if (!first && token) send({ type: 'auth', token });
    first = false;
  });

  /** Whether it went out. @param {Frame} what */
  function send(what) {
    if (ws?.readyState !== WebSocket.OPEN) return false;
    ws.send(JSON.stringify(what));
    return true;
  }

  function stop() {
    clearTimeout(retry);
    clearInterval(beat);
    stopRenewing();
    removeEventListener('online', hasten);
    removeEventListener('offline', lose);
    document.removeEventListener('visibilitychange', hasten);
  }

  connect();
  return {
    send,
    close() {
      closed = true;
      stop();
      ws?.close();
    },
  };
}

/* What changes in the vendor */

/** Whether changes come in. */
export const connected = signal(false);
/** @type {Set<(frame: Frame) => void>} */
const listeners = new Set();
/** @type {ReturnType<typeof socket> | null} */
let inbox = null;
/** @type {string | null} */
let cursor = null;

/** Follow the inbox socket; what is returned ends it. `resync` frames say: load anew. @param {(frame: Frame) => void} listener */
export function onInbox(listener) {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/** Open while somebody is signed in. */
export function follow() {
  inbox ??= socket('/ws/inbox/', {
    frame: (frame) => {
      if (frame.type === 'cursor') cursor = frame.cursor;
      else for (const listener of listeners) listener(frame);
    },
    open: (isOpen) => { connected.value = isOpen; },
    after: () => cursor,
  });
}

export function unfollow() {
  inbox?.close();
  inbox = null;
  cursor = null;
  connected.value = false;
}
