// @ts-check
// One booking: what it is, what can be done with it, and what was and will be sent about it.
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { saveAs } from '../parts/saving.js';
import { day, moment, price, span, zone } from '../parts/time.js';
import * as toasts from '../parts/toasts.js';
import { complaint } from '../problem.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { act, cancel, change, choicesAfter, move, read } from './acting.js';
import { city } from './clock.js';
import { MOVABLE, nameOf } from './draw.js';
import { Messages } from './messages.js';
import { useBookingNews } from './news.js';
import { Sheet } from './sheet.js';
import { Nearest, TimeFields } from './times.js';
import { instantOf, wallOf } from './walls.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {import("spout-api").Scope} Scope */

const SCOPES = /** @type {Scope[]} */ (['this', 'following', 'all']);

/**
 * @param {{ booking: Booking, frame: Awaited<ReturnType<typeof import('./data.js').frame>>,
 *   onChanged: (booking: Booking) => void, onClose: () => void }} props
 */
export function BookingSheet({ booking, frame, onChanged, onClose }) {
  const [doing, setDoing] = useState(/** @type {'' | 'move' | 'cancel' | 'notes'} */ (''));
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const attempt = async (/** @type {() => Promise<Booking | void>} */ work) => {
    setBusy(true);
    setProblem(null);
    try {
      const changed = await work();
      setDoing('');
      onChanged(changed ?? await read(booking));
    } catch (refused) {
      setProblem(refused);
      if (choicesAfter(refused).kind === 'stale') onChanged(await read(booking));
    }
    setBusy(false);
  };
  // Nothing is changed under a form that is being filled in: it would be sent as an answer to what its writer has not read.
  const isBusy = useRef(false);
  isBusy.current = busy || doing !== '';
  const look = async () => {
    try {
      const fresh = await read(booking);
      if (fresh.version !== booking.version && !isBusy.current) onChanged(fresh);
    } catch (refused) {
      if (/** @type {any} */ (refused).status === 404) onClose(); // no longer theirs to see; else the next news will do
    }
  };
  useBookingNews(look, { concerns: (told) => told.booking_id === booking.id && told.version !== booking.version, isBusy: () => isBusy.current });
  const head = html`<p class="marks"><span class=${`chip state is-${booking.status}`}>${t(`booking_status.${booking.status}`)}</span>
    ${booking.series_id && html`<span class="chip">${t('sheet.series')}</span>`}</p>`;
  return html`<${Sheet} title=${booking.contact.name} head=${head} onClose=${onClose}>
    <dl class="facts">
      <div><dt>${t('booking.service')}</dt><dd>${[booking.service.title, Number(booking.price) && price(booking.price, booking.currency)].filter(Boolean).join(' · ')}</dd></div>
      <div><dt>${t('sheet.when')}</dt><dd>${day(booking.starts_at)}<br />${span(booking.starts_at, booking.ends_at)} <span class="muted">${city()}</span></dd></div>
      <div><dt>${t('booking.member')}</dt><dd>${nameOf(booking.staff)}${booking.resource ? ` · ${booking.resource.name}` : ''}</dd></div>
      ${booking.cancelled_at && html`<div><dt>${t('booking_status.cancelled')}</dt><dd>${[t(`cancelled_by.${booking.cancelled_by}`), moment(booking.cancelled_at), booking.cancelled_reason].filter(Boolean).join(' · ')}</dd></div>`}
      ${booking.description && doing !== 'notes' && html`<div><dt>${t('booking.notes')}</dt><dd class="prose">${booking.description}</dd></div>`}
    </dl>
    ${problem && doing !== 'move' && html`<p class="alert" role="alert">${complaint(problem)}</p>`}
    ${may('booking.write') && !doing && html`<${Deeds} booking=${booking} busy=${busy} onDoing=${setDoing} onAct=${(/** @type {any} */ deed) => attempt(() => act(booking, deed))} />`}
    ${doing === 'move' && html`<${MoveForm} booking=${booking} frame=${frame} busy=${busy} problem=${problem} attempt=${attempt} onLeave=${() => setDoing('')} />`}
    ${doing === 'cancel' && html`<${CancelForm} booking=${booking} busy=${busy} attempt=${attempt} onLeave=${() => setDoing('')} />`}
    ${doing === 'notes' && html`<${NotesForm} booking=${booking} busy=${busy} attempt=${attempt} onLeave=${() => setDoing('')} />`}
    <section aria-labelledby="sent"><h3 id="sent">${t('sheet.messages')}</h3><${Messages} booking=${booking} /></section>
    <${Links} booking=${booking} />
    <p class="note">${t('sheet.made', { moment: moment(booking.created_at) })}</p>
  <//>`;
}

/** @param {{ booking: Booking, busy: boolean, onDoing: (doing: any) => void, onAct: (deed: string) => void }} props */
function Deeds({ booking, busy, onDoing, onAct }) {
  const begun = Date.parse(booking.starts_at) <= Date.now();
  const button = (/** @type {string} */ label, /** @type {() => void} */ onClick, tone = '') =>
    html`<button type="button" class=${`button ${tone}`} disabled=${busy} onClick=${onClick}>${label}</button>`;
  const deed = (/** @type {string} */ name, tone = '') => button(t(`deed.${name.replace('-', '_')}`), () => onAct(name), tone);
  const { status } = booking;
  return html`<div class="deeds">
    ${(status === 'pending' || status === 'held') && deed('confirm', 'primary')}
    ${status === 'confirmed' && begun && deed('complete', 'primary')}
    ${status === 'confirmed' && begun && deed('no-show')}
    ${status === 'no_show' && deed('complete')}
    ${MOVABLE.includes(status) && button(t('deed.move'), () => onDoing('move'))}
    ${button(t(booking.description ? 'deed.edit_notes' : 'deed.add_notes'), () => onDoing('notes'))}
    ${MOVABLE.includes(status) && button(t('deed.cancel'), () => onDoing('cancel'), 'danger')}
  </div>`;
}

/** @param {any} props */
function MoveForm({ booking, frame, busy, problem, attempt, onLeave }) {
  const wall = wallOf(booking.starts_at, zone());
  const [{ date, time }, setWhen] = useState({ date: wall.slice(0, 10), time: wall.slice(11, 16) });
  const [member, setMember] = useState(booking.staff.id);
  const [scope, setScope] = useState(/** @type {Scope} */ ('this'));
  const go = (/** @type {string} */ start, override = false) => attempt(() => {
    const place = { starts_at: start, staff_id: member, allow_outside_hours: override };
    return booking.series_id && scope !== 'this' ? moveSeries(booking, scope, place) : move(booking, place);
  });
  const start = () => instantOf(`${date}T${time}`, zone());
  const choices = problem ? choicesAfter(problem) : { kind: 'other' };
  return html`<form class="form inner" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); go(start()); }}>
    <h3>${t('deed.move')}</h3>
    <div class="field"><label for="move-member">${t('booking.member')}</label>
      <select id="move-member" value=${member} onChange=${(/** @type {any} */ event) => setMember(event.target.value)}>
        ${frame.members.map((/** @type {any} */ each) => html`<option value=${each.id}>${nameOf(each.user)}</option>`)}
      </select></div>
    <${TimeFields} service=${booking.service.id} member=${member} date=${date} time=${time} onChange=${(/** @type {string} */ date, /** @type {string} */ time) => setWhen({ date, time })} />
    ${booking.series_id && html`<${ScopeField} scope=${scope} onChange=${setScope} />`}
    ${problem && html`<div class="alert" role="alert"><p>${complaint(problem)}</p>
      ${choices.kind === 'taken' && html`<${Nearest} nearest=${/** @type {any} */ (choices).nearest} busy=${busy} onPick=${go} />`}
      ${choices.kind === 'override' && may('booking.override') && html`<button type="button" class="button" disabled=${busy} onClick=${() => go(start(), true)}>${t('moving.anyway')}</button>`}</div>`}
    <div class="actions"><button type="submit" class="button primary" disabled=${busy}>${t('deed.move_it')}</button><button type="button" class="button" onClick=${onLeave}>${t('booking.leave')}</button></div>
  </form>`;
}

/** @param {any} props */
function CancelForm({ booking, busy, attempt, onLeave }) {
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState(/** @type {Scope} */ ('this'));
  const go = () => attempt(() => (booking.series_id && scope !== 'this' ? cancelSeries(booking, scope, reason) : cancel(booking, reason)));
  return html`<form class="form inner" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); go(); }}>
    <h3>${t('deed.cancel')}</h3>
    ${booking.series_id && html`<${ScopeField} scope=${scope} onChange=${setScope} />`}
    <div class="field"><label for="reason">${t('sheet.reason')}</label>
      <input id="reason" maxlength="500" autofocus value=${reason} onInput=${(/** @type {any} */ event) => setReason(event.target.value)} /><p class="note">${t('sheet.reason_hint')}</p></div>
    <div class="actions"><button type="submit" class="button solid" disabled=${busy}>${t('deed.cancel_it')}</button><button type="button" class="button" onClick=${onLeave}>${t('sheet.keep')}</button></div>
  </form>`;
}

/** @param {any} props */
function NotesForm({ booking, busy, attempt, onLeave }) {
  const [notes, setNotes] = useState(booking.description);
  return html`<form class="form inner" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); attempt(() => change(booking, { description: notes.trim() })); }}>
    <div class="field"><label for="edit-notes">${t('booking.notes')}</label>
      <textarea id="edit-notes" rows="3" maxlength="4000" autofocus value=${notes} onInput=${(/** @type {any} */ event) => setNotes(event.target.value)}></textarea></div>
    <div class="actions"><button type="submit" class="button primary" disabled=${busy}>${t('sheet.save')}</button><button type="button" class="button" onClick=${onLeave}>${t('booking.leave')}</button></div>
  </form>`;
}

/** @param {{ scope: Scope, onChange: (scope: Scope) => void }} props */
function ScopeField({ scope, onChange }) {
  return html`<fieldset class="scope"><legend>${t('sheet.scope')}</legend>
    ${SCOPES.map((each) => html`<label class="radio"><input type="radio" name="scope" value=${each} checked=${scope === each} onChange=${() => onChange(each)} /> ${t(`series_scope.${each}`)}</label>`)}
  </fieldset>`;
}

const seriesOf = (/** @type {Booking} */ booking) => ({ path: { series_id: String(booking.series_id) } });

/** @param {Booking} booking @param {Scope} scope @param {string} reason */
async function cancelSeries(booking, scope, reason) {
  await got(api.POST('/api/v1/series/{series_id}/cancel', { params: seriesOf(booking), body: { scope, booking_id: booking.id, reason } }));
}

/** @param {Booking} booking @param {Scope} scope @param {import('./acting.js').Place} place */
async function moveSeries(booking, scope, place) {
  await got(api.POST('/api/v1/series/{series_id}/reschedule', { params: seriesOf(booking), body: { scope, booking_id: booking.id, ...place } }));
}

/** @param {{ booking: Booking }} props */
function Links({ booking }) {
  const [conversation, setConversation] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    if (!may('conversation.read')) return;
    got(api.GET('/api/v1/conversations', { params: { query: { contact_id: booking.contact.id, limit: 1 } } })).then((page) => setConversation(page.items[0]?.id ?? null)).catch(() => {});
  }, [booking.contact.id]);
  return html`<nav class="sheet-links" aria-label=${t('sheet.links')}>
    ${conversation && html`<a class="button" href=${`/conversations/${conversation}`}>${t('sheet.conversation')}</a>`}
    <a class="button" href=${`/contacts/${booking.contact.id}`}>${t('sheet.contact')}</a>
    <button type="button" class="button" onClick=${() => toasts.attempt(() => download(booking))}>${t('sheet.ics')}</button>
  </nav>`;
}

/**
 * The file for calendars, which the API gives to whoever is signed in: so no plain link will do.
 * @param {Booking} booking
 */
async function download(booking) {
  const file = await got(api.GET('/api/v1/bookings/{booking_id}.ics', { params: { path: { booking_id: booking.id } }, parseAs: 'blob' }));
  saveAs(file, `booking-${wallOf(booking.starts_at, 'UTC').slice(0, 10)}.ics`);
}
