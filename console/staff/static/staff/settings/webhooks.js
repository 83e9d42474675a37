// @ts-check
// Other systems that are called when something happens, and the log of the calls.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog, confirm } from '../parts/dialog.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { useLoaded, usePages } from '../parts/load.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { moment } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got } from '../session.js';
import { t } from '../text.js';
import { Choices, Once } from './parts.js';

/** @typedef {import("spout-api").WebhookEndpoint} Endpoint */

const AGAIN_MS = 1500;

export default function Webhooks() {
  const list = useLoaded(() => got(api.GET('/api/v1/webhook-endpoints', { params: { query: { limit: 100 } } })), []);
  const types = useLoaded(() => got(api.GET('/api/v1/webhook-event-types')), []); // here, so that no form grows while it is used
  const [open, setOpen] = useState(/** @type {Endpoint | 'new' | null} */ (null));
  const [log, setLog] = useState(/** @type {Endpoint | null} */ (null));
  const [secret, setSecret] = useState('');
  const error = list.error ?? types.error;
  if (error) return html`<${Trouble} error=${error} retry=${() => { list.reload(); types.reload(); }} />`;
  if (!list.data || !types.data) return html`<${Loading} lines=${3} tall />`;
  const rotate = async (/** @type {Endpoint} */ endpoint) => {
    if (!(await confirm({ title: t('webhook.rotate'), text: t('webhook.rotate_lead'), action: t('webhook.rotate') }))) return;
    await attempt(async () => setSecret((await got(api.POST('/api/v1/webhook-endpoints/{endpoint_id}/rotate-secret', { params: { path: { endpoint_id: endpoint.id } }, body: {} }))).secret));
  };
  const test = (/** @type {Endpoint} */ endpoint) => attempt(() => got(api.POST('/api/v1/webhook-endpoints/{endpoint_id}/test', { params: { path: { endpoint_id: endpoint.id } } })), t('webhook.tested')).then((done) => done && setLog(endpoint));
  return html`<div class="settings-tools"><${Button} tone="primary" icon="plus" onClick=${() => setOpen('new')}>${t('webhook.add')}<//></div>
    ${list.data.items.length ? html`<ul class="panel lines">${list.data.items.map((endpoint) => html`<li key=${endpoint.id} class="tall"><span class="line-main"><strong class="address">${endpoint.url}</strong>
      <small>${[endpoint.description, endpoint.event_types.length ? t('webhook.events', { count: endpoint.event_types.length }) : t('webhook.all_events')].filter(Boolean).join(' · ')}</small>
      ${endpoint.disabled_reason && html`<small class="bad-words">${endpoint.disabled_reason}</small>`}</span>
      <span class=${`chip ${endpoint.is_active ? endpoint.failing_since ? 'warn' : 'good' : 'bad'}`}>${t(endpoint.is_active ? endpoint.failing_since ? 'webhook.failing' : 'webhook.active' : 'webhook.off')}</span>
      <span class="row line-deeds"><${Button} small onClick=${() => setLog(endpoint)}>${t('webhook.log')}<//><${Button} small onClick=${() => test(endpoint)}>${t('webhook.test')}<//><${Button} small onClick=${() => rotate(endpoint)}>${t('webhook.rotate')}<//><${Button} small onClick=${() => setOpen(endpoint)}>${t('common.edit')}<//></span></li>`)}</ul>`
      : html`<${Empty} icon="link" title=${t('webhook.none')} text=${t('webhook.none_lead')} />`}
    ${open && html`<${Editor} types=${types.data} endpoint=${open === 'new' ? null : open} onClose=${() => setOpen(null)} onDone=${(/** @type {string} */ fresh) => { setOpen(null); setSecret(fresh); list.reload(); }} />`}
    ${log && html`<${Log} endpoint=${log} onClose=${() => setLog(null)} />`}
    ${secret && html`<${Once} title=${t('webhook.secret')} lead=${t('webhook.secret_lead')} secret=${secret} onClose=${() => setSecret('')} />`}`;
}

/** @param {{ types: import("spout-api").WebhookEventType[], endpoint: Endpoint | null, onClose: () => void, onDone: (secret: string) => void }} props */
function Editor({ types, endpoint, onClose, onDone }) {
  const form = useForm({ url: endpoint?.url ?? 'https://', description: endpoint?.description ?? '', event_types: /** @type {string[]} */ (endpoint?.event_types ?? []), is_active: endpoint?.is_active ?? true }, async ({ is_active, ...values }) => {
    const body = /** @type {import("spout-api").WebhookEndpointCreate} */ (values);
    if (!endpoint) { onDone((await got(api.POST('/api/v1/webhook-endpoints', { body }))).secret); return; }
    await got(api.PATCH('/api/v1/webhook-endpoints/{endpoint_id}', { params: { path: { endpoint_id: endpoint.id } }, body: { ...body, is_active } }));
    toast(t('common.saved'));
    onDone('');
  });
  const remove = async () => {
    if (!endpoint || !(await confirm({ title: t('webhook.remove'), text: endpoint.url, action: t('common.delete'), danger: true }))) return;
    if (await attempt(() => got(api.DELETE('/api/v1/webhook-endpoints/{endpoint_id}', { params: { path: { endpoint_id: endpoint.id } } })))) onDone('');
  };
  return html`<${Dialog} title=${t(endpoint ? 'webhook.edit' : 'webhook.add')} wide onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <${Field} label=${t('webhook.url')} type="url" required maxlength="500" ...${form.field('url')} /><${Field} label=${t('webhook.description')} optional maxlength="200" ...${form.field('description')} />
    <${Choices} label=${t('webhook.which')} hint=${t('webhook.which_hint')} options=${types.map((each) => ({ id: each.name, label: each.name, hint: each.description }))} chosen=${form.values.event_types} onChange=${(/** @type {string[]} */ event_types) => form.set({ event_types })} />
    ${endpoint && html`<${Check} label=${t('webhook.on')} checked=${form.values.is_active} onChange=${(/** @type {boolean} */ is_active) => form.set({ is_active })} />`}
    <${Alert}>${form.complaint()}<//>
    <div class="row ends">${endpoint && html`<${Button} tone="quiet" class="remove" onClick=${remove}>${t('common.delete')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form><//>`;
}

/** @param {{ endpoint: Endpoint, onClose: () => void }} props */
function Log({ endpoint, onClose }) {
  const path = { endpoint_id: endpoint.id };
  const pages = usePages((cursor) => got(api.GET('/api/v1/webhook-endpoints/{endpoint_id}/attempts', { params: { path, query: { limit: 30, cursor } } })), [endpoint.id]);
  const isUnderWay = Boolean(pages.items?.some(({ finished_at }) => !finished_at));
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(pages.reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isUnderWay]);
  const replay = (/** @type {string} */ delivery_id) => attempt(() => got(api.POST('/api/v1/webhook-endpoints/{endpoint_id}/replay', { params: { path }, body: { delivery_id } })), t('webhook.replayed')).then(() => setTimeout(pages.reload, AGAIN_MS));
  return html`<${Dialog} title=${t('webhook.log')} wide onClose=${onClose} footer=${html`<${Button} icon="refresh" onClick=${pages.reload}>${t('webhook.look_again')}<//>`}>
    <p class="muted address">${endpoint.url}</p>
    ${pages.error && !pages.items ? html`<${Trouble} error=${pages.error} retry=${pages.reload} />` : !pages.items ? html`<${Loading} />` : pages.items.length ? html`<ul class="lines log">${pages.items.map((each) => html`<li key=${each.id} class="tall"><span class=${`chip ${!each.finished_at ? '' : each.status && each.status < 300 ? 'good' : 'bad'}`}>${each.status ?? (each.finished_at ? '–' : '…')}</span>
      <span class="line-main"><strong>${each.kind}</strong><small>${moment(each.started_at)} · ${t('webhook.attempt', { number: each.number })} · ${each.duration_ms ?? '–'} ms</small>${each.answer && html`<small>${each.answer}</small>`}${each.excerpt && html`<code class="excerpt">${each.excerpt}</code>`}</span>
      <${Button} small onClick=${() => replay(each.delivery_id)}>${t('webhook.replay')}<//></li>`)}</ul>${pages.hasMore && html`<${Button} onClick=${pages.more}>${t('common.load_more')}<//>`}` : html`<p class="muted">${t('webhook.no_calls')}</p>`}<//>`;
}
