// @ts-check
// A date, a time, and what is free then: for booking and for moving without dragging.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { moment, time as clockTime, zone } from '../parts/time.js';
import { t } from '../text.js';
import { city } from './clock.js';
import { freeStarts } from './data.js';
import { wallOf } from './walls.js';

/** @typedef {import("spout-api").Slot} Slot */

const PAUSE_MS = 120;

/**
 * @param {{ service: string, member: string, date: string, time: string,
 *   onChange: (date: string, time: string) => void }} props
 */
export function TimeFields({ service, member, date, time, onChange }) {
  const [slots, setSlots] = useState(/** @type {Slot[] | null} */ (null));
  useEffect(() => {
    let stale = false;
    setSlots(null);
    if (!service || !date) return undefined;
    const timer = setTimeout(async () => {
      const found = await freeStarts({ service, member, date, zone: zone() }).catch(() => []);
      if (!stale) setSlots(found);
    }, PAUSE_MS);
    return () => { stale = true; clearTimeout(timer); };
  }, [service, member, date]);
  const times = [...new Set((slots ?? []).map((slot) => wallOf(slot.starts_at, zone()).slice(11, 16)))];
  return html`<div class="times">
    <div class="pair">
      <div class="field"><label for="on">${t('booking.date')}</label><input id="on" type="date" required value=${date} onInput=${(/** @type {any} */ event) => onChange(event.target.value, time)} /></div>
      <div class="field"><label for="at">${t('booking.time')}</label><input id="at" type="time" required step="300" value=${time} onInput=${(/** @type {any} */ event) => onChange(date, event.target.value)} /></div>
    </div>
    ${service && html`<div class="free" role="group" aria-label=${t('booking.free')} aria-busy=${slots ? 'false' : 'true'}>
      <span class="label">${!slots || times.length ? t('booking.free') : t('booking.none_free')}</span>
      <div class="starts">${times.map((each) => html`<button type="button" class="start" key=${each} aria-pressed=${each === time ? 'true' : 'false'}
        onClick=${() => onChange(date, each)}>${clockTime(slotAt(slots ?? [], each, zone()))}</button>`)}</div>
    </div>`}
    <p class="note">${t('calendar.zone', { city: city() })}</p>
  </div>`;
}

/** @param {Slot[]} slots @param {string} time @param {string} zone */
const slotAt = (slots, time, zone) => /** @type {Slot} */ (slots.find((slot) => wallOf(slot.starts_at, zone).slice(11, 16) === time)).starts_at;

/**
 * Starts to take instead of one that is taken.
 * @param {{ nearest: string[], onPick: (start: string) => void, busy?: boolean }} props
 */
export function Nearest({ nearest, onPick, busy = false }) {
  if (!nearest.length) return html`<p>${t('moving.none_near')}</p>`;
  return html`<div class="nearest"><p>${t('moving.nearest')}</p>
    <div class="starts">${nearest.map((start) => html`<button type="button" class="start" key=${start} disabled=${busy} onClick=${() => onPick(start)}>${moment(start)}</button>`)}</div>
  </div>`;
}
