// @ts-check
// Where one writes: to the customer, or a note for colleagues.
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '../parts/button.js';
import { Alert } from '../parts/form.js';
import { Icon } from '../parts/icon.js';
import { attempt } from '../parts/toasts.js';
import { api, got } from '../session.js';
import { t } from '../text.js';
import { sizeOf } from './attachments.js';
import { inShort } from './message.js';
import { Suggestions, useSuggestions } from './suggestions.js';
import { Templates } from './templates.js';
import { ACCEPT, useUploads } from './uploads.js';
import { prospects, ways } from './window.js';

const MOST = 4096;
const TALLEST = 200;
const MINUTE_MS = 60_000;
/** What was begun in each conversation and not sent: kept while the page is open. @type {Map<string, string>} */
const drafts = new Map();

/**
 * @param {{ conversation: import("spout-api").ConversationDetail, log: import("./log.js").Log, inputRef: { current: HTMLTextAreaElement | null },
 *   answers: import("./log.js").Message | null, onAnswered: () => void, isNote: boolean, onNote: (note: boolean) => void }} props
 */
export function Composer({ conversation, log, inputRef, answers, onAnswered, isNote, onNote }) {
  const [text, setText] = useState(drafts.get(conversation.id) ?? '');
  const [mentions, setMentions] = useState(/** @type {Map<string, string>} */ (new Map()));
  const [picksTemplate, setPicksTemplate] = useState(false);
  const [isOver, setOver] = useState(false);
  const { uploads, add, drop } = useUploads();
  const chooser = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [now, setNow] = useState(Date.now());
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2); return () => clearInterval(timer); }, []);
  const isSmall = matchMedia('(max-width: 760px)').matches;
  const way = ways(conversation, now);
  const prospect = prospects(conversation, now);
  const write = (/** @type {string} */ value) => { setText(value); drafts.set(conversation.id, value); };
  const suggestions = useSuggestions({ text, write, isNote, conversationId: conversation.id, input: inputRef, onMention: (id, name) => setMentions((before) => new Map(before).set(id, name)) });

  // As tall as what is written.
  useLayoutEffect(() => {
    const input = inputRef.current;
    if (!input) return;
    input.style.height = 'auto';
    input.style.height = `${Math.min(TALLEST, input.scrollHeight + 2)}px`;
  }, [text, isNote]);

  const ready = uploads.filter(({ id }) => id);
  const isUploading = uploads.some(({ id, wrong }) => !id && !wrong);
  const canSend = !isUploading && (text.trim() || (ready.length > 0 && !isNote)) && text.length <= MOST;

  async function sendFiles(/** @type {string} */ words) {
    for (const [index, { id, key }] of ready.entries()) {
      const body = /** @type {any} */ ({ kind: 'media', attachment_id: id, text: index === 0 ? words : '', client_id: key, ...(answers ? { reply_to: answers.seq } : {}) });
      const message = await got(api.POST('/api/v1/conversations/{conversation_id}/messages', { params: { path: { conversation_id: conversation.id } }, body }));
      log.take(message);
      drop([key]);
    }
  }

  async function send() {
    if (!canSend) return;
    const words = text.trim();
    log.wrong.value = '';
    if (ready.length && !isNote) {
      const [first] = ready;
      const takesCaption = ready.length === 1 && first.kind !== 'audio' && words.length <= 1024;
      if (!await attempt(async () => { await sendFiles(takesCaption ? words : ''); })) return;
      if (words && !takesCaption) log.post({ text: words });
    } else {
      log.post({ text: words, reply_to: isNote ? null : answers?.seq, note: isNote, mentions: isNote ? [...mentions].filter(([, name]) => words.includes(`@${name}`)).map(([id]) => id) : [] });
    }
    write('');
    setMentions(new Map());
    onAnswered();
    inputRef.current?.focus();
  }

  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (suggestions.keys(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !matchMedia('(pointer: coarse)').matches) { event.preventDefault(); send(); } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (answers) onAnswered();
      else inputRef.current?.blur();
    }
  };
  const typed = (/** @type {any} */ event) => {
    write(event.currentTarget.value);
    if (!isNote && event.currentTarget.value.trim()) log.writing();
  };
  const paste = (/** @type {ClipboardEvent} */ event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || isNote) return;
    event.preventDefault();
    add(files);
  };
  const dragging = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') && !isNote;

  return html`<footer class=${`composer ${isNote ? 'is-note' : ''} ${isOver ? 'over' : ''}`}
    onDragOver=${(/** @type {DragEvent} */ event) => { if (dragging(event)) { event.preventDefault(); setOver(true); } }} onDragLeave=${() => setOver(false)}
    onDrop=${(/** @type {DragEvent} */ event) => { if (!dragging(event)) return; event.preventDefault(); setOver(false); add(event.dataTransfer?.files ?? []); }}>
    <div class="composer-top">
      <div class="tabs" role="group" aria-label=${t('composer.to')}>
        <button type="button" aria-pressed=${String(!isNote)} onClick=${() => onNote(false)}>${t('composer.reply')}</button>
        <button type="button" aria-pressed=${String(isNote)} onClick=${() => onNote(true)}>${t('composer.note')}</button></div>
      <p class=${`way ${way.open ? 'open' : 'shut'}`}><${Icon} name=${isNote ? 'lock' : way.icon} /><span class="cut">${isNote ? t('composer.note_lead') : way.text}</span></p>
    </div>
    ${!isNote && prospect.text && html`<div class="shut-word"><p>${prospect.text}</p>${prospect.takesTemplate && html`<${Button} small icon="template" onClick=${() => setPicksTemplate(true)}>${t('composer.template')}<//>`}</div>`}
    ${answers && !isNote && html`<div class="answers"><div class="quote"><strong>${answers.sender.name || conversation.contact.name}</strong><span class="cut">${inShort(answers)}</span></div><${IconButton} icon="cross" label=${t('composer.no_quote')} onClick=${onAnswered} /></div>`}
    ${uploads.length > 0 && html`<ul class="tray" aria-label=${t('composer.files')}>${uploads.map((each) => html`<li key=${each.key} class=${each.wrong ? 'wrong' : ''}>
      ${each.preview ? html`<img src=${each.preview} alt="" />` : html`<${Icon} name="file" />`}
      <span><strong class="cut">${each.file.name}</strong><small>${each.wrong || (each.id ? sizeOf(each.file.size) : t('composer.uploading', { percent: `${Math.round(each.done * 100)} %` }))}</small>
        ${!each.id && !each.wrong && html`<progress max="1" value=${each.done} aria-label=${each.file.name}></progress>`}</span>
      <${IconButton} icon="cross" label=${t('composer.without_file', { name: each.file.name })} onClick=${() => drop([each.key])} /></li>`)}</ul>`}
    <${Alert}>${log.wrong.value}<//>
    <div class="composer-row">
      <${Suggestions} of=${suggestions} />
      ${!isNote && html`<${IconButton} icon="clip" label=${t('composer.attach')} onClick=${() => chooser.current?.click()} />
        <input ref=${chooser} type="file" multiple accept=${ACCEPT} hidden onChange=${(/** @type {any} */ event) => { add(event.currentTarget.files); event.currentTarget.value = ''; }} />
        <${IconButton} class="desktop" icon="bolt" label=${t('composer.canned')} onClick=${() => { write('/'); inputRef.current?.focus(); }} />
        <${IconButton} class="desktop" icon="template" label=${t('composer.template')} onClick=${() => setPicksTemplate(true)} />`}
      <textarea ref=${inputRef} rows="1" value=${text} dir="auto" placeholder=${t(isNote ? 'composer.note_here' : isSmall ? 'composer.here_short' : 'composer.here')} aria-label=${t(isNote ? 'composer.note_label' : 'composer.label')}
        ...${suggestions.attributes} onInput=${typed} onKeyDown=${keys} onPaste=${paste}></textarea>
      ${text.length > MOST - 200 && html`<span class=${text.length > MOST ? 'left over' : 'left'} role="status">${MOST - text.length}</span>`}
      <button class="send" type="button" disabled=${!canSend} aria-label=${t(isNote ? 'composer.add_note' : 'composer.send')} title=${t(isNote ? 'composer.add_note' : 'composer.send')} onClick=${send}><${Icon} name=${isNote ? 'note' : 'send'} /></button>
    </div>
    ${picksTemplate && html`<${Templates} conversation=${conversation} onClose=${() => setPicksTemplate(false)} onSent=${(/** @type {any} */ message) => { log.take(message); setPicksTemplate(false); }} />`}
  </footer>`;
}
