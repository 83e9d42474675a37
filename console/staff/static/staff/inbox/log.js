// @ts-check
// One conversation by its socket: the log in order of `seq`, what is on its way, and who else is here.
import { signal } from '@preact/signals';
import { socket } from '../live.js';
import { api, got, session } from '../session.js';
import { complaint } from '../problem.js';

/** @typedef {import("spout-api").Message} Message */
/** @typedef {{ client_id: string, text: string, reply_to: number | null, note: boolean, mentions: string[], at: string, wrong: string }} Pending written here, not yet in the log */
/** @typedef {{ id: string, name: string }} Named */

const GATHER_MS = 12;
const TYPING_LASTS_MS = 6000;
const TYPING_EVERY_MS = 3000;
const RANK = ['queued', 'sent', 'delivered', 'read', 'failed'];

/** @param {string} contactId @param {string} conversationId */
export function openLog(contactId, conversationId) {
  /** @type {Map<number, Message>} */
  const log = new Map();
  const messages = signal(/** @type {Message[]} */ ([]));
  const pending = signal(/** @type {Pending[]} */ ([]));
  const here = signal(/** @type {Named[]} */ ([]));
  const typing = signal(/** @type {string[]} */ ([]));
  const seen = signal(/** @type {Record<string, { name: string, seq: number }>} */ ({}));
  const complete = signal(false);
  /** `open` may be false for a moment: what is written waits. */
  const state = signal(/** @type {'opening' | 'open' | 'away' | 'refused'} */ ('opening'));
  /** What was last refused, for the composer. */
  const wrong = signal('');
  const mine = session.value?.user.id;
  let isAsking = false;
  let typed = 0;
  let read = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let gathering;
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const typers = new Map();

  // Messages come one by one, at the beginning fifty at once.
  const changed = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      messages.value = [...log.values()].sort((a, b) => a.seq - b.seq);
      if (log.has(1)) complete.value = true;
    }, GATHER_MS);
  };

  function take(/** @type {Message} */ message) {
    log.set(message.seq, message);
    if (message.client_id) pending.value = pending.value.filter((each) => each.client_id !== message.client_id);
    if (message.sender.kind === 'member') stopTyping(message.sender.name);
    changed();
  }

  function stopTyping(/** @type {string} */ name) {
    clearTimeout(typers.get(name));
    typers.delete(name);
    typing.value = [...typers.keys()];
  }

  const change = (/** @type {number} */ seq, /** @type {Partial<Message>} */ changes) => {
    const message = log.get(seq);
    if (!message) return;
    log.set(seq, { ...message, ...changes });
    changed();
  };

  /** Why something failed stands in the message only. */
  async function learnWhy() {
    const page = await got(api.GET('/api/v1/conversations/{conversation_id}/messages', { params: { path: { conversation_id: conversationId }, query: { limit: 50 } } })).catch(() => null);
    for (const message of page?.items ?? []) if (log.has(message.seq)) take(message);
  }

  /** @type {Record<string, (frame: import("../live.js").Frame) => void>} */
  const on = {
    message: (frame) => take(/** @type {any} */ (frame)),
    ack: (frame) => { wrong.value = ''; pending.value = pending.value.map((each) => (each.client_id === frame.client_id ? { ...each, wrong: '' } : each)); },
    status: (frame) => {
      const known = log.get(frame.seq);
      if (!known || RANK.indexOf(frame.status) <= RANK.indexOf(known.status)) return;
      change(frame.seq, { status: frame.status });
      if (frame.status === 'failed') learnWhy();
    },
    message_changed: (frame) => change(frame.seq, { attachments: frame.attachments, reactions: frame.reactions }),
    user_joined: ({ user }) => { if (user.id !== mine) here.value = [...here.value.filter(({ id }) => id !== user.id), user]; },
    user_left: ({ user }) => { here.value = here.value.filter(({ id }) => id !== user.id); stopTyping(user.name); },
    typing: ({ user }) => {
      if (user.id === mine) return;
      clearTimeout(typers.get(user.name));
      typers.set(user.name, setTimeout(() => stopTyping(user.name), TYPING_LASTS_MS));
      typing.value = [...typers.keys()];
    },
    read: ({ user, seq }) => { if (user.id !== mine) seen.value = { ...seen.value, [user.id]: { name: user.name, seq } }; },
    history: (frame) => {
      isAsking = false;
      for (const message of frame.messages) log.set(message.seq, message);
      if (frame.complete) complete.value = true;
      changed();
    },
  };

  const wire = socket(`/ws/chat/${contactId}/`, {
    frame: (frame) => {
      if (frame.error !== undefined) refused(frame);
      else on[frame.type ?? '']?.(frame);
    },
    open: (isOpen) => {
      state.value = isOpen ? 'open' : 'away';
      isAsking = false;
      if (!isOpen) { here.value = []; return; }
      read = 0;
      // The same client_id is stored once, so what may or may not have gone out goes out again.
      for (const each of pending.value) if (!each.wrong) put(each);
    },
    after: () => (log.size ? Math.max(...log.keys()) : null),
    refused: () => { state.value = 'refused'; },
  });

  function refused(/** @type {import("../live.js").Frame} */ frame) {
    isAsking = false;
    if (!frame.client_id) { wrong.value = frame.error; return; }
    pending.value = pending.value.map((each) => (each.client_id === frame.client_id ? { ...each, wrong: frame.error } : each));
  }

  async function put(/** @type {Pending} */ what) {
    if (!what.note) {
      wire.send({ type: 'message', message: what.text, client_id: what.client_id, ...(what.reply_to ? { reply_to: what.reply_to } : {}) });
      return;
    }
    try {
      const note = await got(api.POST('/api/v1/conversations/{conversation_id}/notes', { params: { path: { conversation_id: conversationId } }, body: { text: what.text, mentions: what.mentions, client_id: what.client_id } }));
      take(note);
    } catch (error) {
      refused({ error: complaint(error), client_id: what.client_id });
    }
  }

  return {
    messages,
    pending,
    here,
    typing,
    seen,
    complete,
    state,
    wrong,
    take,
    find: (/** @type {number} */ seq) => log.get(seq),
    /** Write; it is shown at once. @param {{ text: string, reply_to?: number | null, note?: boolean, mentions?: string[] }} what */
    post({ text, reply_to = null, note = false, mentions = [] }) {
      const each = { client_id: crypto.randomUUID(), text, reply_to, note, mentions, at: new Date().toISOString(), wrong: '' };
      pending.value = [...pending.value, each];
      typed = 0;
      put(each);
    },
    again(/** @type {Pending} */ each) {
      pending.value = pending.value.map((one) => (one === each ? { ...one, wrong: '' } : one));
      put(each);
    },
    discard(/** @type {Pending} */ each) { pending.value = pending.value.filter((one) => one !== each); },
    older() {
      const first = messages.value[0]?.seq;
      if (!first || complete.value || isAsking) return;
      isAsking = wire.send({ type: 'history', before: first, limit: 50 });
    },
    writing() {
      if (Date.now() - typed < TYPING_EVERY_MS) return;
      typed = Date.now();
      wire.send({ type: 'typing' });
    },
    /** Up to here; whether that is news. @param {number} seq */
    read(seq) {
      if (seq <= read || !wire.send({ type: 'read', seq })) return false;
      read = seq;
      return true;
    },
    close() {
      wire.close();
      clearTimeout(gathering);
      for (const timer of typers.values()) clearTimeout(timer);
    },
  };
}

/** @typedef {ReturnType<typeof openLog>} Log */
