// @ts-check
// How it goes, over a range: figures of bookings, how soon customers are answered, what messages cost.
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
import { has, learn, locale, t } from '../text.js';
import { useTitle } from '../title.js';
import { Columns, Rows } from './charts.js';
import TEXTS from './texts.js';

/** @typedef {import("spout-api").BookingFigures} Figures */
/** @typedef {import("spout-api").ResponseFigures} Responses */
/** @typedef {import("spout-api").MessageFigures} Messages */
/**
 * `all`: where a number does not say all of it.
 * @template F
 * @typedef {{ of: (figures: F) => number | null, write: (value: number) => string, all?: (figures: F) => string }} Measure
 */
/** @typedef {{ key: string, label: string } & Record<string, any>} Line */
/** @typedef {{ total: any, items: Line[] }} Report */
/** @typedef {{ from: string, to: string, by: any, format?: 'csv' }} Asked */
/** @typedef {{ bys: string[], first: string, measures: Record<string, Measure<any>>, ask: (query: Asked, as: any) => Promise<any> }} Subject `first`: the measure that is drawn at first */

learn(TEXTS);
const RANGES = ['week', 'month', 'quarter', 'last_month'];

const number = (/** @type {number} */ value) => new Intl.NumberFormat(locale()).format(value);
const percent = (/** @type {number} */ value) => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
const hours = (/** @type {number} */ value) => new Intl.NumberFormat(locale(), { style: 'unit', unit: value < 48 ? 'hour' : 'day', unitDisplay: 'short', maximumFractionDigits: 1 }).format(value < 48 ? value : value / 24);
const minutes = (/** @type {number} */ value) => (value < 90 ? new Intl.NumberFormat(locale(), { style: 'unit', unit: 'minute', unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value) : hours(value / 60));
const money = (/** @type {Figures} */ figures) => figures.revenue.map(({ amount, currency }) => price(amount, currency)).join(' + ') || '–';
const finely = (/** @type {number} */ value) => new Intl.NumberFormat(locale(), { maximumFractionDigits: 4 }).format(value);
/** A message costs fractions of a cent. @param {Messages} figures */
const cost = ({ cost: amount, currency }) => (amount === null ? '–' : currency ? new Intl.NumberFormat(locale(), { style: 'currency', currency, maximumFractionDigits: 4 }).format(Number(amount)) : finely(Number(amount)));

/** @type {Record<string, Measure<Figures>>} */
const OF_BOOKINGS = {
  bookings: { of: (figures) => figures.bookings, write: number },
  occupancy: { of: (figures) => figures.occupancy, write: percent },
  no_show_rate: { of: (figures) => figures.no_show_rate, write: percent },
  cancellation_rate: { of: (figures) => figures.cancellation_rate, write: percent },
  lead_time_hours: { of: (figures) => figures.lead_time_hours, write: hours },
  revenue: { of: (figures) => figures.revenue.reduce((sum, { amount }) => sum + Number(amount), 0), write: number, all: money },
};

/** @type {Record<string, Measure<Responses>>} */
const OF_RESPONSES = {
  median_minutes: { of: (figures) => figures.median_minutes, write: minutes },
  p90_minutes: { of: (figures) => figures.p90_minutes, write: minutes },
  opened: { of: (figures) => figures.opened, write: number },
  answered_rate: { of: (figures) => figures.answered_rate, write: percent },
};

/** @type {Record<string, Measure<Messages>>} */
const OF_MESSAGES = {
  sent: { of: (figures) => figures.sent, write: number },
  delivered: { of: (figures) => figures.delivered, write: number },
  billable: { of: (figures) => figures.billable, write: number },
  cost: { of: (figures) => (figures.cost === null ? null : Number(figures.cost)), write: finely, all: cost },
};

/** @type {Record<string, Subject>} */
const SUBJECTS = {
  bookings: { bys: ['day', 'service', 'member'], first: 'bookings', measures: OF_BOOKINGS, ask: (query, as) => got(api.GET('/api/v1/reports/bookings', { params: { query }, ...as })) },
  'first-responses': { bys: ['day', 'team', 'member'], first: 'median_minutes', measures: OF_RESPONSES, ask: (query, as) => got(api.GET('/api/v1/reports/first-responses', { params: { query }, ...as })) },
  messages: { bys: ['day', 'category', 'service', 'member'], first: 'sent', measures: OF_MESSAGES, ask: (query, as) => got(api.GET('/api/v1/reports/messages', { params: { query }, ...as })) },
};

function wanted() {
  const today = dateOf(Date.now());
  const given = query.value;
  const of = given.get('of') ?? '';
  const name = of in SUBJECTS ? of : 'bookings';
  const subject = SUBJECTS[name];
  const [by, measure] = [given.get('by') ?? '', given.get('measure') ?? ''];
  return {
    from: given.get('from') ?? addDays(today, -27), to: given.get('to') ?? today, name, subject,
    by: subject.bys.includes(by) ? by : 'day', measure: measure in subject.measures ? measure : subject.first,
  };
}

export default function Reports() {
  useTitle(t('nav.reports'));
  const { from, to, by, measure, name, subject } = wanted();
  const report = useLoaded(async () => ({ of: subject, by, .../** @type {Report} */ (await subject.ask({ from, to, by }, {})) }), [from, to, by, name]);
  const csv = () => attempt(async () => saveAs(await subject.ask({ from, to, by, format: 'csv' }, { parseAs: 'blob' }), `${name}-${from}-${to}.csv`));
  const shown = report.data?.of === subject ? report.data : undefined; // not the one's figures by the other's measures
  return html`<div class="area reports">
    <header class="area-head"><h1>${t('nav.reports')}</h1><${Range} from=${from} to=${to} /><${Button} icon="download" onClick=${csv}>${t('reports.csv')}<//></header>
    <div class="area-body">${report.error ? html`<${Trouble} error=${report.error} retry=${report.reload} />`
      : html`<div class="reports-body" aria-busy=${shown && report.fresh ? 'false' : 'true'}>
          <div class="segments subjects" role="group" aria-label=${t('reports.of')}>${Object.keys(SUBJECTS).map((each) => html`<button type="button" key=${each} aria-pressed=${each === name ? 'true' : 'false'} onClick=${() => setQuery({ of: each === 'bookings' ? null : each, by: null, measure: null })}>${t(`report_of.${each.replace('-', '_')}`)}</button>`)}</div>
          ${!shown ? html`<${Loading} lines=${6} tall />` : html`
          <${Totals} total=${shown.total} measures=${subject.measures} measure=${measure} />
          <section class="panel chart" aria-labelledby="chart-title">
            <header><h2 id="chart-title">${t(`measure.${measure}`)}</h2>
              <div class="segments" role="group" aria-label=${t('reports.by')}>${subject.bys.map((each) => html`<button type="button" key=${each} aria-pressed=${each === by ? 'true' : 'false'} onClick=${() => setQuery({ by: each })}>${t(`report_by.${each}`)}</button>`)}</div></header>
            <${Chart} items=${shown.items} by=${shown.by} measure=${subject.measures[measure]} name=${measure} />
          </section>
          <${Table} report=${shown} by=${shown.by} measures=${subject.measures} />
          ${name !== 'bookings' && html`<p class="muted about">${t(`report_about.${name.replace('-', '_')}`)}${shown.total.unpriced > 0 && ` ${t('reports.unpriced', { count: shown.total.unpriced })}`}</p>`}`}
        </div>`}</div>
  </div>`;
}

/** @param {Line} line @param {string} by */
const labelOf = (line, by) => (by === 'day' ? shortDate(line.key) : !line.label ? t(`report_none.${by}`) : by === 'category' ? categoryOf(line.label) : line.label);

/** Meta may come to charge what has no name here yet. @param {string} name */
const categoryOf = (name) => (has(`price_category.${name}`) ? t(`price_category.${name}`) : name.replaceAll('_', ' '));

/** @param {Measure<any>} measure @param {any} figures */
function written({ of, write, all }, figures) {
  if (all) return all(figures);
  const value = of(figures);
  return value === null ? '–' : write(value);
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

/** @param {{ total: any, measures: Record<string, Measure<any>>, measure: string }} props */
function Totals({ total, measures, measure }) {
  return html`<div class=${`totals of-${Object.keys(measures).length}`} role="group" aria-label=${t('reports.measures')}>${Object.entries(measures).map(([name, each]) => html`<button type="button" key=${name} class="panel total" aria-pressed=${name === measure ? 'true' : 'false'}
    onClick=${() => setQuery({ measure: name })}><span class="muted">${t(`measure.${name}`)}</span><strong>${written(each, total)}</strong></button>`)}</div>`;
}

/** @param {{ items: Line[], by: string, measure: Measure<any>, name: string }} props */
function Chart({ items, by, measure: { of, write }, name }) {
  const points = items.map((line) => ({ key: line.key, label: labelOf(line, by), value: of(line) }));
  if (!points.some(({ value }) => value)) return html`<${Empty} icon="reports" title=${t('reports.nothing')} text=${t('reports.nothing_lead')} />`;
  return by === 'day' ? html`<${Columns} points=${points} write=${write} label=${t(`measure.${name}`)} />` : html`<${Rows} points=${points} write=${write} />`;
}

/** @param {{ report: Report, by: string, measures: Record<string, Measure<any>> }} props */
function Table({ report, by, measures }) {
  const cells = (/** @type {any} */ figures) => Object.entries(measures).map(([name, each]) => html`<td key=${name}>${written(each, figures)}</td>`);
  return html`<div class="panel table-frame" tabindex="0" role="region" aria-label=${t('reports.table')}><table>
    <thead><tr><th scope="col">${t(`report_by.${by}`)}</th>${Object.keys(measures).map((name) => html`<th scope="col" key=${name}>${t(`measure.${name}`)}</th>`)}</tr></thead>
    <tbody>${report.items.map((line) => html`<tr key=${line.key}><th scope="row">${labelOf(line, by)}</th>${cells(line)}</tr>`)}</tbody>
    <tfoot><tr><th scope="row">${t('reports.total')}</th>${cells(report.total)}</tr></tfoot>
  </table></div>`;
}
