// @ts-check
// Files of messages: their addresses are good for minutes, so they are asked for when shown.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';
import { complaint } from '../problem.js';
import { api, got } from '../session.js';
import { locale, t } from '../text.js';

/** @typedef {import("spout-api").MessageAttachment} File */

/** @type {Map<string, { url: string, until: number }>} */
const addresses = new Map();
const AHEAD_MS = 60_000;

/** On this host, whatever name it is called by. @param {string} id */
async function addressOf(id) {
  const known = addresses.get(id);
  if (known && known.until - AHEAD_MS > Date.now()) return known.url;
  const file = await got(api.GET('/api/v1/attachments/{attachment_id}', { params: { path: { attachment_id: id } } }));
  if (!file.url) throw new Error('not stored');
  const url = new URL(file.url).pathname;
  addresses.set(id, { url, until: Date.parse(file.url_expires_at ?? '') });
  return url;
}

/** @param {number | null} bytes */
export function sizeOf(bytes) {
  if (bytes === null) return '';
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** @param {{ attachments: File[] }} props */
export function Attachments({ attachments }) {
  return html`${attachments.map((file) => html`<${Attachment} key=${`${file.id} ${file.state}`} file=${file} />`)}`;
}

/** @param {{ file: File }} props */
function Attachment({ file }) {
  const [url, setUrl] = useState('');
  const [wrong, setWrong] = useState('');
  const [isLarge, setLarge] = useState(false);
  const isSeen = ['image', 'sticker', 'video', 'audio'].includes(file.kind);
  useEffect(() => { if (file.state === 'stored' && isSeen) addressOf(file.id).then(setUrl, (error) => setWrong(complaint(error))); }, []);
  const name = file.name || t(`kind.${file.kind}`);
  if (file.state !== 'stored' || wrong) {
    return html`<p class="file"><${Icon} name=${file.state === 'pending' ? 'clock' : 'alert'} /><span><strong class="cut">${name}</strong><small>${wrong || file.reason || t(file.state === 'pending' ? 'thread.file_pending' : 'thread.file_failed')}</small></span></p>`;
  }
  if (file.kind === 'image' || file.kind === 'sticker') {
    return html`<button class=${`picture ${file.kind}`} type="button" aria-label=${t('thread.enlarge', { name })} onClick=${() => setLarge(true)}>${url && html`<img src=${url} alt=${name} loading="lazy" />`}</button>
      ${isLarge && html`<${Dialog} wide title=${name} onClose=${() => setLarge(false)} footer=${html`<a class="button plain" href=${url} download=${name}><${Icon} name="download" /><span>${t('thread.download')}</span></a>`}><img class="large-picture" src=${url} alt=${name} /><//>`}`;
  }
  if (file.kind === 'video') return html`<video class="film" src=${url || undefined} controls preload="metadata" aria-label=${name}></video>`;
  if (file.kind === 'audio') return html`<audio class="sound" src=${url || undefined} controls preload="metadata" aria-label=${name}></audio>`;
  const open = async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      const link = Object.assign(document.createElement('a'), { href: await addressOf(file.id), target: '_blank', rel: 'noopener', download: name });
      link.click();
    } catch (error) {
      setWrong(complaint(error));
    }
  };
  return html`<button class="file" type="button" onClick=${open} aria-label=${t('thread.download_it', { name })}><${Icon} name="file" /><span><strong class="cut" dir="auto">${name}</strong><small>${sizeOf(file.size)}</small></span><${Icon} name="download" /></button>`;
}
