// Spout phone: polls the simulator (the server holds each call until something changes) and draws what it says.
import * as api from './api.js';
import { who } from './cards.js';
import { Composer } from './composer.js';
import { FaultsPanel } from './faults.js';
import { el, icon } from './dom.js';
import { initials, phone, time } from './format.js';
import { businesses, people } from './people.js';
import { Sheet } from './sheet.js';
import { Thread } from './thread.js';

const $ = (selector) => document.querySelector(selector);
for (const node of document.querySelectorAll('[data-icon]')) node.prepend(icon(node.dataset.icon));

// The address keeps the place over a reload: #1000000001/447700900142
const [business = '', customer = ''] = location.hash.slice(1).split('/').map(decodeURIComponent);
const place = { phone_number_id: business || '1000000001', customer: customer || '447700900142' };
let version = -1;
let newest = null;
let lookup = new AbortController();

const report = (error) => {
  $('#notice').textContent = error.message;
  $('#notice').hidden = false;
  clearTimeout(report.timer);
  report.timer = setTimeout(() => { $('#notice').hidden = true; }, 6000);
};

async function send(message) {
  try {
    await api.write({ phone_number_id: place.phone_number_id, from: place.customer, bsuid_only: $('#hide').checked, ...message });
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

const composer = new Composer($('#composer'), send);
const sheet = new Sheet($('#sheet'), send);
const thread = new Thread($('#thread'), { tap: send, openList: (...list) => sheet.open(...list), reply: (entry) => composer.reply(entry) });
const faults = new FaultsPanel($('#faults'), $('#faultcount'), report);

function go(change) {
  Object.assign(place, change);
  history.replaceState(null, '', `#${Object.values(place).map(encodeURIComponent).join('/')}`);
  composer.reply(null);
  if (change.customer) drawer(false);
  version = -1;
  lookup.abort();
}

function drawer(open) {
  document.body.classList.toggle('paneled', open);
  narrow();
}

// On a narrow screen the side panel lies over the phone; what is covered must not be reached.
const small = matchMedia('(max-width: 860px)');
function narrow() {
  const open = document.body.classList.contains('paneled');
  $('#panel').inert = small.matches && !open;
  $('#stage').inert = small.matches && open;
}
small.addEventListener('change', narrow);
narrow();
$('#menu').addEventListener('click', () => { drawer(true); $('#closepanel').focus(); });
$('#closepanel').addEventListener('click', () => { drawer(false); $('#menu').focus(); });
$('#panel').addEventListener('keydown', (event) => event.key === 'Escape' && small.matches && $('#closepanel').click());

$('#add').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  try {
    const added = await api.addPerson(form.elements.number.value, form.elements.name.value);
    form.reset();
    form.closest('details').open = false;
    go({ customer: added.customer });
  } catch (error) { report(error); }
});
$('#window').addEventListener('click', () => api.setWindow(place, !newest.thread.window_open).catch(report));
$('#faultsfold').addEventListener('toggle', (event) => event.target.open && event.target.scrollIntoView({ block: 'start' }));
$('#clear').addEventListener('click', () => {
  if (confirm('Forget all messages of all chats in the simulator?')) api.reset().catch(report);
});

function draw(view) {
  const own = view.businesses.find((item) => item.phone_number_id === place.phone_number_id) ?? { name: `Business ${place.phone_number_id}`, display_phone_number: '' };
  businesses($('#businesses'), view.businesses, place.phone_number_id, (id) => go({ phone_number_id: id }));
  people($('#people'), view.people, place.customer, (id) => go({ customer: id }));
  const chat = view.thread;
  $('#barname').textContent = own.name;
  $('#barnumber').textContent = chat.typing ? 'typing…' : phone(own.display_phone_number);
  $('#baravatar').textContent = initials(own.name);
  $('#you').textContent = `as ${chat.name.split(' ')[0]}`;
  const others = view.people.reduce((sum, person) => sum + (person.customer === place.customer ? 0 : person.unread), 0);
  $('#menubadge').hidden = !others;
  $('#menubadge').textContent = String(others);
  $('#chatname').textContent = who(chat);
  $('#bsuid').textContent = chat.user_id;
  $('#windowstate').textContent = chat.window_open ? `Until ${time(chat.window_closes_at)}` : 'Templates only';
  $('#windowstate').className = chat.window_open ? 'state good' : 'state';
  $('#windowlabel').textContent = chat.window_open ? 'Close it' : 'Open it';
  if (newest?.thread.customer !== chat.customer || newest?.thread.hides_phone !== chat.hides_phone) $('#hide').checked = chat.hides_phone;
  const waiting = view.webhooks_retrying;
  $('#webhooks').textContent = waiting ? `${waiting} ${waiting === 1 ? 'webhook' : 'webhooks'} not taken yet` : 'Webhooks delivered';
  $('#webhooks').className = waiting ? 'state warn' : 'state good';
  faults.show(view.faults);
  thread.show(`${place.phone_number_id}/${place.customer}`, chat);
  newest = view;
  // Without auto-read it is this page that reads: the chat is open and someone can see it.
  if (chat.unread && document.visibilityState === 'visible') api.open({ ...place }).catch(report);
}

async function follow() {
  for (;;) {
    lookup = new AbortController();
    const asked = JSON.stringify(place);
    try {
      const view = await Promise.race([
        api.view(place, version),
        new Promise((_, refuse) => lookup.signal.addEventListener('abort', () => refuse(new DOMException('moved on', 'AbortError')))),
      ]);
      $('#offline').hidden = true;
      if (view && asked === JSON.stringify(place)) { version = view.version; draw(view); }
    } catch (error) {
      if (error.name === 'AbortError') continue;
      $('#offline').hidden = false;
      version = -1;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
document.addEventListener('visibilitychange', () => newest && draw(newest));
follow();
