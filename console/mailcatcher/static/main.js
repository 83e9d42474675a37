// Spout mail: the list refreshes itself every two seconds; a mail is fetched when it is opened.
import { el, icon } from '/shared/dom.js';

const $ = (selector) => document.querySelector(selector);
for (const node of document.querySelectorAll('[data-icon]')) node.prepend(icon(node.dataset.icon));

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const seen = new Set();
let first = true;
let items = [];
let etag = '';
let searched = '';
let current = null;
let view = 'html';

const short = (at) => (new Date(at).toDateString() === new Date().toDateString() ? clock : date).format(new Date(at));
const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1)} MB`);
const person = (address) => address.replace(/^"?([^"<]+?)"?\s*<.*>$/, '$1');

function drawList() {
  const focused = document.activeElement?.dataset.id;
  $('#mails').replaceChildren(...items.map((mail) => el('li', {},
    el('button', { class: `item${seen.has(mail.id) ? '' : ' new'}`, type: 'button', 'data-id': mail.id, 'aria-current': mail.id === current?.id ? 'true' : null, onclick: () => open(mail.id) },
      el('span', { class: 'line' }, el('strong', { class: 'ellipsis' }, mail.subject || '(no subject)'), el('span', { class: 'muted' }, short(mail.at))),
      el('span', { class: 'line' }, el('span', { class: 'ellipsis' }, `To ${mail.to.map(person).join(', ')}`), mail.attachments ? icon('clip') : null),
      el('span', { class: 'muted ellipsis' }, mail.preview || 'No text')))));
  if (focused) $(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  $('#nothing').hidden = items.length > 0;
  $('#nothing h2').textContent = searched ? 'Nothing found' : 'No mail yet';
  $('#nothing p').textContent = searched ? 'No mail has all of these words.' : 'Invitations, password resets and reminders land here as soon as they are sent.';
  $('#count').textContent = items.length === 1 ? '1 mail' : `${items.length} mails`;
}

async function refresh() {
  const q = $('#search').value.trim();
  const answer = await fetch(`/api/messages?${new URLSearchParams({ q })}`, { cache: 'no-store', headers: etag && q === searched ? { 'If-None-Match': etag } : {} });
  if (answer.status !== 304) {
    const found = (await answer.json()).items;
    if ($('#search').value.trim() !== q) return;
    etag = answer.headers.get('ETag');
    searched = q;
    items = found;
    // Only what arrives while the page is open is new.
    if (first) for (const mail of items) seen.add(mail.id);
    first = false;
    drawList();
  }
}

async function open(id) {
  const answer = await fetch(`/api/messages/${encodeURIComponent(id)}`);
  if (!answer.ok) return;
  current = await answer.json();
  seen.add(id);
  history.replaceState(null, '', `#${id}`);
  drawList();
  $('#unread').hidden = true;
  $('#mail').hidden = false;
  document.body.classList.add('reading');
  $('#subject').textContent = current.subject || '(no subject)';
  $('#from').textContent = current.from;
  $('#to').textContent = current.to.join(', ');
  $('#at').textContent = full.format(new Date(current.at));
  $('#attachments').hidden = !current.attachments.length;
  $('#attachments').replaceChildren(...current.attachments.map((file) => el('li', {},
    el('a', { href: `/api/messages/${encodeURIComponent(id)}/attachments/${file.index}`, download: file.filename },
      icon('file'), el('span', { class: 'ellipsis' }, file.filename), el('span', { class: 'muted' }, size(file.size))))));
  $('#tab-html').disabled = current.html === null;
  $('#tab-text').disabled = current.text === null;
  await show(current.html !== null ? 'html' : 'text');
}

const BODIES = {
  html: (mail) => el('iframe', { class: 'paper', title: 'The mail', sandbox: 'allow-popups allow-popups-to-escape-sandbox', src: `/api/messages/${encodeURIComponent(mail.id)}/html` }),
  text: (mail) => el('pre', { class: 'prose', dir: 'auto' }, linked(mail.text ?? '')),
  headers: (mail) => el('dl', { class: 'headers' }, mail.headers.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
  source: async (mail) => el('pre', {}, await (await fetch(`/api/messages/${encodeURIComponent(mail.id)}/source`)).text()),
};

async function show(name) {
  const mail = current;
  view = name;
  for (const tab of tabs) {
    const chosen = tab.dataset.view === name;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  const body = await BODIES[name](mail);
  $('#view').setAttribute('aria-labelledby', `tab-${name}`);
  if (mail === current && name === view) $('#view').replaceChildren(body);
}

function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((part, index) =>
    (index % 2 ? el('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part));
}

const tabs = [...document.querySelectorAll('[role=tab]')];
for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.view));
$('.tabs').addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const usable = tabs.filter((tab) => !tab.disabled);
  const next = usable.at((usable.indexOf(document.activeElement) + step) % usable.length);
  next.focus();
  show(next.dataset.view);
});

function shut() {
  document.body.classList.remove('reading');
  $('#mail').hidden = true;
  $('#unread').hidden = false;
  const id = current?.id;
  current = null;
  history.replaceState(null, '', '#');
  drawList();
  if (id) $(`[data-id="${CSS.escape(id)}"]`)?.focus();
}
$('#back').addEventListener('click', shut);
$('#mails').addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...document.querySelectorAll('.item')];
  all[all.indexOf(document.activeElement) + step]?.focus();
});
$('#clear').addEventListener('click', async () => {
  if (!items.length || !confirm('Delete all mails?')) return;
  await fetch('/api/messages', { method: 'DELETE' });
  shut();
  await refresh();
});
let typing;
$('#search').addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => refresh().catch(() => {}), 150); });

async function follow() {
  for (;;) {
    try {
      await refresh();
      $('#offline').hidden = true;
    } catch {
      $('#offline').hidden = false;
      etag = '';
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
follow();
if (location.hash.length > 1) open(location.hash.slice(1));
