// @ts-check
// Rooms and equipment: what there is little of, and a booking takes besides somebody's time.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { everyItem } from '../calendar/data.js';
import { Button } from '../parts/button.js';
import { Dialog, confirm } from '../parts/dialog.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';

/** @typedef {import("spout-api").Resource} Resource */

export default function Resources() {
  const list = useLoaded(() => everyItem((cursor) => got(api.GET('/api/v1/resources', { params: { query: { limit: 200, cursor } } }))), []);
  const [open, setOpen] = useState(/** @type {Resource | 'new' | null} */ (null));
  if (list.error) return html`<${Trouble} error=${list.error} retry=${list.reload} />`;
  if (!list.data) return html`<${Loading} lines=${3} tall />`;
  const kinds = [...new Set(list.data.map(({ kind }) => kind).filter(Boolean))];
  return html`${may('service.write') && html`<div class="settings-tools"><${Button} tone="primary" icon="plus" onClick=${() => setOpen('new')}>${t('resource.add')}<//></div>`}
    ${list.data.length ? html`<ul class="panel lines">${list.data.map((each) => html`<li key=${each.id}>
      <span class="line-main"><strong>${each.name}</strong><small>${each.kind}</small></span>${!each.is_active && html`<span class="chip">${t('resource.off')}</span>`}
      <span class="row"><a class="button small" href=${`/settings/hours?of=resource:${each.id}`} aria-label=${`${t('settings.hours')}: ${each.name}`}>${t('settings.hours')}</a>
        ${may('service.write') && html`<${Button} small aria-label=${`${t('common.edit')}: ${each.name}`} onClick=${() => setOpen(each)}>${t('common.edit')}<//>`}</span></li>`)}</ul><p class="muted">${t('resource.how')}</p>`
      : html`<${Empty} icon="door" title=${t('resource.none')} text=${t('resource.none_lead')} />`}
    ${open && html`<${Editor} resource=${open === 'new' ? null : open} kinds=${kinds} onClose=${() => setOpen(null)} onDone=${() => { setOpen(null); list.reload(); }} />`}`;
}

/** @param {{ resource: Resource | null, kinds: string[], onClose: () => void, onDone: () => void }} props */
function Editor({ resource, kinds, onClose, onDone }) {
  const form = useForm({ name: resource?.name ?? '', kind: resource?.kind ?? '', is_active: resource?.is_active ?? true }, async (values) => {
    const body = { ...values, name: values.name.trim(), kind: values.kind.trim() };
    if (resource) await got(api.PATCH('/api/v1/resources/{resource_id}', { params: { path: { resource_id: resource.id } }, body }));
    else await got(api.POST('/api/v1/resources', { body }));
    toast(t('common.saved'));
    onDone();
  });
  const remove = async () => {
    if (!resource || !(await confirm({ title: t('resource.remove'), text: t('resource.remove_lead', { name: resource.name }), action: t('common.delete'), danger: true }))) return;
    if (await attempt(() => got(api.DELETE('/api/v1/resources/{resource_id}', { params: { path: { resource_id: resource.id } } })))) onDone();
  };
  return html`<${Dialog} title=${t(resource ? 'resource.edit' : 'resource.add')} onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <div class="pair"><${Field} label=${t('resource.name')} required maxlength="80" ...${form.field('name')} />
      <${Field} label=${t('resource.kind')} optional maxlength="40" list="kinds" autocomplete="off" hint=${t('resource.kind_hint')} ...${form.field('kind')} /></div>
    <datalist id="kinds">${kinds.map((kind) => html`<option key=${kind} value=${kind} />`)}</datalist>
    <${Check} label=${t('resource.active')} checked=${form.values.is_active} onChange=${(/** @type {boolean} */ is_active) => form.set({ is_active })} />
    <${Alert}>${form.complaint()}<//>
    <div class="row ends">${resource && html`<${Button} tone="quiet" class="remove" onClick=${remove}>${t('common.delete')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form><//>`;
}
