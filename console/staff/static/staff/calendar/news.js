// @ts-check
// Bookings that others make, move and cancel: the inbox socket tells of them, and one looks now and then in case it did not.
import { useEffect, useRef } from 'preact/hooks';
import { connected, onInbox } from '../live.js';

/** @typedef {import('../live.js').Frame} Frame */

const PAUSE_MS = 250;
const TICK_MS = 20_000;
const NET_MS = 120_000;

/**
 * `reload` when something has happened to bookings, once for many; at every tick while there is no socket.
 * @param {() => void} reload
 * @param {{ concerns?: (frame: Frame) => boolean, isBusy?: () => boolean }} [how] `isBusy`: not just now, the next tick will do
 */
export function useBookingNews(reload, { concerns = () => true, isBusy = () => false } = {}) {
  const latest = useRef({ reload, concerns, isBusy });
  latest.current = { reload, concerns, isBusy };
  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let soon;
    let looked = Date.now();
    let isLate = false; // something happened while one could not look
    const look = () => {
      clearTimeout(soon);
      soon = undefined;
      isLate = document.visibilityState !== 'visible' || latest.current.isBusy();
      if (isLate) return;
      looked = Date.now();
      latest.current.reload();
    };
    const tick = setInterval(() => { if (isLate || !connected.value || Date.now() - looked >= NET_MS) look(); }, TICK_MS);
    const lookSoon = () => { soon ??= setTimeout(look, PAUSE_MS); };
    const stop = onInbox((frame) => {
      if (frame.type === 'resync' || frame.type === 'booking_gone' || (frame.type === 'booking_changed' && latest.current.concerns(frame))) lookSoon();
    });
    let was = connected.value; // what happened between loading and the socket's opening it does not tell
    const stopWatching = connected.subscribe((is) => { if (is && !was) lookSoon(); was = is; });
    document.addEventListener('visibilitychange', look);
    return () => { clearInterval(tick); clearTimeout(soon); stop(); stopWatching(); document.removeEventListener('visibilitychange', look); };
  }, []);
}
