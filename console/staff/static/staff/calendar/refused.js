// @ts-check
// A booking that could not be put where it was dropped: why, and what can be done instead.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { moment } from '../parts/time.js';
import { complaint } from '../problem.js';
import { may } from '../session.js';
import { t } from '../text.js';
import { choicesAfter, move } from './acting.js';
import { Sheet } from './sheet.js';
import { Nearest } from './times.js';

/** @typedef {import("spout-api").Booking} Booking */
/** @typedef {import('./acting.js').Place} Place */
/** @typedef {{ booking: Booking, place: Place, problem: any }} Refusal */

/**
 * @param {{ refusal: Refusal, onMoved: (booking: Booking) => void, onClose: () => void }} props
 */
export function RefusedMove({ refusal, onMoved, onClose }) {
  const [{ booking, place, problem }, setRefusal] = useState(refusal);
  const [busy, setBusy] = useState(false);
  const choices = choicesAfter(problem);
  const go = async (/** @type {Place} */ to) => {
    setBusy(true);
    try {
      onMoved(await move(booking, to));
    } catch (refused) {
      setRefusal({ booking, place: to, problem: refused });
      setBusy(false);
    }
  };
  const mayOverride = choices.kind === 'override' && may('booking.override');
  return html`<${Sheet} title=${t(`moving.${choices.kind}`)} kind="small" onClose=${onClose}>
    <p class="lead">${t('moving.not_moved', { name: booking.contact.name, moment: moment(place.starts_at) })}</p>
    <p class="alert" role="alert">${complaint(problem)}</p>
    ${choices.kind === 'taken' && html`<${Nearest} nearest=${choices.nearest} busy=${busy} onPick=${(/** @type {string} */ start) => go({ ...place, starts_at: start })} />`}
    <div class="actions">
      ${mayOverride && html`<button type="button" class="button primary" disabled=${busy} onClick=${() => go({ ...place, allow_outside_hours: true })}>${t('moving.anyway')}</button>`}
      <button type="button" class="button" onClick=${onClose}>${t('moving.leave')}</button>
    </div>
  <//>`;
}
