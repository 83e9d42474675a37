// @ts-check
// The WhatsApp number: its secrets are written and never read back.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { moment } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, vendor } from '../session.js';
import { t } from '../text.js';

/** @typedef {import("spout-api").WhatsAppChannel} Channel */

export default function WhatsApp() {
  const channel = useLoaded(() => got(api.GET('/api/v1/channels/whatsapp')).catch((problem) => { if (problem.status === 404) return null; throw problem; }), []);
  const [changing, setChanging] = useState(false);
  if (channel.error) return html`<${Trouble} error=${channel.error} retry=${channel.reload} />`;
  if (channel.data === undefined) return html`<${Loading} lines=${4} />`;
  const connected = channel.data;
  return html`${connected && html`<${Connected} channel=${connected} reload=${channel.reload} />`}
    ${connected && !changing ? html`<div class="row"><${Button} icon="pencil" onClick=${() => setChanging(true)}>${t('whatsapp.change')}<//></div>`
      : html`<${Connect} channel=${connected} onDone=${() => { setChanging(false); channel.reload(); }} />`}
    ${connected && html`<${Rates} channel=${connected} /><${TestSend} /><${Templates} channel=${connected} />`}`;
}

/** @param {{ channel: Channel, reload: () => void }} props */
function Connected({ channel, reload }) {
  const form = useForm({ outside_window: channel.outside_window, outside_template: channel.outside_template, outside_language: channel.outside_language, booking_in_chat: channel.booking_in_chat }, async ({ outside_language, ...values }) => {
    // Of no template there is no language.
    await got(api.PATCH('/api/v1/channels/whatsapp', { body: { ...values, ...(outside_language ? { outside_language } : {}) } }));
    toast(t('common.saved'));
  });
  return html`${channel.stopped_at && html`<${Alert}>${t('whatsapp.stopped', { moment: moment(channel.stopped_at) })} ${channel.problem} <${Button} small onClick=${() => attempt(() => got(api.POST('/api/v1/channels/whatsapp/resume'))).then(reload)}>${t('whatsapp.resume')}<//><//>`}
    <dl class="panel facts wide-facts"><div><dt>${t('whatsapp.number')}</dt><dd>${channel.phone_number_id}</dd></div><div><dt>${t('whatsapp.account')}</dt><dd>${channel.business_account_id}</dd></div><div><dt>${t('whatsapp.since')}</dt><dd>${moment(channel.created_at)}</dd></div></dl>
    <form class="panel week form" onSubmit=${form.submit}><h2>${t('whatsapp.window')}</h2><p class="note">${t('whatsapp.window_lead')}</p>
      <${Field} label=${t('whatsapp.outside')} as="select" ...${form.field('outside_window')}>${['template_then_email', 'email', 'refuse'].map((each) => html`<option value=${each}>${t(`whatsapp_outside.${each}`)}</option>`)}<//>
      <div class="pair"><${Field} label=${t('whatsapp.template')} optional maxlength="512" ...${form.field('outside_template')} /><${Field} label=${t('message.language')} optional placeholder="en" ...${form.field('outside_language')} /></div>
      <${Check} label=${t('whatsapp.booking')} checked=${form.values.booking_in_chat} onChange=${(/** @type {boolean} */ booking_in_chat) => form.set({ booking_in_chat })} />
      <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} type="submit" busy=${form.busy}>${t('common.save')}<//></div></form>`;
}

/** @param {{ channel: Channel | null, onDone: () => void }} props */
function Connect({ channel, onDone }) {
  const form = useForm({ phone_number_id: channel?.phone_number_id ?? '', business_account_id: channel?.business_account_id ?? '', access_token: '', app_secret: '' }, async (values) => {
    await got(api.PUT('/api/v1/channels/whatsapp', { body: { ...values, app_secret: values.app_secret || undefined } }));
    toast(t('whatsapp.connected'));
    onDone();
  });
  return html`<form class="panel week form" onSubmit=${form.submit}><h2>${t('whatsapp.connect')}</h2><p class="note">${t('whatsapp.connect_lead')}</p>
    <div class="pair"><${Field} label=${t('whatsapp.number')} required inputmode="numeric" ...${form.field('phone_number_id')} /><${Field} label=${t('whatsapp.account')} required inputmode="numeric" ...${form.field('business_account_id')} /></div>
    <${Field} label=${t('whatsapp.token')} type="password" required autocomplete="off" hint=${t('whatsapp.secret_hint')} ...${form.field('access_token')} />
    <${Field} label=${t('whatsapp.secret')} type="password" optional autocomplete="off" ...${form.field('app_secret')} />
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} tone="primary" type="submit" busy=${form.busy}>${t('whatsapp.connect_it')}<//></div></form>`;
}

/** As what Meta charges messages. */
const CATEGORIES = /** @type {const} */ (['marketing', 'marketing_lite', 'utility', 'authentication', 'authentication_international', 'service']);

/** @param {{ channel: Channel }} props */
function Rates({ channel }) {
  const known = /** @type {Record<string, string>} */ ({ currency: channel.rates?.currency ?? vendor()?.currency ?? '', ...Object.fromEntries(CATEGORIES.map((each) => [each, channel.rates?.[each] ?? ''])) });
  const form = useForm(known, async (values) => {
    const given = CATEGORIES.flatMap((each) => (values[each].trim() ? [[each, values[each].trim().replace(',', '.')]] : []));
    await got(api.PATCH('/api/v1/channels/whatsapp', { body: { rates: given.length ? { currency: values.currency.trim().toUpperCase(), ...Object.fromEntries(given) } : null } }));
    toast(t('common.saved'));
  });
  return html`<form class="panel week form" onSubmit=${form.submit}><h2>${t('whatsapp.rates')}</h2><p class="note">${t('whatsapp.rates_lead')}</p>
    <div class="pair"><${Field} label=${t('whatsapp.rates_currency')} required maxlength="3" ...${form.field('currency')} /></div>
    <div class="trio">${CATEGORIES.map((each) => html`<${Field} key=${each} label=${t(`price_category.${each}`)} inputmode="decimal" maxlength="14" placeholder="0.0000" ...${form.field(each)} />`)}</div>
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} type="submit" busy=${form.busy}>${t('common.save')}<//></div></form>`;
}

function TestSend() {
  const form = useForm({ to: '', template: 'hello_world', language: 'en_US' }, async (body) => {
    await got(api.POST('/api/v1/channels/whatsapp/test', { body }));
    toast(t('whatsapp.test_sent'));
  });
  return html`<form class="panel week form" onSubmit=${form.submit}><h2>${t('whatsapp.test')}</h2>
    <div class="trio"><${Field} label=${t('whatsapp.to')} type="tel" required placeholder="+44 7700 900123" ...${form.field('to')} /><${Field} label=${t('whatsapp.template')} required ...${form.field('template')} /><${Field} label=${t('message.language')} required ...${form.field('language')} /></div>
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} type="submit" icon="send" busy=${form.busy}>${t('whatsapp.test_send')}<//></div></form>`;
}

/** @param {{ channel: Channel }} props */
function Templates({ channel }) {
  const list = useLoaded(() => got(api.GET('/api/v1/channels/whatsapp/templates', { params: { query: { limit: 100 } } })), []);
  const sync = () => attempt(() => got(api.POST('/api/v1/channels/whatsapp/templates/sync')), t('whatsapp.syncing')).then(() => setTimeout(list.reload, 2500));
  const tone = (/** @type {string} */ status) => ({ APPROVED: 'good', REJECTED: 'bad', PAUSED: 'warn' }[status.toUpperCase()] ?? '');
  return html`<section class="settings-section"><header><h2>${t('whatsapp.templates')}</h2><span class="muted">${channel.synced_at ? t('whatsapp.synced', { moment: moment(channel.synced_at) }) : ''}</span><${Button} small icon="refresh" onClick=${sync}>${t('whatsapp.sync')}<//></header>
    <${Alert}>${channel.sync_problem}<//>
    ${list.data?.items.length ? html`<ul class="panel lines">${list.data.items.map((each) => html`<li key=${each.id}><span class="line-main"><strong>${each.name} <span class="muted">${each.language}</span></strong><small>${each.body}</small></span><span class=${`chip ${tone(each.status)}`}>${each.status.toLowerCase()}</span></li>`)}</ul>` : html`<p class="muted">${t('whatsapp.no_templates')}</p>`}</section>`;
}
