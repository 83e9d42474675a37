// @ts-check
// The list of conversations: pages by cursor, and what happens meanwhile put in its place.
import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { onInbox } from '../live.js';
import { api, got } from '../session.js';

/** @typedef {import("spout-api").Conversation} Conversation */
/** @typedef {NonNullable<import("spout-api").operations["listConversations"]["parameters"]["query"]>} Filters */

const PAGE = 40;
const AGAIN_MS = 700;

/** What is listed for these filters; `stop` when it is no longer shown. @param {Filters} filters */
function rowsOf(filters) {
  const state = signal({
    items: /** @type {Conversation[] | null} */ (null),
    next: /** @type {string | null} */ (null),
    error: /** @type {unknown} */ (null),
  });
  let stopped = false;
  let isAsking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = (/** @type {string} */ cursor) => got(api.GET('/api/v1/conversations', { params: { query: { ...filters, limit: PAGE, cursor } } }));
  const set = (/** @type {Partial<typeof state.value>} */ changes) => { if (!stopped) state.value = { ...state.value, ...changes }; };

  /** The first page as it is now, ahead of the older ones that are shown already. */
  async function refresh() {
    clearTimeout(timer);
    timer = undefined;
    try {
      const page = await ask('');
      const ids = new Set(page.items.map(({ id }) => id));
      const oldest = page.items.at(-1)?.last_message_at ?? '';
      const older = (page.next_cursor && state.value.items ? state.value.items : []).filter((each) => !ids.has(each.id) && each.last_message_at < oldest);
      set({ items: [...page.items, ...older], next: older.length ? state.value.next : page.next_cursor ?? null, error: null });
    } catch (error) {
      set({ error });
    }
  }

  async function more() {
    const { items, next } = state.value;
    if (!next || !items || isAsking) return;
    isAsking = true;
    try {
      const page = await ask(next);
      const known = new Set(state.value.items?.map(({ id }) => id));
      set({ items: [...(state.value.items ?? []), ...page.items.filter(({ id }) => !known.has(id))], next: page.next_cursor ?? null });
    } catch (error) {
      set({ error });
    } finally {
      isAsking = false;
    }
  }

  const soon = () => { timer ??= setTimeout(refresh, AGAIN_MS); };

  /** Change what is known of one at once. @param {string} id @param {Partial<Conversation>} changes */
  function patch(id, changes) {
    set({ items: state.value.items?.map((each) => (each.id === id ? { ...each, ...changes } : each)) ?? null });
  }

  const unfollow = onInbox((frame) => {
    const { items } = state.value;
    if (frame.type === 'conversation_gone') set({ items: items?.filter(({ id }) => id !== frame.conversation_id) ?? null });
    if (frame.type === 'message') {
      const row = items?.find(({ id }) => id === frame.conversation_id);
      if (row && items && frame.seq > row.last_seq) {
        const moved = { ...row, last_seq: frame.seq, preview: frame.message || row.preview, last_direction: frame.direction, last_kind: frame.kind, last_message_at: frame.timestamp, unread: row.unread + (frame.direction === 'inbound' ? 1 : 0) };
        set({ items: [moved, ...items.filter((each) => each !== row)] });
      }
    }
    if (frame.type && ['message', 'conversation_changed', 'resync'].includes(frame.type)) soon();
  });

  refresh();
  return {
    state,
    refresh,
    more,
    patch,
    soon,
    stop: () => { stopped = true; clearTimeout(timer); unfollow(); },
  };
}

/** @typedef {ReturnType<typeof rowsOf>} Rows */

/** @param {Filters} filters */
export function useRows(filters) {
  const key = JSON.stringify(filters);
  const rows = useMemo(() => rowsOf(filters), [key]);
  useEffect(() => rows.stop, [rows]);
  return rows;
}
