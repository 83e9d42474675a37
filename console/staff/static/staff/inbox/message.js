// @ts-check
import { html } from 'htm/preact';
import { IconButton } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { Menu } from '../parts/menu.js';
import { exactly, time } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may, session } from '../session.js';
import { t } from '../text.js';
import { Attachments } from './attachments.js';
import { Content } from './content.js';

/** @typedef {import("./log.js").Message} Shown */

const EMOJI = ['👍', '❤️', '😂', '😮', '🙏', '🎉'];
const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;
const TICKS = /** @type {const} */ ({ queued: 'clock', sent: 'tick', delivered: 'ticks', read: 'ticks', failed: 'alert' });

/** WhatsApp's own marks: *bold*, _leaning_, ~struck~. */
const MARKED = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^*_~\n]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu;
const TAGS = /** @type {Record<string, string>} */ ({ '*': 'strong', _: 'em', '~': 's' });

/** The text without the marks. @param {string} text */
export const plain = (text) => text.replace(MARKED, '$2');

function marked(/** @type {string} */ text) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(MARKED)) {
    parts.push(text.slice(at, found.index), html`<${TAGS[found[1]]} key=${found.index}>${found[2]}<//>`);
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)];
}

/** Addresses become links, marks what they mean; all else is text. @param {{ text: string, names?: string[] }} props `names`: called in a note */
export function Words({ text, names = [] }) {
  const parts = text.split(LINK);
  return html`${parts.map((part, index) => (index % 2
    ? html`<a key=${index} href=${part} target="_blank" rel="noopener noreferrer nofollow">${part}</a>`
    : names.length ? called(part, names) : marked(part)))}`;
}

function called(/** @type {string} */ text, /** @type {string[]} */ names) {
  const found = new RegExp(`(@(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')}))`, 'g');
  return text.split(found).map((part, index) => (index % 2 ? html`<span class="called" key=${index}>${part}</span>` : part));
}

/** What a message says in one line. @param {Shown} message */
export const inShort = (message) => plain(message.message) || message.attachments[0]?.name || t(`kind.${message.attachments[0]?.kind ?? message.kind}`);

/**
 * @param {{ message: Shown, goesOn: boolean, quoted?: Shown, conversationId: string, contact: string, onAnswer: (message: Shown) => void, onJump: (seq: number) => void, onChanged: (message: Shown) => void }} props
 *   `goesOn`: of the same person within minutes
 */
export function Message({ message: it, goesOn, quoted, conversationId, contact, onAnswer, onJump, onChanged }) {
  const isOwn = it.direction === 'outbound';
  if (it.kind === 'system') return html`<p class="log-word" data-seq=${it.seq}>${it.message}</p>`;
  const isBare = it.kind === 'sticker';
  return html`<article class=${`said ${it.direction} ${goesOn ? 'goes-on' : ''}`} data-seq=${it.seq} aria-label=${t('thread.message_by', { name: it.sender.name || contact, time: time(it.timestamp) })}>
    <div class=${`balloon ${isBare ? 'bare' : ''}`}>
      ${!goesOn && it.direction !== 'inbound' && html`<p class="by">${it.direction === 'note' && html`<${Icon} name="note" />`}${it.sender.kind === 'system' ? t('thread.automatic') : it.sender.name}${it.direction === 'note' ? ` · ${t('thread.note')}` : ''}</p>`}
      ${it.reply_to && html`<button class="quote" type="button" onClick=${() => onJump(it.reply_to ?? 0)}><strong>${quoted ? quoted.sender.name || contact : t('thread.earlier')}</strong><span class="cut">${quoted ? inShort(quoted) : t('thread.earlier_lead')}</span></button>`}
      <${Attachments} attachments=${it.attachments} />
      <${Content} message=${it} />
      ${it.message && it.content?.kind !== 'tap' && html`<p class="words" dir="auto"><${Words} text=${it.message} names=${it.direction === 'note' ? mentioned(it) : []} /></p>`}
      <${Buttons} content=${it.content} />
      <p class="when"><time datetime=${it.timestamp} title=${exactly(it.timestamp)}>${time(it.timestamp)}</time>${isOwn && html`<span class=${`tick ${it.status}`} data-status=${it.status}><${Icon} name=${TICKS[it.status]} label=${t(`tick.${it.status}`)} /></span>`}</p>
      ${it.reason && html`<p class=${it.status === 'failed' ? 'why failed' : 'why'}><${Icon} name=${it.status === 'failed' ? 'alert' : 'info'} /><span>${it.status === 'failed' ? t('thread.failed', { reason: it.reason }) : it.reason}</span></p>`}
      ${it.reactions.length > 0 && html`<p class="reactions">${it.reactions.map(({ emoji, sender }) => html`<span key=${sender.id ?? sender.name} title=${sender.name}>${emoji}<span class="unseen"> ${sender.name}</span></span>`)}</p>`}
    </div>
    ${may('conversation.write') && html`<${Actions} message=${it} conversationId=${conversationId} onAnswer=${onAnswer} onChanged=${onChanged} />`}
  </article>`;
}

const mentioned = (/** @type {Shown} */ note) => [...note.message.matchAll(/@([\p{L}'-]+(?: [\p{Lu}][\p{L}'-]+)?)/gu)].map(([, name]) => name).slice(0, note.mentions.length ? 20 : 0);

/** @param {{ message: Shown, conversationId: string, onAnswer: (message: Shown) => void, onChanged: (message: Shown) => void }} props */
function Actions({ message: it, conversationId, onAnswer, onChanged }) {
  const mine = it.reactions.find(({ sender }) => sender.id === session.value?.memberId)?.emoji;
  const react = (/** @type {string} */ emoji) => attempt(async () => {
    const body = /** @type {any} */ ({ kind: 'reaction', emoji: emoji === mine ? '' : emoji, reply_to: it.seq });
    onChanged(await got(api.POST('/api/v1/conversations/{conversation_id}/messages', { params: { path: { conversation_id: conversationId } }, body })));
  });
  const isNote = it.direction === 'note';
  const choices = [
    isNote ? null : { label: t('thread.answer'), icon: /** @type {const} */ ('reply'), run: () => onAnswer(it) },
    it.message ? { label: t('thread.copy'), icon: /** @type {const} */ ('file'), run: async () => { await navigator.clipboard.writeText(it.message); toast(t('thread.copied')); } } : null,
    isNote ? null : t('thread.react'),
    ...(isNote ? [] : EMOJI.map((emoji) => ({ label: emoji, checked: emoji === mine, run: () => react(emoji) }))),
  ];
  return html`<div class="message-tools"><${Menu} label=${t('thread.actions')} side=${it.direction === 'inbound' ? 'start' : 'end'} choices=${choices}
    button=${(/** @type {any} */ props) => html`<${IconButton} ...${props} icon="dots" label=${t('thread.actions')} />`} /></div>`;
}

/** What the customer can tap; here only shown. @param {{ content: Shown["content"] }} props */
function Buttons({ content }) {
  if (!content) return null;
  if (content.kind === 'buttons' || content.kind === 'template') {
    if (!content.buttons.length) return null;
    return html`<ul class="taps" aria-label=${t('thread.taps')}>${content.buttons.map(({ id, title }) => html`<li key=${id}><${Icon} name="reply" />${title}</li>`)}</ul>`;
  }
  if (content.kind !== 'list') return null;
  return html`<details class="taps"><summary><${Icon} name="list" />${content.button}</summary>
    ${content.sections.map(({ title, rows }) => html`<div key=${title}>${title && html`<p class="taps-title">${title}</p>`}<ul>${rows.map((row) => html`<li key=${row.id}><span>${row.title}${row.description && html`<small>${row.description}</small>`}</span></li>`)}</ul></div>`)}</details>`;
}

/** @param {{ pending: import("./log.js").Pending, onAgain: () => void, onDiscard: () => void }} props */
export function PendingMessage({ pending: it, onAgain, onDiscard }) {
  return html`<article class=${`said ${it.note ? 'note' : 'outbound'} on-its-way`} aria-label=${t('tick.queued')}><div class="balloon">
    <p class="words" dir="auto">${it.text}</p>
    <p class="when"><time datetime=${it.at}>${time(it.at)}</time><span class="tick"><${Icon} name=${it.wrong ? 'alert' : 'clock'} label=${t(it.wrong ? 'tick.failed' : 'tick.queued')} /></span></p>
    ${it.wrong && html`<div class="why failed" role="alert"><${Icon} name="alert" /><span>${it.wrong} <button class="link" type="button" onClick=${onAgain}>${t('problem.try_again')}</button> · <button class="link" type="button" onClick=${onDiscard}>${t('thread.discard')}</button></span></div>`}
  </div></article>`;
}
