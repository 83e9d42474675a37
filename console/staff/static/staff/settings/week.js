// @ts-check
// A week of opening hours, and the dates that are an exception to it.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { shortDate, weekdayName } from '../calendar/clock.js';
import { Button, IconButton } from '../parts/button.js';
import { Alert, Check } from '../parts/form.js';
import { dateOf } from '../parts/time.js';
import { toast } from '../parts/toasts.js';
import { complaint } from '../problem.js';
import { t } from '../text.js';

/** @typedef {{ from: string, until: string }} Span */
/** @typedef {{ date: string, spans: Span[] }} Exception */

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const USUAL = { from: '09:00', until: '17:00' };

/** @param {{ hours: import("spout-api").HoursAnswer, own: boolean, readOnly: boolean, save: (body: any) => Promise<import("spout-api").HoursAnswer> }} props */
export function WeekForm({ hours, own, readOnly, save }) {
  const [week, setWeek] = useState(() => WEEKDAYS.map((day) => hours.weekly.filter(({ weekday }) => weekday === day).map(({ from, until }) => ({ from, until }))));
  const [dates, setDates] = useState(/** @type {Exception[]} */ (hours.dates));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const isEmpty = week.every((spans) => !spans.length);
  const [same, setSame] = useState(isEmpty);
  const setDay = (/** @type {number} */ day, /** @type {Span[]} */ spans) => setWeek(week.map((each, place) => (place === day ? spans : each)));
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setProblem(null);
    const weekly = same && own ? [] : week.flatMap((spans, weekday) => spans.map((span) => ({ weekday, ...span })));
    await save({ weekly, dates, timezone: hours.timezone }).then(() => toast(t('common.saved')), setProblem);
  };
  return html`<form class="panel week" onSubmit=${send}><fieldset disabled=${readOnly}>
    ${own && html`<${Check} label=${t('hours.same')} checked=${same} onChange=${setSame} />`}
    ${!own && isEmpty && html`<${Alert} tone="info">${t('hours.never_set')}<//>`}
    ${(!same || !own) && html`<ul class="weekdays">${WEEKDAYS.map((day) => html`<li key=${day}><strong>${weekdayName(day)}</strong>
      <${Spans} spans=${week[day]} name=${weekdayName(day)} onChange=${(/** @type {Span[]} */ spans) => setDay(day, spans)} />
      ${day === 0 && week[0].length > 0 && html`<${Button} small tone="quiet" onClick=${() => setWeek(week.map((spans, place) => (place < 5 ? week[0].map((span) => ({ ...span })) : spans)))}>${t('hours.copy')}<//>`}</li>`)}</ul>`}
    <h2>${t(own ? 'hours.exceptions' : 'hours.holidays')}</h2>
    <${Exceptions} dates=${dates} onChange=${setDates} />
    <${Alert}>${problem ? complaint(problem) : ''}<//>
    ${!readOnly && html`<div class="row ends"><${Button} tone="primary" type="submit">${t('common.save')}<//></div>`}
  </fieldset></form>`;
}

/** @param {{ spans: Span[], name: string, onChange: (spans: Span[]) => void }} props */
function Spans({ spans, name, onChange }) {
  const set = (/** @type {number} */ place, /** @type {Partial<Span>} */ change) => onChange(spans.map((span, each) => (each === place ? { ...span, ...change } : span)));
  const input = (/** @type {Span} */ span, /** @type {number} */ place, /** @type {'from' | 'until'} */ end) => html`<input type="time" required step="300" aria-label=${`${name}: ${t(`hours.${end}`)}`}
    value=${span[end] === '24:00' ? '00:00' : span[end]} onInput=${(/** @type {any} */ event) => set(place, { [end]: end === 'until' && event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })} />`;
  return html`<div class="spans">${spans.length ? spans.map((span, place) => html`<span class="clock-span" key=${place}>${input(span, place, 'from')}<span aria-hidden="true">–</span>${input(span, place, 'until')}
      <${IconButton} icon="cross" label=${`${name}: ${t('hours.remove')}`} onClick=${() => onChange(spans.filter((_, each) => each !== place))} /></span>`) : html`<span class="muted closed-day">${t('hours.closed')}</span>`}
    <${IconButton} icon="plus" label=${`${name}: ${t('hours.add')}`} onClick=${() => onChange([...spans, spans.length ? { from: spans.at(-1)?.until ?? '09:00', until: '18:00' } : { ...USUAL }])} /></div>`;
}

/** @param {{ dates: Exception[], onChange: (dates: Exception[]) => void }} props */
function Exceptions({ dates, onChange }) {
  const [date, setDate] = useState('');
  const today = dateOf(Date.now());
  const coming = dates.filter((each) => each.date >= today);
  const change = (/** @type {string} */ date, /** @type {Span[]} */ spans) => onChange(dates.map((each) => (each.date === date ? { date, spans } : each)));
  const add = () => { if (date && !dates.some((each) => each.date === date)) onChange([...dates, { date, spans: [] }].sort((one, other) => one.date.localeCompare(other.date))); setDate(''); };
  return html`<ul class="weekdays">${coming.map((each) => html`<li key=${each.date}><strong title=${each.date}>${shortDate(each.date)}</strong><${Spans} spans=${each.spans} name=${shortDate(each.date)} onChange=${(/** @type {Span[]} */ spans) => change(each.date, spans)} />
      <${IconButton} icon="bin" label=${t('hours.forget', { date: shortDate(each.date) })} onClick=${() => onChange(dates.filter((other) => other !== each))} /></li>`)}</ul>
    <div class="row"><input class="short" type="date" min=${today} aria-label=${t('hours.date')} value=${date} onInput=${(/** @type {any} */ event) => setDate(event.currentTarget.value)} /><${Button} icon="plus" disabled=${!date} onClick=${add}>${t('hours.add_date')}<//></div>`;
}
