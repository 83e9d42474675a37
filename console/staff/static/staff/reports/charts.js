// @ts-check
// Drawings of figures. The table beside them says the same to those who don't see them.
import { html } from 'htm/preact';

/** @typedef {{ key: string, label: string, value: number | null }} Point */

const HEIGHT = 180;
/** As many words fit under the columns of a wide window; on a phone reports.css leaves out every second. */
const LABELS = 8;
const STEPS = [1, 2, 2.5, 5, 10];

/** A round number at or above, for the top of an axis. @param {number} highest */
export function topOf(highest) {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return (STEPS.find((step) => step * power >= highest - 1e-9) ?? 10) * power;
}

/** One column for each day. @param {{ points: Point[], write: (value: number) => string, label: string }} props */
export function Columns({ points, write, label }) {
  const top = topOf(Math.max(...points.map(({ value }) => value ?? 0)));
  const every = Math.ceil(points.length / LABELS);
  const lines = [1, 0.5, 0];
  return html`<figure class="columns" role="img" aria-label=${label}>
    <div class="axis" aria-hidden="true">${lines.map((line) => html`<span key=${line}>${write(top * line)}</span>`)}</div>
    <div class="bars" aria-hidden="true">${points.map((point, place) => html`<div key=${point.key} class="bar-place" title=${`${point.label}: ${point.value === null ? '–' : write(point.value)}`}>
      <span class="bar" style=${{ height: `${((point.value ?? 0) / top) * HEIGHT}px` }}></span>${place % every === 0 && html`<small>${point.label}</small>`}</div>`)}</div>
  </figure>`;
}

/** One row for each, the longest first. @param {{ points: Point[], write: (value: number) => string }} props */
export function Rows({ points, write }) {
  const sorted = [...points].sort((one, other) => (other.value ?? -1) - (one.value ?? -1));
  const top = Math.max(...points.map(({ value }) => value ?? 0)) || 1;
  return html`<ul class="bar-rows">${sorted.map((point) => html`<li key=${point.key}><span class="cut">${point.label}</span>
    <span class="track" aria-hidden="true"><span class="bar" style=${{ width: `${((point.value ?? 0) / top) * 100}%` }}></span></span><strong>${point.value === null ? '–' : write(point.value)}</strong></li>`)}</ul>`;
}
