// Book: what, when, who, and the code that proves the address. What was chosen stays while one goes back and forth.
import { ask, complaint, send, showTrouble } from '../pages/api.js';
import { form } from '../pages/form.js';
import { el, icon, show, showWaiting } from '../pages/page.js';
import { getBrand, has, language, learn, setBrand, t } from '../pages/words.js';
import { clockOf } from './clock.js';
import { codeField, detailFields, once, reachedBy } from './details.js';
import { button, details, link, notice, rows, terms, toCalendar, website, when } from './parts.js';
import TEXTS from './texts.js';
import { nearestStarts, timePicker } from './times.js';

const RESEND_AFTER_MS = 30000;
const CODE_LASTS_MS = 9 * 60000; // a little less than it does

learn(TEXTS);
const slug = location.pathname.split('/').at(-1);
const wanted = new URLSearchParams(location.hash.slice(1)).get('service');
const STEPS = { service: askService, time: askTime, details: askDetails, code: askCode };
const chosen = { service: null, staff: null, slot: null, details: {}, sent: null, code: '' };
let vendor;
let services;
let clock;
let booked = false;

addEventListener('popstate', (event) => { if (vendor && !booked) STEPS[reached(event.state?.step)](); });
open();

async function open() {
  showWaiting(t('book.opening'));
  const [profile, offered] = await Promise.all([ask(`public/vendors/${slug}`), ask(`public/vendors/${slug}/services`)]);
  const failed = [profile, offered].find((answer) => !answer.ok);
  if (failed?.body.code === 'public.vendor_not_found') return closed();
  if (failed) return showTrouble(failed, open);
  vendor = profile.body;
  services = offered.body.items.filter((service) => service.staff.length);
  clock = clockOf(vendor.timezone);
  setBrand(vendor.name);
  if (!services.length) return closed();
  const service = services.find((each) => each.id === wanted) ?? (services.length === 1 ? services[0] : null);
  history.replaceState({ step: service ? 'time' : 'service' }, '', location.pathname);
  if (service) take(service);
  STEPS[history.state.step]();
}

function closed() {
  show({ mark: 'calendar', tone: 'bad', title: t('book.closed'), lead: t(vendor ? 'book.closed_lead' : 'book.unknown'), content: vendor ? website(vendor) ?? [] : [] });
}

function take(service) {
  Object.assign(chosen, { service, staff: null, slot: null });
}

/** Of the steps up to this one, the first for which something is missing. */
function reached(step) {
  if (!chosen.service) return 'service';
  if (step === 'service') return step;
  if (!chosen.slot || step === 'time') return 'time';
  return step === 'code' && !chosen.sent ? 'details' : step ?? 'service';
}

function go(step) {
  history.pushState({ step }, '', location.pathname);
  STEPS[step]();
}

/** A step's card: how far one is, what was chosen, and what is asked. */
function stage(step, { title, lead, content }) {
  const names = Object.keys(STEPS);
  const place = names.indexOf(step);
  const text = t('book.step', { number: place + 1, count: names.length });
  const bars = names.map((_, index) => el('span', { class: index <= place ? 'done' : '' }));
  const back = place > 0 && !(place === 1 && services.length === 1)
    ? el('button', { class: 'round', type: 'button', 'aria-label': t('book.back'), onclick: () => stepBack(names[place - 1]) }, icon('back')) : null;
  show({
    mark: el('div', { class: 'progress' }, back, el('p', {}, text), el('span', { class: 'bars', 'aria-hidden': 'true' }, bars)),
    layout: 'wide', title, lead, content,
  });
}

/** Not by the browser's history, which may begin with a later step. */
function stepBack(step, said) {
  history.replaceState({ step }, '', location.pathname);
  STEPS[step](said);
}

function summary() {
  const change = (step) => el('button', { class: 'change', type: 'button', onclick: () => go(step), 'aria-label': t(`book.change_${step}`) }, t('book.change'));
  const { service, slot } = chosen;
  const person = service.staff.find((each) => each.id === chosen.staff)?.first_name;
  const line = (sign, main, more, step) => el('div', {}, icon(sign), el('p', {}, el('strong', { dir: 'auto' }, main), el('span', {}, more)), change(step));
  const span = slot && when(slot.starts_at, slot.ends_at, clock);
  return el('div', { class: 'chosen' },
    line('tick', service.title, terms(service), 'service'),
    slot ? line('clock', span[0], [...span.slice(1), person ? el('span', {}, t('book.with', { name: person })) : null].filter(Boolean), 'time') : null);
}

function askService() {
  const row = (service) => el('li', {}, el('button', { class: 'service', type: 'button', onclick: () => { take(service); go('time'); } },
    el('span', {}, el('strong', { dir: 'auto' }, service.title), el('span', { class: 'terms' }, terms(service)),
      service.description ? el('span', { class: 'about', dir: 'auto' }, service.description) : null,
      service.requires_confirmation ? el('span', { class: 'about' }, t('book.on_request')) : null),
    icon('next')));
  stage('service', { title: t('book.title'), lead: t('book.service_lead'), content: el('ul', { class: 'services' }, services.map(row)) });
}

function askTime(said) {
  const holder = el('div', { class: 'holder' });
  const pick = () => holder.replaceChildren(timePicker({
    clock,
    from: chosen.slot ? new Date(chosen.slot.starts_at) : new Date(),
    find: (span) => ask(`public/vendors/${slug}/slots`, { service_id: chosen.service.id, staff_id: chosen.staff, ...span }),
    onpick: (slot) => { chosen.slot = slot; go('details'); },
  }));
  pick();
  stage('time', { title: t('book.time'), content: [said && notice(said, 'bad'), summaryOfService(), people(pick), holder].filter(Boolean) });
}

/** What was chosen, beside what is asked; above it on a phone. */
const split = (chosenOnes, asked) => el('div', { class: 'split' }, chosenOnes, el('div', {}, asked));

function summaryOfService() {
  const node = summary();
  node.querySelectorAll(':scope > div:nth-child(2)').forEach((each) => each.remove());
  return node;
}

/** With whom: anybody, or one of those who serve it. */
function people(onchange) {
  const { staff } = chosen.service;
  if (staff.length < 2) return null;
  const choice = (id, name) => {
    const input = el('input', { type: 'radio', name: 'staff', checked: id === chosen.staff, onchange: () => { chosen.staff = id; onchange(); } });
    return el('label', { class: 'chip' }, input, el('span', { dir: 'auto' }, name));
  };
  return el('fieldset', { class: 'chips' }, el('legend', {}, t('details.with')), choice(null, t('book.anybody')), staff.map((each) => choice(each.id, each.first_name)));
}

function askDetails(said) {
  const fields = detailFields(vendor, chosen.details);
  stage('details', {
    title: t('book.details'),
    content: [said && notice(said, 'bad'), split(summary(), [form({
      fields: fields.all,
      rows: fields.rows,
      button: t('book.continue'),
      busy: t('book.sending'),
      onsend: async () => {
        chosen.details = fields.values();
        return isSent() ? { ok: true, body: {} } : sendCode();
      },
      onanswer: (answer, tell) => {
        if (answer.ok) go('code');
        else if (answer.body.code === 'public.phone_not_checked') { fields.byEmail(); tell([[fields.email, complaint(answer)]]); }
        else if (answer.body.code === 'public.vendor_not_found') { vendor = null; closed(); }
        else return false;
        return true;
      },
    })])].filter(Boolean),
  });
}

/** Whether a code that may still be good went to this very address. */
const isSent = () => chosen.sent?.to === reachedBy(chosen.details).to && Date.now() - chosen.sent.at < CODE_LASTS_MS;

async function sendCode() {
  const { to, payload } = reachedBy(chosen.details);
  const answer = await send(`public/vendors/${slug}/codes`, { ...payload, language });
  if (answer.ok) Object.assign(chosen, { sent: { to, at: Date.now() }, code: '' });
  return answer;
}

function askCode() {
  const code = codeField(chosen.code);
  stage('code', {
    title: t('book.code'),
    lead: t(chosen.details.by === 'email' ? 'book.code_by_email' : 'book.code_by_phone', { to: chosen.sent.to }),
    content: split(summary(), [form({
      fields: [code],
      button: t(chosen.service.requires_confirmation ? 'book.request' : 'book.book'),
      busy: t('book.booking'),
      onsend: (values) => { chosen.code = values.code.replace(/\D/g, ''); return book(); },
      onanswer: (answer, tell) => finish(answer, (text) => tell([[code, text]])),
    }), otherCode()]),
  });
}

function otherCode() {
  const status = el('p', { class: 'muted', role: 'status' });
  const again = el('button', { class: 'change', type: 'button', onclick: resend }, t('book.resend'));
  const other = el('button', { class: 'change', type: 'button', onclick: () => { chosen.sent = null; stepBack('details'); } }, t('book.other_address'));
  const node = el('div', { class: 'aside' }, el('p', { class: 'muted' }, t('book.no_code')), el('p', {}, again, other), status);

  async function resend() {
    const left = Math.ceil((chosen.sent.at + RESEND_AFTER_MS - Date.now()) / 1000);
    if (left > 0) { status.textContent = t('book.resend_soon', { seconds: left }); return; }
    status.textContent = t('book.sending');
    const answer = await sendCode();
    status.textContent = answer.ok ? t('book.resent') : complaint(answer);
  }
  return node;
}

function book() {
  const { name, note } = chosen.details;
  const body = {
    ...reachedBy(chosen.details).payload, code: chosen.code, name, description: note, language,
    service_id: chosen.service.id, starts_at: chosen.slot.starts_at, ...(chosen.staff ? { staff_id: chosen.staff } : {}),
  };
  return send(`public/vendors/${slug}/bookings`, body, once(body));
}

/** Whether the answer was dealt with: by what was booked, or by the way on from why it was not. */
function finish(answer, atCode) {
  const { code } = answer.body;
  if (answer.ok) done(answer.body);
  else if (code === 'booking.slot_taken') offerOthers(answer.body.details?.nearest ?? []);
  else if (code === 'public.vendor_not_found') { vendor = null; closed(); }
  else if (['public.bad_code', 'public.code_expired', 'public.code_spent'].includes(code)) { atCode(complaint(answer)); }
  else if (code === 'service.not_found' || code === 'booking.service_not_bookable') open();
  else if (/^(booking|member)\./.test(code) && has(`refusal.${code}`)) { chosen.slot = null; stepBack('time', complaint(answer)); }
  else if (answer.status === 422) stepBack('details', t('wrong.several'));
  else return false;
  return true;
}

/** The code is good still: another start is booked at once. */
function offerOthers(starts) {
  const onpick = (start) => {
    const length = new Date(chosen.slot.ends_at) - new Date(chosen.slot.starts_at);
    chosen.slot = { starts_at: start, ends_at: new Date(Date.parse(start) + length).toISOString() };
    askCode();
  };
  stage('code', {
    title: t('book.taken'),
    lead: t(starts.length ? 'book.nearest' : 'book.none_near'),
    content: [nearestStarts(starts, clock, onpick), button(t('book.all_times'), () => { chosen.slot = null; go('time'); })],
  });
}

function done({ booking, manage_token: token }) {
  booked = true;
  const isRequest = booking.status === 'pending';
  const manage = new URL('../booking', location.href);
  manage.hash = `token=${token}`;
  show({
    mark: 'tick',
    tone: 'good',
    title: t(isRequest ? 'book.requested' : 'book.done'),
    lead: t(isRequest ? 'book.requested_lead' : 'book.done_lead', { vendor: getBrand(), to: chosen.sent.to }),
    content: [details(booking), el('div', { class: 'actions' }, link(t('book.manage'), manage.href, { tone: 'primary' }), toCalendar(token))],
  });
}
