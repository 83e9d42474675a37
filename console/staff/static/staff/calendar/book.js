// @ts-check
// A new booking, or a series of them.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { duration, moment, price, zone } from '../parts/time.js';
import { complaint } from '../problem.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { book, choicesAfter } from './acting.js';
import { ContactField, meet } from './contact.js';
import { nameOf } from './draw.js';
import { Sheet } from './sheet.js';
import { Nearest, TimeFields } from './times.js';
import { instantOf, wallOf } from './walls.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {{ date: string, time: string, member: string, contact: import('./contact.js').Known | null, service?: string }} Preset */

const REPEATS = { never: '', week: 'FREQ=WEEKLY', fortnight: 'FREQ=WEEKLY;INTERVAL=2', month: 'FREQ=MONTHLY' };

/**
 * @param {{ frame: Awaited<ReturnType<typeof import('./data.js').frame>>, preset: Preset,
 *   onBooked: (bookings: Booking[]) => void, onClose: () => void }} props
 */
export function BookSheet({ frame, preset, onBooked, onClose }) {
  const services = frame.services.filter((service) => service.is_active);
  const [whom, setWhom] = useState({ known: preset.contact, stranger: /** @type {any} */ (null) });
  const [service, setService] = useState(preset.service || services[0]?.id || '');
  const [member, setMember] = useState(preset.member);
  const [{ date, time }, setWhen] = useState({ date: preset.date, time: preset.time });
  const [notes, setNotes] = useState('');
  const [repeat, setRepeat] = useState({ every: 'never', count: 4 });
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const chosen = services.find((each) => each.id === service);

  const send = async (/** @type {{ start?: string, override?: boolean, skip?: boolean }} */ { start, override = false, skip = false } = {}) => {
    if (!whom.known && !whom.stranger?.name.trim()) return setProblem(t('booking.whom_missing'));
    setBusy(true);
    setProblem(null);
    try {
      const contact = await meet(whom);
      setWhom({ known: contact, stranger: null });
      const body = {
        service_id: service, contact_id: contact.id, staff_id: member || undefined,
        starts_at: start ?? instantOf(`${date}T${time}`, zone()), allow_outside_hours: override,
      };
      if (repeat.every === 'never') onBooked([await book({ ...body, description: notes.trim() })]);
      else onBooked(await bookSeries({ ...body, rrule: `${REPEATS[/** @type {keyof typeof REPEATS} */ (repeat.every)]};COUNT=${repeat.count}`, skip_conflicts: skip }));
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
    return undefined;
  };
  const take = (/** @type {string} */ start) => {
    const wall = wallOf(start, zone());
    setWhen({ date: wall.slice(0, 10), time: wall.slice(11, 16) });
    send({ start });
  };
  return html`<${Sheet} title=${t('booking.title')} onClose=${onClose}>
    <form class="form" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); send(); }}>
      <${ContactField} whom=${whom} onChange=${setWhom} />
      <div class="pair">
        <div class="field"><label for="service">${t('booking.service')}</label>
          <select id="service" required value=${service} onChange=${(/** @type {any} */ event) => setService(event.target.value)}>
            ${services.map((each) => html`<option value=${each.id}>${each.title}</option>`)}
          </select>
          ${chosen && html`<p class="note">${[duration(chosen.duration_minutes), Number(chosen.price) && price(chosen.price, chosen.currency)].filter(Boolean).join(' · ')}</p>`}</div>
        <div class="field"><label for="member">${t('booking.member')}</label>
          <select id="member" value=${member} onChange=${(/** @type {any} */ event) => setMember(event.target.value)}>
            <option value="">${t('booking.anybody')}</option>
            ${frame.members.map((each) => html`<option value=${each.id}>${nameOf(each.user)}</option>`)}
          </select></div>
      </div>
      <${TimeFields} service=${service} member=${member} date=${date} time=${time}
        onChange=${(/** @type {string} */ date, /** @type {string} */ time) => setWhen({ date, time })} />
      <div class="field"><label for="notes">${t('booking.notes')}</label>
        <textarea id="notes" rows="2" maxlength="4000" value=${notes} onInput=${(/** @type {any} */ event) => setNotes(event.target.value)}></textarea></div>
      <div class="pair">
        <div class="field"><label for="repeat">${t('booking.repeat')}</label>
          <select id="repeat" value=${repeat.every} onChange=${(/** @type {any} */ event) => setRepeat({ ...repeat, every: event.target.value })}>
            ${Object.keys(REPEATS).map((each) => html`<option value=${each}>${t(`series_repeat.${each}`)}</option>`)}
          </select></div>
        ${repeat.every !== 'never' && html`<div class="field"><label for="count">${t('booking.count')}</label>
          <input id="count" type="number" min="2" max="52" required value=${repeat.count} onInput=${(/** @type {any} */ event) => setRepeat({ ...repeat, count: Number(event.target.value) })} /></div>`}
      </div>
      ${problem && html`<${Problem} problem=${problem} busy=${busy} onPick=${take} onOverride=${() => send({ override: true })} onSkip=${() => send({ skip: true })} />`}
      <footer class="sheet-foot">
        <button type="submit" class="button primary" disabled=${busy || !service}>${busy ? t('booking.booking') : t('booking.book')}</button>
        <button type="button" class="button" onClick=${onClose}>${t('booking.leave')}</button>
      </footer>
    </form>
  <//>`;
}

/** @param {import("spout-api").SeriesCreate} body */
const bookSeries = async (body) => (await got(api.POST('/api/v1/series', { body }))).bookings;

/** @param {{ problem: any, busy: boolean, onPick: (start: string) => void, onOverride: () => void, onSkip: () => void }} props */
function Problem({ problem, busy, onPick, onOverride, onSkip }) {
  const choices = choicesAfter(problem);
  const missing = (problem.details?.occurrences ?? []).filter((/** @type {any} */ each) => !each.free);
  return html`<div class="alert" role="alert">
    <p>${typeof problem === 'string' ? problem : complaint(problem)}</p>
    ${choices.kind === 'taken' && html`<${Nearest} nearest=${choices.nearest} busy=${busy} onPick=${onPick} />`}
    ${choices.kind === 'override' && may('booking.override') && html`<button type="button" class="button" disabled=${busy} onClick=${onOverride}>${t('booking.anyway')}</button>`}
    ${problem.code === 'series.conflicts' && html`<ul>${missing.map((/** @type {any} */ each) => html`<li key=${each.starts_at}>${moment(each.starts_at)}: ${each.detail}</li>`)}</ul>
      <button type="button" class="button" disabled=${busy} onClick=${onSkip}>${t('booking.skip')}</button>`}
  </div>`;
}
