// @ts-check
// Canned replies, which "/" offers in a thread, and the labels of conversations.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { everyItem } from '../calendar/data.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got } from '../session.js';
import { t } from '../text.js';

/** @typedef {import("spout-api").CannedReply} Reply */
/** @typedef {import("spout-api").Label} Label */

const PLACES = ['contact_name', 'member_name', 'vendor_name'];
const GREY = '#64748b';

export default function Replies() {
  const all = useLoaded(async () => {
    const [replies, labels, teams] = await Promise.all([
      everyItem((cursor) => got(api.GET('/api/v1/canned-replies', { params: { query: { limit: 200, cursor } } }))),
      everyItem((cursor) => got(api.GET('/api/v1/labels', { params: { query: { limit: 200, cursor } } }))),
      everyItem((cursor) => got(api.GET('/api/v1/teams', { params: { query: { limit: 200, cursor } } }))).catch(() => []),
    ]);
    return { replies, labels, teams };
  }, []);
  const [reply, setReply] = useState(/** @type {Reply | 'new' | null} */ (null));
  const [label, setLabel] = useState(/** @type {Label | 'new' | null} */ (null));
  if (all.error) return html`<${Trouble} error=${all.error} retry=${all.reload} />`;
  if (!all.data) return html`<${Loading} lines=${3} tall />`;
  const { replies, labels, teams } = all.data;
  const done = () => { setReply(null); setLabel(null); all.reload(); };
  const edit = (/** @type {string} */ name, /** @type {() => void} */ onClick) => html`<${Button} small aria-label=${`${t('common.edit')}: ${name}`} onClick=${onClick}>${t('common.edit')}<//>`;
  return html`<section class="settings-section"><header><h2>${t('reply.title')}</h2><${Button} small icon="plus" onClick=${() => setReply('new')}>${t('reply.add')}<//></header>
      ${replies.length ? html`<ul class="panel lines">${replies.map((each) => html`<li key=${each.id}><span class="line-main"><strong>/${each.shortcut}</strong><small>${each.text}</small></span>
        ${each.team && html`<span class="chip">${each.team.name}</span>`}${edit(`/${each.shortcut}`, () => setReply(each))}</li>`)}</ul>` : html`<p class="muted">${t('reply.none')}</p>`}</section>
    <section class="settings-section"><header><h2>${t('label.title')}</h2><${Button} small icon="plus" onClick=${() => setLabel('new')}>${t('label.add')}<//></header>
      ${labels.length ? html`<ul class="panel lines">${labels.map((each) => html`<li key=${each.id}><span class="swatch" style=${{ '--service': each.colour || GREY }}></span><span class="line-main"><strong>${each.name}</strong></span>${edit(each.name, () => setLabel(each))}</li>`)}</ul>` : html`<p class="muted">${t('label.none')}</p>`}</section>
    ${reply && html`<${ReplyEditor} reply=${reply === 'new' ? null : reply} teams=${teams} onClose=${() => setReply(null)} onDone=${done} />`}
    ${label && html`<${LabelEditor} label=${label === 'new' ? null : label} onClose=${() => setLabel(null)} onDone=${done} />`}`;
}

/** @param {{ reply: Reply | null, teams: import("spout-api").Team[], onClose: () => void, onDone: () => void }} props */
function ReplyEditor({ reply, teams, onClose, onDone }) {
  const form = useForm({ shortcut: reply?.shortcut ?? '', text: reply?.text ?? '', team_id: reply?.team?.id ?? '' }, async (values) => {
    const body = { shortcut: values.shortcut.trim().replace(/^\//, '').toLowerCase(), text: values.text, team_id: values.team_id || null };
    if (reply) await got(api.PATCH('/api/v1/canned-replies/{reply_id}', { params: { path: { reply_id: reply.id } }, body }));
    else await got(api.POST('/api/v1/canned-replies', { body }));
    toast(t('common.saved'));
    onDone();
  });
  const remove = async () => { if (reply && await attempt(() => got(api.DELETE('/api/v1/canned-replies/{reply_id}', { params: { path: { reply_id: reply.id } } })))) onDone(); };
  return html`<${Dialog} title=${t(reply ? 'reply.edit' : 'reply.add')} onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <div class="pair"><${Field} label=${t('reply.shortcut')} required maxlength="41" autocapitalize="none" spellcheck="false" hint=${t('reply.shortcut_hint')} ...${form.field('shortcut')} />
      ${teams.length > 0 && html`<${Field} label=${t('reply.whose')} as="select" ...${form.field('team_id')}><option value="">${t('reply.everybody')}</option>${teams.map((team) => html`<option key=${team.id} value=${team.id}>${team.name}</option>`)}<//>`}</div>
    <${Field} label=${t('message.body')} as="textarea" rows="5" required maxlength="4000" ...${form.field('text')} />
    <div class="places" role="group" aria-label=${t('message.places')}><span class="label">${t('message.places')}</span>${PLACES.map((name) => html`<button type="button" key=${name} class="start" onClick=${() => form.set({ text: `${form.values.text}{${name}}` })}>{${name}}</button>`)}</div>
    <${Alert}>${form.complaint()}<//>
    <div class="row ends">${reply && html`<${Button} tone="quiet" class="remove" onClick=${remove}>${t('common.delete')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form><//>`;
}

/** @param {{ label: Label | null, onClose: () => void, onDone: () => void }} props */
function LabelEditor({ label, onClose, onDone }) {
  const form = useForm({ name: label?.name ?? '', colour: label?.colour || GREY }, async (values) => {
    const body = { ...values, name: values.name.trim() };
    if (label) await got(api.PATCH('/api/v1/labels/{label_id}', { params: { path: { label_id: label.id } }, body }));
    else await got(api.POST('/api/v1/labels', { body }));
    toast(t('common.saved'));
    onDone();
  });
  const remove = async () => { if (label && await attempt(() => got(api.DELETE('/api/v1/labels/{label_id}', { params: { path: { label_id: label.id } } })))) onDone(); };
  return html`<${Dialog} title=${t(label ? 'label.edit' : 'label.add')} onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <div class="pair"><${Field} label=${t('resource.name')} required maxlength="80" ...${form.field('name')} />
      <div class="field"><label for="label-colour">${t('service.colour')}</label><span class="colour"><input id="label-colour" type="color" value=${form.values.colour} onInput=${(/** @type {any} */ event) => form.set({ colour: event.currentTarget.value })} /></span></div></div>
    <${Alert}>${form.complaint()}<//>
    <div class="row ends">${label && html`<${Button} tone="quiet" class="remove" onClick=${remove}>${t('common.delete')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form><//>`;
}
