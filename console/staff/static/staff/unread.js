// @ts-check
// How many conversations have something unread: counted anew a moment after something happened.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { onInbox } from './live.js';
import { api, got, may, session } from './session.js';

/** null while it is not known. */
export const unread = signal(/** @type {number | null} */ (null));
const RECOUNT_MS = 1200;
const MOVES_NOTHING = ['status', 'message_changed', 'booking_changed', 'booking_gone', 'pong'];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

async function count() {
  timer = undefined;
  const page = await got(api.GET('/api/v1/conversations', { params: { query: { unread: true, limit: 1, count: true } } })).catch(() => null);
  if (page && session.value) unread.value = page.total ?? null;
}

/** After something was read or written. */
export function recount() {
  timer ??= setTimeout(count, RECOUNT_MS);
}

/** While somebody is signed in. */
export function useUnread() {
  useEffect(() => {
    if (!may('conversation.read')) return undefined;
    count();
    const stop = onInbox(({ type }) => { if (!MOVES_NOTHING.includes(type ?? '')) recount(); });
    return () => {
      stop();
      clearTimeout(timer);
      timer = undefined;
      unread.value = null;
    };
  }, [session.value?.vendor?.id]);
}
