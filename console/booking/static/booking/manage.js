// Manage a booking: see it, take what is kept for one, move it, cancel it. Its link is all that is needed.
import { ask, complaint, isAboutTheLink, send, showBadLink, showTrouble } from '../pages/api.js';
import { field, form } from '../pages/form.js';
import { el, show, showWaiting, takeToken } from '../pages/page.js';
import { has, learn, setBrand, t } from '../pages/words.js';
import { clockOf } from './clock.js';
import { once } from './details.js';
import { button, details, link, notice, rows, toCalendar, website, when } from './parts.js';
import TEXTS from './texts.js';
import { nearestStarts, timePicker } from './times.js';

const LOOKS = { held: 'clock', pending: 'clock', confirmed: 'tick', completed: 'tick', no_show: 'calendar', cancelled: 'cross' };

learn(TEXTS);
const token = takeToken({ keep: true });
const path = `public/bookings/${token}`;
let booking;
let clock;
let timer;

addEventListener('popstate', () => { if (booking) view(booking); });
if (token) open();
else showBadLink('auth.token_malformed', 'manage');

/** Ask anew how it stands; `said` goes above it. */
async function open(said) {
  if (!booking) showWaiting(t('manage.opening'));
  const answer = await ask(path);
  if (answer.ok) view(answer.body, said);
  else if (isAboutTheLink(answer)) showBadLink(answer.body.code, 'manage');
  else showTrouble(answer, () => open(said));
}

function view(found, said) {
  booking = found;
  clock = clockOf(booking.vendor.timezone);
  setBrand(booking.vendor.name);
  clearTimeout(timer);
  const state = stateOf(booking);
  if (state === 'held') timer = setTimeout(() => view(booking), Math.min(Date.parse(booking.held_until) - Date.now() + 500, 2 ** 31 - 1));
  show({
    mark: LOOKS[booking.status],
    tone: ['confirmed', 'completed'].includes(state) ? 'good' : ['cancelled', 'lost'].includes(state) ? 'bad' : 'plain',
    title: t(`state.${state}`),
    lead: has(`state.${state}_lead`) ? t(`state.${state}_lead`, { until: booking.held_until ? clock.moment(booking.held_until) : '' }) : '',
    content: [said, details(booking), ...actions(state)].filter(Boolean),
  });
}

/** Its status, and what became of it meanwhile: `lost` what was kept too long, `past` what has begun. */
function stateOf({ status, held_until: until, starts_at: starts }) {
  if (status === 'held') return Date.parse(until) <= Date.now() ? 'lost' : 'held';
  return ['pending', 'confirmed'].includes(status) && Date.parse(starts) <= Date.now() ? 'past' : status;
}

function actions(state) {
  if (state === 'held') return [offer()];
  if (!['pending', 'confirmed'].includes(state)) return [bookAgain()].filter(Boolean);
  const may = (until) => until && Date.parse(until) >= Date.now();
  const [moves, cancels] = [may(booking.reschedule_until), may(booking.cancel_until)];
  const changes = [
    moves && button(t('manage.move'), () => askTime(), { sign: 'clock' }),
    cancels && button(t('manage.cancel'), () => askReason(), { tone: 'danger', sign: 'cross' }),
  ];
  return [el('div', { class: 'actions' }, toCalendar(token, 'primary'), el('div', { class: 'pair' }, changes)), deadlines(moves, cancels)];
}

/** Until when, or why not any more and who can help. */
function deadlines(moves, cancels) {
  const [move, cancel] = [booking.reschedule_until, booking.cancel_until].map((until) => until && clock.moment(until));
  const lines = [];
  if (moves && cancels && move === cancel) lines.push(t('manage.both_until', { until: move }));
  else {
    if (moves) lines.push(t('manage.move_until', { until: move }));
    if (cancels) lines.push(t('manage.cancel_until', { until: cancel }));
  }
  if (!moves && !cancels) lines.push(t(move || cancel ? 'manage.too_late' : 'manage.by_vendor'));
  else if (!moves) lines.push(t(move ? 'manage.move_too_late' : 'manage.move_by_vendor'));
  else if (!cancels) lines.push(t(cancel ? 'manage.cancel_too_late' : 'manage.cancel_by_vendor'));
  const helps = moves && cancels ? null : website(booking.vendor);
  return el('div', { class: 'aside' }, lines.map((line) => el('p', { class: 'muted' }, line)), helps);
}

function bookAgain() {
  const page = booking.vendor.booking_page_url;
  if (!page) return website(booking.vendor);
  const address = new URL(`book/${booking.vendor.slug}`, location.href); // on this host, whatever its public name
  address.hash = `service=${booking.service.id}`;
  return el('div', { class: 'actions' }, link(t('manage.book_again'), address.href, { tone: 'primary', sign: 'calendar' }));
}

const ifMatch = () => ({ 'If-Match': `"${booking.version}"` });

/** Change it as it was seen; the key is for a body, so that a lost answer can be asked for again. */
const change = (what, body) => send(`${path}/${what}`, body, { ...ifMatch(), ...once({ what, ...body, version: booking.version }) });

/** What is not about a field: it was changed, or its time is over. The present state says the most. */
function settle(answer, done) {
  const { code } = answer.body;
  if (answer.ok) view(answer.body, notice(t(done)));
  else if (isAboutTheLink(answer)) showBadLink(code, 'manage');
  else if (has(`refusal.${code}`) && code !== 'booking.slot_taken') open(notice(complaint(answer), 'bad'));
  else return false;
  return true;
}

/** What the vendor keeps for the customer: to be taken, or let go. */
function offer() {
  const take = form({
    button: t('manage.take'),
    busy: t('manage.busy'),
    onsend: () => change('confirm', {}),
    onanswer: (answer) => settle(answer, 'manage.taken'),
  });
  const leave = form({
    button: t('manage.leave'),
    tone: '',
    busy: t('manage.busy'),
    onsend: () => change('cancel', {}),
    onanswer: (answer) => settle(answer, 'manage.left'),
  });
  return el('div', { class: 'actions' }, take, leave);
}

function askTime(withAnybody = false) {
  deeper();
  const holder = el('div', { class: 'holder' });
  const choice = (anybody, name) => {
    const input = el('input', { type: 'radio', name: 'staff', checked: anybody === withAnybody, onchange: () => { withAnybody = anybody; pick(); } });
    return el('label', { class: 'chip' }, input, el('span', { dir: 'auto' }, name));
  };
  const pick = () => holder.replaceChildren(timePicker({
    clock,
    from: new Date(booking.starts_at),
    find: (span) => ask(`${path}/slots`, { with_anybody: withAnybody, ...span }),
    onpick: (slot) => askMove(slot.starts_at, withAnybody ? slot.staff_ids[0] : null),
  }));
  pick();
  show({
    layout: 'wide',
    mark: backRow(),
    title: t('manage.move_title'),
    lead: t('manage.now', { when: clock.moment(booking.starts_at) }),
    content: [el('fieldset', { class: 'chips' }, el('legend', {}, t('details.with')), choice(false, booking.staff.first_name), choice(true, t('manage.anybody'))), holder],
  });
}

/** So that the browser's way back leads to the booking, too. */
function deeper() {
  if (!history.state?.deep) history.pushState({ token, deep: true }, '', location.pathname);
}

const backRow = () => el('div', { class: 'progress' }, button(t('manage.back'), () => view(booking), { tone: 'quiet', sign: 'back' }));

function askMove(start, staff) {
  const ends = new Date(Date.parse(start) + (Date.parse(booking.ends_at) - Date.parse(booking.starts_at))).toISOString();
  const move = (to) => change('reschedule', { starts_at: to, ...(staff ? { staff_id: staff } : {}) });
  show({
    mark: 'clock',
    title: t('manage.move_check'),
    content: [
      rows([['manage.from', when(booking.starts_at, booking.ends_at, clock)], ['manage.to', when(start, ends, clock)]]),
      el('div', { class: 'actions' }, form({
        button: t('manage.move_now'),
        busy: t('manage.busy'),
        onsend: () => move(start),
        onanswer: (answer) => (answer.body.code === 'booking.slot_taken' ? offerOthers(answer, staff) : settle(answer, 'manage.moved')),
      }), button(t('manage.other_time'), () => askTime()), button(t('manage.keep'), () => view(booking), { tone: 'quiet' })),
    ],
  });
}

function offerOthers(answer, staff) {
  const starts = answer.body.details?.nearest ?? [];
  show({
    mark: 'clock',
    tone: 'bad',
    title: t('book.taken'),
    lead: t(starts.length ? 'book.nearest' : 'book.none_near'),
    content: [nearestStarts(starts, clock, (start) => askMove(start, staff)), el('div', { class: 'actions' }, button(t('book.all_times'), () => askTime()), button(t('manage.keep'), () => view(booking), { tone: 'quiet' }))],
  });
  return true;
}

function askReason() {
  deeper();
  const reason = field('reason', { label: t('field.reason'), tag: 'textarea', required: false, attributes: { rows: 3, maxlength: 500, autocapitalize: 'sentences', spellcheck: 'true' } });
  show({
    mark: 'cross',
    tone: 'bad',
    title: t('manage.cancel_title'),
    lead: t('manage.cancel_lead'),
    content: [details(booking), el('div', { class: 'actions' }, form({
      fields: [reason],
      button: t('manage.cancel_now'),
      tone: 'danger solid',
      busy: t('manage.busy'),
      onsend: (values) => change('cancel', { reason: values.reason.trim() }),
      onanswer: (answer) => settle(answer, 'manage.cancelled'),
    }), button(t('manage.keep'), () => view(booking), { tone: 'quiet' }))],
  });
}
