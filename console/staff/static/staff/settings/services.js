// @ts-check
// What can be booked, on which terms, and who serves it.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { everyItem } from '../calendar/data.js';
import { coloursOf, nameOf } from '../calendar/draw.js';
import { Button } from '../parts/button.js';
import { Dialog, confirm } from '../parts/dialog.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { duration, price } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may, vendor } from '../session.js';
import { t } from '../text.js';
import { Choices, numberOr } from './parts.js';

/** @typedef {import("spout-api").ServiceDetail} Detail */

export default function Services() {
  const list = useLoaded(() => everyItem((cursor) => got(api.GET('/api/v1/services', { params: { query: { limit: 200, cursor } } }))), []);
  const [editing, setEditing] = useState(/** @type {string | null} */ (null));
  if (list.error) return html`<${Trouble} error=${list.error} retry=${list.reload} />`;
  if (!list.data) return html`<${Loading} lines=${4} tall />`;
  const colours = coloursOf(list.data);
  const terms = (/** @type {import("spout-api").Service} */ service) => [duration(service.duration_minutes), Number(service.price) ? price(service.price, service.currency) : '', service.capacity > 1 ? t('service.seats', { count: service.capacity }) : ''].filter(Boolean).join(' · ');
  return html`${may('service.write') && html`<div class="settings-tools"><${Button} tone="primary" icon="plus" onClick=${() => setEditing('')}>${t('service.add')}<//></div>`}
    ${list.data.length ? html`<ul class="panel lines">${list.data.map((service) => html`<li key=${service.id}>
      <span class="swatch" style=${{ '--service': colours.get(service.id) }}></span>
      <span class="line-main"><strong>${service.title}</strong><small>${terms(service)}</small></span>
      ${!service.is_active && html`<span class="chip">${t('service.off')}</span>`}${service.requires_confirmation && html`<span class="chip warn">${t('service.on_request')}</span>`}${!service.is_public && html`<span class="chip">${t('service.internal')}</span>`}
      ${may('service.write') && html`<${Button} small aria-label=${`${t('common.edit')}: ${service.title}`} onClick=${() => setEditing(service.id)}>${t('common.edit')}<//>`}</li>`)}</ul>`
      : html`<${Empty} icon="tag" title=${t('service.none')} text=${t('service.none_lead')} />`}
    ${editing !== null && html`<${Editor} id=${editing} onClose=${() => setEditing(null)} onDone=${() => { setEditing(null); list.reload(); }} />`}`;
}

/** @param {{ id: string, onClose: () => void, onDone: () => void }} props */
function Editor({ id, onClose, onDone }) {
  const data = useLoaded(async () => {
    const [members, resources, service] = await Promise.all([
      everyItem((cursor) => got(api.GET('/api/v1/members', { params: { query: { is_bookable: true, limit: 200, cursor } } }))),
      everyItem((cursor) => got(api.GET('/api/v1/resources', { params: { query: { limit: 200, cursor } } }))),
      id ? got(api.GET('/api/v1/services/{service_id}', { params: { path: { service_id: id } } })) : null,
    ]);
    return { members, resources, service };
  }, [id]);
  return html`<${Dialog} title=${id ? t('service.edit') : t('service.add')} wide onClose=${onClose}>
    ${data.data ? html`<${ServiceForm} ...${data.data} onDone=${onDone} />` : data.error ? html`<${Trouble} error=${data.error} />` : html`<${Loading} />`}<//>`;
}

/** @param {{ service: Detail | null, members: import("spout-api").Member[], resources: import("spout-api").Resource[], onDone: () => void }} props */
function ServiceForm({ service, members, resources, onDone }) {
  const form = useForm({
    title: '', description: '', duration_minutes: 60, price: '0.00', buffer_before_minutes: 0, buffer_after_minutes: 0, capacity: 1, min_notice_minutes: 0,
    max_horizon_days: 365, step_minutes: 15, requires_confirmation: false, is_active: true, is_public: true, colour: '', member_ids: /** @type {string[]} */ ([]), resource_ids: /** @type {string[]} */ ([]),
    cancel_notice_minutes: /** @type {number | null} */ (0), reschedule_notice_minutes: /** @type {number | null} */ (0), ...service,
  }, async (values) => {
    const { id, currency, ...rest } = /** @type {any} */ (values);
    const body = { ...rest, title: rest.title.trim() };
    if (service) await got(api.PATCH('/api/v1/services/{service_id}', { params: { path: { service_id: service.id } }, body }));
    else await got(api.POST('/api/v1/services', { body }));
    toast(t('common.saved'));
    onDone();
  });
  const { values, set } = form;
  const count = (/** @type {any} */ name) => ({ ...form.field(name), type: 'number', inputmode: 'numeric', onInput: (/** @type {string} */ typed) => set(/** @type {any} */ ({ [name]: numberOr(typed, null) })) });
  const remove = async () => {
    if (!service || !(await confirm({ title: t('service.remove'), text: t('service.remove_lead', { title: service.title }), action: t('common.delete'), danger: true }))) return;
    if (await attempt(() => got(api.DELETE('/api/v1/services/{service_id}', { params: { path: { service_id: service.id } } })))) onDone();
  };
  return html`<form class="form" onSubmit=${form.submit}>
    <${Field} label=${t('service.title')} required maxlength="200" ...${form.field('title')} />
    <${Field} label=${t('service.description')} as="textarea" rows="2" optional maxlength="4000" ...${form.field('description')} />
    <div class="trio"><${Field} label=${t('service.duration')} min="1" max="10080" required ...${count('duration_minutes')} />
      <${Field} label=${t('service.price', { currency: service?.currency ?? vendor().currency })} inputmode="decimal" required ...${form.field('price')} />
      <div class="field"><label for="colour">${t('service.colour')}</label><span class="colour"><input id="colour" type="color" value=${values.colour || '#0d9488'} onInput=${(/** @type {any} */ event) => set({ colour: event.currentTarget.value })} />
        ${values.colour && html`<button type="button" class="link" onClick=${() => set({ colour: '' })}>${t('service.colour_ours')}</button>`}</span></div></div>
    <details class="terms"><summary>${t('service.terms')}</summary><div class="form">
      <div class="trio"><${Field} label=${t('service.before')} min="0" max="1440" ...${count('buffer_before_minutes')} /><${Field} label=${t('service.after')} min="0" max="1440" ...${count('buffer_after_minutes')} /><${Field} label=${t('service.capacity')} min="1" max="500" ...${count('capacity')} /></div>
      <div class="trio"><${Field} label=${t('service.notice')} min="0" ...${count('min_notice_minutes')} /><${Field} label=${t('service.horizon')} min="1" max="1825" ...${count('max_horizon_days')} /><${Field} label=${t('service.step')} min="5" max="1440" ...${count('step_minutes')} /></div>
      <div class="pair"><${Field} label=${t('service.cancel_notice')} hint=${t('service.notice_hint')} min="0" ...${count('cancel_notice_minutes')} /><${Field} label=${t('service.move_notice')} hint=${t('service.notice_hint')} min="0" ...${count('reschedule_notice_minutes')} /></div>
    </div></details>
    <${Choices} label=${t('service.who')} hint=${t('service.who_hint')} options=${members.map((member) => ({ id: member.id, label: nameOf(member.user) }))} chosen=${values.member_ids} onChange=${(/** @type {string[]} */ member_ids) => set({ member_ids })} />
    ${resources.length > 0 && html`<${Choices} label=${t('service.things')} hint=${t('service.things_hint')} options=${resources.map((each) => ({ id: each.id, label: each.name }))} chosen=${values.resource_ids} onChange=${(/** @type {string[]} */ resource_ids) => set({ resource_ids })} />`}
    <div><${Check} label=${t('service.confirm')} checked=${values.requires_confirmation} onChange=${(/** @type {boolean} */ requires_confirmation) => set({ requires_confirmation })} />
      <${Check} label=${t('service.public')} checked=${values.is_public} onChange=${(/** @type {boolean} */ is_public) => set({ is_public })} />
      <${Check} label=${t('service.active')} checked=${values.is_active} onChange=${(/** @type {boolean} */ is_active) => set({ is_active })} /></div>
    <${Alert}>${form.complaint()}<//>
    <div class="row ends">${service && html`<${Button} tone="quiet" class="remove" onClick=${remove}>${t('common.delete')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div>
  </form>`;
}
