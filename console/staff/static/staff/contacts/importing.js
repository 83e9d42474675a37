// @ts-check
// A spreadsheet of contacts: looked at first, then taken in.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert } from '../parts/form.js';
import { toast } from '../parts/toasts.js';
import { complaint } from '../problem.js';
import { api, got } from '../session.js';
import { t } from '../text.js';

/** @typedef {import("spout-api").ImportResult} Result */

const TONES = { created: 'good', updated: 'info', unchanged: '', refused: 'bad' };

/** @param {File} file @param {boolean} dryRun */
function send(file, dryRun) {
  const form = new FormData();
  form.append('file', file, file.name);
  return got(api.POST('/api/v1/contacts/import', { params: { query: { dry_run: dryRun } }, body: /** @type {any} */ (form), bodySerializer: (/** @type {any} */ body) => body }));
}

/** @param {{ onClose: () => void, onDone: () => void }} props */
export function Importing({ onClose, onDone }) {
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [result, setResult] = useState(/** @type {Result | null} */ (null));
  const [wrong, setWrong] = useState('');
  const run = async (/** @type {boolean} */ dryRun) => {
    if (!file) return;
    setWrong('');
    try {
      const found = await send(file, dryRun);
      if (dryRun) { setResult(found); return; }
      toast(t('contacts.imported', { count: found.created + found.updated }));
      onDone();
    } catch (error) {
      setWrong(complaint(error));
    }
  };
  const rows = result ? result.created + result.updated : 0;
  const footer = html`<${Button} onClick=${onClose}>${t('common.cancel')}<//>${result
    ? html`<${Button} tone="primary" icon="upload" disabled=${!rows} onClick=${() => run(false)}>${t(rows ? 'contacts.take_in' : 'contacts.nothing_to_import', { count: rows })}<//>`
    : html`<${Button} tone="primary" disabled=${!file} onClick=${() => run(true)}>${t('contacts.check')}<//>`}`;
  return html`<${Dialog} title=${t('contacts.import')} onClose=${onClose} footer=${footer} wide=${Boolean(result)}>
    <div class="form"><div class="field"><label for="contacts-file">${t('contacts.file')}</label>
      <input id="contacts-file" type="file" accept=".csv,text/csv" aria-describedby="contacts-file-note" onChange=${(/** @type {any} */ event) => { setFile(event.currentTarget.files[0] ?? null); setResult(null); setWrong(''); }} />
      <p class="note" id="contacts-file-note">${t('contacts.file_hint')}</p></div>
    <${Alert}>${wrong}<//>
    ${result && html`<p>${t('contacts.would')}</p><p class="row" role="status">${/** @type {const} */ (['created', 'updated', 'unchanged', 'refused']).map((each) => html`<span key=${each} class=${`chip ${TONES[each]}`}>${t(`contacts.${each}`, { count: result[each] })}</span>`)}</p>
      <ul class="import-rows">${result.items.filter(({ result: became }) => became === 'refused').slice(0, 200).map(({ row, detail, errors }) => html`<li key=${row}><strong>${t('contacts.row', { row })}</strong>
        <span>${errors.length ? errors.map(({ column, msg }) => `${column}: ${msg.replace(/^Value error, /, '')}`).join('; ') : detail}</span></li>`)}</ul>`}</div>
  <//>`;
}
