// @ts-check
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useKeys } from '../keys.js';
import { onInbox } from '../live.js';
import { Button } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { dateOf, dayName } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { recount } from '../unread.js';
import { Beside } from './beside.js';
import { Composer } from './composer.js';
import { Head } from './head.js';
import { openLog } from './log.js';
import { Message, PendingMessage } from './message.js';

/** @typedef {import("spout-api").ConversationDetail} Detail */

const NEAR_END = 140;
const NEAR_BEGINNING = 240;
const SAME_BREATH_MS = 5 * 60_000;

/** @param {{ id: string, rows: import("./rows.js").Rows, onBack: () => void, onBeside: () => void, isBeside: boolean, isOver: boolean }} props `isOver`: the contact lies over the thread */
export function Thread({ id, rows, onBack, onBeside, isBeside, isOver }) {
  const { data, error, reload, setData } = useLoaded((signal) => got(api.GET('/api/v1/conversations/{conversation_id}', { params: { path: { conversation_id: id } }, signal })), [id]);
  const change = (/** @type {Detail} */ after) => { setData(() => after); rows.patch(id, after); rows.soon(); };
  useEffect(() => onInbox((frame) => {
    if (frame.conversation_id === id && (frame.type === 'conversation_changed' || (frame.type === 'message' && frame.direction === 'inbound'))) reload();
    if (frame.type === 'resync') reload();
  }), [id]);
  if (error && !data) return html`<section class="thread"><${Trouble} error=${error} retry=${reload} /><div class="row center"><${Button} onClick=${onBack}>${t('common.back')}<//></div></section>`;
  if (!data) return html`<section class="thread"><div class="thread-head"></div><div class="area-pad"><${Loading} lines=${5} tall /></div></section>`;
  return html`<${Open} key=${data.contact.id} conversation=${data} onChange=${change} onRead=${() => { rows.patch(id, { unread: 0 }); recount(); }} onBack=${onBack} onBeside=${onBeside} isBeside=${isBeside} isOver=${isOver} />`;
}

/** @param {{ conversation: Detail, onChange: (after: Detail) => void, onRead: () => void, onBack: () => void, onBeside: () => void, isBeside: boolean, isOver: boolean }} props */
function Open({ conversation, onChange, onRead, onBack, onBeside, isBeside, isOver }) {
  const log = useMemo(() => openLog(conversation.contact.id, conversation.id), []);
  useEffect(() => log.close, [log]);
  const [answers, setAnswers] = useState(/** @type {import("./log.js").Message | null} */ (null));
  const [isNote, setNote] = useState(false);
  const composer = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const write = (/** @type {boolean} */ note) => { setNote(note); requestAnimationFrame(() => composer.current?.focus()); };
  const close = () => attempt(async () => onChange(await got(api.PATCH('/api/v1/conversations/{conversation_id}', { params: { path: { conversation_id: conversation.id } }, body: { status: 'closed' } }))), t('thread.closed'));
  useKeys({ r: () => write(false), n: () => write(true), e: close });
  return html`<section class="thread" aria-label=${t('thread.with', { name: conversation.contact.name })}>
      <${Head} conversation=${conversation} log=${log} onChange=${onChange} onBack=${onBack} onBeside=${onBeside} isBeside=${isBeside} />
      ${log.state.value === 'refused'
        ? html`<div class="thread-log"><p class="log-word">${t('thread.not_yours')}</p></div>`
        : html`<${Log} conversation=${conversation} log=${log} onRead=${onRead} onAnswer=${(/** @type {any} */ message) => { setAnswers(message); write(false); }} />`}
      ${may('conversation.write') ? html`<${Composer} conversation=${conversation} log=${log} inputRef=${composer} answers=${answers} onAnswered=${() => setAnswers(null)} isNote=${isNote} onNote=${setNote} />` : html`<p class="log-word">${t('thread.read_only')}</p>`}
    </section>
    <${Beside} conversation=${conversation} onClose=${onBeside} onWrite=${() => { if (isOver) onBeside(); write(false); }} />`;
}

/** @param {{ conversation: Detail, log: import("./log.js").Log, onRead: () => void, onAnswer: (message: import("./log.js").Message) => void }} props */
function Log({ conversation, log, onRead, onAnswer }) {
  const messages = log.messages.value;
  const pending = log.pending.value;
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const place = useRef({ atEnd: true, height: 0, first: 0, last: 0 });
  const [missed, setMissed] = useState(0);
  const [firstUnread, setFirstUnread] = useState(/** @type {number | null} */ (null));
  const last = messages.at(-1);

  // What was unread when it was opened stays marked while one looks.
  useEffect(() => {
    if (firstUnread !== null || !messages.length) return;
    const theirs = messages.filter(({ direction }) => direction === 'inbound');
    setFirstUnread(conversation.unread ? theirs.at(-conversation.unread)?.seq ?? 0 : 0);
  }, [messages.length > 0]);

  const toEnd = () => { if (box.current) box.current.scrollTop = box.current.scrollHeight; };
  useLayoutEffect(() => {
    const it = box.current;
    if (!it || !messages.length) return;
    const before = place.current;
    if (messages[0].seq < before.first && before.first) it.scrollTop += it.scrollHeight - before.height;
    else if (before.atEnd || pending.length) toEnd();
    else if (last && last.seq > before.last && last.direction === 'inbound') setMissed((count) => count + 1);
    place.current = { ...before, height: it.scrollHeight, first: messages[0].seq, last: last?.seq ?? 0 };
  }, [messages, pending]);
  // Pictures that arrive and the keyboard of a phone change the heights.
  useEffect(() => {
    const observer = new ResizeObserver(() => { if (place.current.atEnd) toEnd(); });
    if (box.current) observer.observe(box.current);
    if (box.current?.firstElementChild) observer.observe(box.current.firstElementChild);
    return () => observer.disconnect();
  }, [messages.length > 0]);

  const scrolled = () => {
    const it = /** @type {HTMLDivElement} */ (box.current);
    place.current.atEnd = it.scrollHeight - it.scrollTop - it.clientHeight < NEAR_END;
    if (place.current.atEnd && missed) setMissed(0);
    if (it.scrollTop < NEAR_BEGINNING) log.older();
  };

  useEffect(() => {
    const read = () => { if (last && document.visibilityState === 'visible' && log.state.value === 'open' && log.read(last.seq)) onRead(); };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [last?.seq, log.state.value]);

  if (!messages.length && log.state.value !== 'open') return html`<div class="thread-log"><div class="area-pad"><${Loading} lines=${5} tall /></div></div>`;
  const seen = Object.values(log.seen.value).filter(({ seq }) => last && seq >= last.seq).map(({ name }) => name);
  const jump = (/** @type {number} */ seq) => {
    const found = box.current?.querySelector(`[data-seq="${seq}"]`);
    found?.scrollIntoView({ block: 'center' });
    found?.classList.add('lit');
    setTimeout(() => found?.classList.remove('lit'), 1500);
  };
  return html`<div class="thread-log" ref=${box} onScroll=${scrolled} role="log" aria-label=${t('thread.log')} tabindex="0">
    <div class="log-inside">
      ${messages.length > 0 && !log.complete.value && html`<div class="log-more"><span class="spinner" aria-hidden="true"></span></div>`}
      ${!messages.length && !pending.length && html`<p class="log-word">${t('thread.empty')}</p>`}
      ${messages.map((message, index) => {
        const before = messages[index - 1];
        const isNewDay = !before || dateOf(before.timestamp) !== dateOf(message.timestamp);
        const goesOn = Boolean(before && !isNewDay && before.direction === message.direction && before.sender.id === message.sender.id && before.sender.kind === message.sender.kind && Date.parse(message.timestamp) - Date.parse(before.timestamp) < SAME_BREATH_MS);
        return html`${isNewDay && html`<p class="log-day" key=${`day-${message.seq}`}><span>${dayName(message.timestamp)}</span></p>`}
          ${message.seq === firstUnread && html`<p class="log-new" key="new"><span>${t('thread.new')}</span></p>`}
          <${Message} key=${message.seq} message=${message} goesOn=${goesOn && message.seq !== firstUnread} quoted=${message.reply_to ? log.find(message.reply_to) : undefined} conversationId=${conversation.id} contact=${conversation.contact.name} onAnswer=${onAnswer} onJump=${jump} onChanged=${log.take} />`;
      })}
      ${pending.map((each) => html`<${PendingMessage} key=${each.client_id} pending=${each} onAgain=${() => log.again(each)} onDiscard=${() => log.discard(each)} />`)}
      ${seen.length > 0 && html`<p class="log-seen">${t('thread.seen', { names: seen.join(', ') })}</p>`}
    </div>
    ${missed > 0 && html`<button class="to-end" type="button" onClick=${() => { toEnd(); setMissed(0); }}><${Icon} name="down" />${t('thread.missed', { count: missed })}</button>`}
  </div>`;
}
