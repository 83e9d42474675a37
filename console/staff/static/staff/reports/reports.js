// @ts-check
// How it goes: figures of bookings over a range, by day, service or member.
import { html } from 'htm/preact';
import { addDays, addMonths } from '../calendar/walls.js';
import { shortDate } from '../calendar/clock.js';
import { Button } from '../parts/button.js';
import { useLoaded } from '../parts/load.js';
import { saveAs } from '../parts/saving.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { dateOf, price } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { query, setQuery } from '../router.js';
import { api, got } from '../session.js';
import { learn, locale, t } from '../text.js';
import { useTitle } from '../title.js';
import { Columns, Rows } from './charts.js';
import TEXTS from './texts.js';

/** @typedef {import("spout-api").BookingFigures} Figures */
/** @typedef {'day' | 'service' | 'member'} By */
/** @typedef {{ of: (figures: Figures) => number | null, write: (value: number) => string }} Measure */

learn(TEXTS);
const BYS = /** @type {By[]} */ (['day', 'service', 'member']);
const RANGES = ['week', 'month', 'quarter', 'last_month'];

const number = (/** @type {number} */ value) => new Intl.NumberFormat(locale()).format(value);
const percent = (/** @type {number} */ value) => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
const hours = (/** @type {number} */ value) => new Intl.NumberFormat(locale(), { style: 'unit', unit: value < 48 ? 'hour' : 'day', unitDisplay: 'short', maximumFractionDigits: 1 }).format(value < 48 ? value : value / 24);
const money = (/** @type {Figures} */ figures) => figures.revenue.map(({ amount, currency }) => price(amount, currency)).join(' + ') || '–';

/** @type {Record<string, Measure>} */
const MEASURES = {
  bookings: { of: (figures) => figures.bookings, write: number },
  occupancy: { of: (figures) => figures.occupancy, write: percent },
  no_show_rate: { of: (figures) => figures.no_show_rate, write: percent },
  cancellation_rate: { of: (figures) => figures.cancellation_rate, write: percent },
  lead_time_hours: { of: (figures) => figures.lead_time_hours, write: hours },
  revenue: { of: (figures) => figures.revenue.reduce((sum, { amount }) => sum + Number(amount), 0), write: number },
};

function wanted() {
  const today = dateOf(Date.now());
  const given = query.value;
  const by = /** @type {By} */ (given.get('by'));
  return {
    from: given.get('from') ?? addDays(today, -27), to: given.get('to') ?? today,
    by: BYS.includes(by) ? by : /** @type {By} */ ('day'), measure: given.get('measure') ?? 'bookings',
  };
}

export default function Reports() {
  useTitle(t('nav.reports'));
  const { from, to, by, measure } = wanted();
  const report = useLoaded(async () => /** @type {import("spout-api").BookingReport} */ (await got(api.GET('/api/v1/reports/bookings', { params: { query: { from, to, by } } }))), [from, to, by]);
  const csv = () => attempt(async () => {
    const file = await got(api.GET('/api/v1/reports/bookings', { params: { query: { from, to, by, format: 'csv' } }, parseAs: 'blob' }));
    saveAs(file, `bookings-${from}-${to}.csv`);
  });
  return html`<div class="area reports">
    <header class="area-head"><h1>${t('nav.reports')}</h1><${Range} from=${from} to=${to} /><${Button} icon="download" onClick=${csv}>${t('reports.csv')}<//></header>
    <div class="area-body">${report.error ? html`<${Trouble} error=${report.error} retry=${report.reload} />`
      : !report.data ? html`<${Loading} lines=${6} tall />`
        : html`<div class="reports-body" aria-busy=${report.fresh ? 'false' : 'true'}>
          <${Totals} total=${report.data.total} measure=${measure} />
          <section class="panel chart" aria-labelledby="chart-title">
            <header><h2 id="chart-title">${t(`measure.${measure}`)}</h2>
              <div class="segments" role="group" aria-label=${t('reports.by')}>${BYS.map((each) => html`<button type="button" key=${each} aria-pressed=${each === by ? 'true' : 'false'} onClick=${() => setQuery({ by: each })}>${t(`report_by.${each}`)}</button>`)}</div></header>
            <${Chart} items=${report.data.items} by=${by} measure=${measure} />
          </section>
          <${Table} report=${report.data} by=${by} />
        </div>`}</div>
  </div>`;
}

/** @param {{ from: string, to: string }} props */
function Range({ from, to }) {
  const today = dateOf(Date.now());
  const month = `${today.slice(0, 7)}-01`;
  /** @type {Record<string, [string, string]>} */
  const spans = { week: [addDays(today, -6), today], month: [addDays(today, -27), today], quarter: [addDays(today, -90), today], last_month: [addMonths(month, -1), addDays(month, -1)] };
  const current = RANGES.find((each) => spans[each][0] === from && spans[each][1] === to) ?? '';
  return html`<div class="row range">
    <select class="filter" aria-label=${t('reports.range')} value=${current} onChange=${(/** @type {any} */ event) => { const span = spans[event.currentTarget.value]; if (span) setQuery({ from: span[0], to: span[1] }); }}>
      ${!current && html`<option value="">${t('report_range.own')}</option>`}${RANGES.map((each) => html`<option value=${each}>${t(`report_range.${each}`)}</option>`)}</select>
    <input type="date" aria-label=${t('reports.from')} value=${from} max=${to} onChange=${(/** @type {any} */ event) => event.currentTarget.value && setQuery({ from: event.currentTarget.value })} />
    <span aria-hidden="true">–</span>
    <input type="date" aria-label=${t('reports.to')} value=${to} min=${from} onChange=${(/** @type {any} */ event) => event.currentTarget.value && setQuery({ to: event.currentTarget.value })} /></div>`;
}

/** @param {{ total: Figures, measure: string }} props */
function Totals({ total, measure }) {
  const value = (/** @type {string} */ name) => {
    if (name === 'revenue') return money(total);
    const found = MEASURES[name].of(total);
    return found === null ? '–' : MEASURES[name].write(found);
  };
  return html`<div class="totals" role="group" aria-label=${t('reports.measures')}>${Object.keys(MEASURES).map((name) => html`<button type="button" key=${name} class="panel total" aria-pressed=${name === measure ? 'true' : 'false'}
    onClick=${() => setQuery({ measure: name })}><span class="muted">${t(`measure.${name}`)}</span><strong>${value(name)}</strong></button>`)}</div>`;
}

/** @param {{ items: import("spout-api").BookingReportLine[], by: By, measure: string }} props */
function Chart({ items, by, measure }) {
  const { of, write } = MEASURES[measure] ?? MEASURES.bookings;
  const points = items.map((line) => ({ key: line.key, label: by === 'day' ? shortDate(line.key) : line.label, value: of(line) }));
  if (!points.some(({ value }) => value)) return html`<${Empty} icon="reports" title=${t('reports.nothing')} text=${t('reports.nothing_lead')} />`;
  return by === 'day' ? html`<${Columns} points=${points} write=${write} label=${t(`measure.${measure}`)} />` : html`<${Rows} points=${points} write=${write} />`;
}

/** @param {{ report: import("spout-api").BookingReport, by: By }} props */
function Table({ report, by }) {
  const cell = (/** @type {Figures} */ figures, /** @type {string} */ name) => {
    const value = MEASURES[name].of(figures);
    return html`<td>${name === 'revenue' ? money(figures) : value === null ? '–' : MEASURES[name].write(value)}</td>`;
  };
  const names = Object.keys(MEASURES);
  return html`<div class="panel table-frame" tabindex="0" role="region" aria-label=${t('reports.table')}><table>
    <thead><tr><th scope="col">${t(`report_by.${by}`)}</th>${names.map((name) => html`<th scope="col" key=${name}>${t(`measure.${name}`)}</th>`)}</tr></thead>
    <tbody>${report.items.map((line) => html`<tr key=${line.key}><th scope="row">${by === 'day' ? shortDate(line.key) : line.label}</th>${names.map((name) => cell(line, name))}</tr>`)}</tbody>
    <tfoot><tr><th scope="row">${t('reports.total')}</th>${names.map((name) => cell(report.total, name))}</tr></tfoot>
  </table></div>`;
}
