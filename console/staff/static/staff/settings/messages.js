// @ts-check
// What every message says, in the vendor's own words, with a preview as one types.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import CALENDAR_TEXTS from '../calendar/texts.js';
import { Button } from '../parts/button.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { useLoaded, useSettled } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { attempt, toast } from '../parts/toasts.js';
import { complaint } from '../problem.js';
import { api, got, may } from '../session.js';
import { has, learn, t } from '../text.js';

/** @typedef {import("spout-api").MessageTemplate} Template */

learn(CALENDAR_TEXTS);
const title = (/** @type {string} */ kind) => (has(`message_kind.${kind}`) ? t(`message_kind.${kind}`) : kind);
const id = (/** @type {Template} */ { kind, channel, language, variant }) => [kind, channel, language, variant].join('|');

export default function Messages() {
  const list = useLoaded(() => got(api.GET('/api/v1/message-templates')), []);
  const [wanted, setWanted] = useState({ kind: 'booking.confirmation', channel: 'email', language: 'en' });
  if (list.error) return html`<${Trouble} error=${list.error} retry=${list.reload} />`;
  if (!list.data) return html`<${Loading} lines=${6} />`;
  const items = list.data.items;
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const channels = [...new Set(items.filter(({ kind }) => kind === wanted.kind).map(({ channel }) => channel))];
  const channel = channels.includes(/** @type {any} */ (wanted.channel)) ? wanted.channel : channels[0];
  const languages = [...new Set(items.filter((each) => each.kind === wanted.kind && each.channel === channel).map(({ language }) => language))];
  const language = languages.includes(wanted.language) ? wanted.language : languages[0];
  const template = items.find((each) => each.kind === wanted.kind && each.channel === channel && each.language === language && !each.variant);
  return html`<div class="trio choose-message">
      <${Field} label=${t('message.kind')} as="select" value=${wanted.kind} onInput=${(/** @type {string} */ kind) => setWanted({ ...wanted, kind })}>${kinds.map((kind) => html`<option value=${kind}>${title(kind)}</option>`)}<//>
      <${Field} label=${t('message.channel')} as="select" value=${channel} onInput=${(/** @type {string} */ channel) => setWanted({ ...wanted, channel })}>${channels.map((each) => html`<option value=${each}>${t(`reminder.${each}`)}</option>`)}<//>
      <${Field} label=${t('message.language')} as="select" value=${language} onInput=${(/** @type {string} */ language) => setWanted({ ...wanted, language })}>${languages.map((each) => html`<option value=${each}>${new Intl.DisplayNames([document.documentElement.lang], { type: 'language' }).of(each)}</option>`)}<//></div>
    ${template && html`<${Editor} key=${id(template) + template.is_default} template=${template} onDone=${list.reload} />`}`;
}

/** @param {{ template: Template, onDone: () => void }} props */
function Editor({ template, onDone }) {
  const { kind, channel, language } = template;
  const isLetter = channel === 'email';
  const path = { kind, channel, language };
  const form = useForm({ subject: template.subject, body: template.body, approved_template: template.approved_template }, async (values) => {
    await got(api.PUT('/api/v1/message-templates/{kind}/{channel}/{language}', { params: { path }, body: values }));
    toast(t('common.saved'));
    onDone();
  });
  const settled = useSettled(form.values, 350);
  const preview = useLoaded(() => got(api.POST('/api/v1/message-templates/preview', { body: { kind, channel, language, body: settled.body, ...(isLetter ? { subject: settled.subject } : {}) } })), [settled, kind, channel, language]);
  const restore = async () => { if (await attempt(() => got(api.DELETE('/api/v1/message-templates/{kind}/{channel}/{language}', { params: { path } })))) onDone(); };
  const insert = (/** @type {string} */ name) => form.set({ body: `${form.values.body}{${name}}` });
  const readOnly = !may('message_template.write');
  return html`<div class="compose"><form class="panel week form" onSubmit=${form.submit}><fieldset class="plain-set form" disabled=${readOnly}>
      ${template.is_default && html`<p class="note">${t('message.default')}</p>`}
      ${isLetter && html`<${Field} label=${t('message.subject')} maxlength="200" ...${form.field('subject')} />`}
      <${Field} label=${t('message.body')} as="textarea" rows="8" required maxlength="2000" ...${form.field('body')} />
      <div class="places" role="group" aria-label=${t('message.places')}><span class="label">${t('message.places')}</span>${template.placeholders.map((name) => html`<button type="button" key=${name} class="start" onClick=${() => insert(name)}>{${name}}</button>`)}</div>
      ${!isLetter && html`<${Field} label=${t('message.approved')} optional hint=${t('message.approved_hint')} ...${form.field('approved_template')} />`}
      <${Alert}>${form.complaint()}<//>
      ${!readOnly && html`<div class="row ends">${!template.is_default && html`<${Button} tone="quiet" onClick=${restore}>${t('message.restore')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div>`}</fieldset></form>
    <section class="panel preview" aria-label=${t('message.preview')} aria-live="polite"><h2>${t('message.preview')}</h2>
      ${preview.error ? html`<${Alert}>${complaint(preview.error)}<//>` : preview.data ? html`${preview.data.subject && html`<p class="preview-subject">${preview.data.subject}</p>`}<div class=${isLetter ? 'letter' : 'bubble'}>${preview.data.text}</div>` : html`<${Loading} lines=${3} />`}</section></div>`;
}
