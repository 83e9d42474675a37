// @ts-check
// Absences of a member, or when a resource can't be booked.
import { html } from 'htm/preact';
import { Button, IconButton } from '../parts/button.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { dateOf, instantOf, moment } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { api, got } from '../session.js';
import { t } from '../text.js';

/** @param {{ whose: import('./hours.js').Whose, readOnly: boolean }} props */
export function TimeOff({ whose: { kind, id }, readOnly }) {
  const query = { from: new Date().toISOString(), limit: 100 };
  const list = useLoaded(() => (kind === 'member' ? got(api.GET('/api/v1/members/{member_id}/time-off', { params: { path: { member_id: id }, query } }))
    : got(api.GET('/api/v1/resources/{resource_id}/time-off', { params: { path: { resource_id: id }, query } }))), [id]);
  const today = dateOf(Date.now());
  const form = useForm({ starts_at: `${today}T09:00`, ends_at: `${today}T17:00`, reason: '' }, async (values) => {
    const body = { starts_at: instantOf(values.starts_at).toISOString(), ends_at: instantOf(values.ends_at).toISOString(), reason: values.reason };
    if (kind === 'member') await got(api.POST('/api/v1/members/{member_id}/time-off', { params: { path: { member_id: id } }, body }));
    else await got(api.POST('/api/v1/resources/{resource_id}/time-off', { params: { path: { resource_id: id } }, body }));
    form.set({ reason: '' });
    list.reload();
  });
  const remove = (/** @type {string} */ off) => attempt(() => (kind === 'member' ? got(api.DELETE('/api/v1/members/{member_id}/time-off/{time_off_id}', { params: { path: { member_id: id, time_off_id: off } } }))
    : got(api.DELETE('/api/v1/resources/{resource_id}/time-off/{time_off_id}', { params: { path: { resource_id: id, time_off_id: off } } })))).then(list.reload);
  return html`<section class="panel week"><h2>${t('hours.time_off')}</h2>
    ${list.data?.items.length ? html`<ul class="lines">${list.data.items.map((off) => html`<li key=${off.id}><span class="line-main"><strong>${off.reason || t('hours.away')}</strong><small>${moment(off.starts_at)} – ${moment(off.ends_at)}</small></span>
      ${!readOnly && html`<${IconButton} icon="bin" label=${t('hours.take_back', { reason: off.reason || t('hours.away') })} onClick=${() => remove(off.id)} />`}</li>`)}</ul>` : html`<p class="muted">${t('hours.no_time_off')}</p>`}
    ${!readOnly && html`<form class="form" onSubmit=${form.submit}><div class="trio">
      <${Field} label=${t('hours.off_from')} type="datetime-local" required ...${form.field('starts_at')} /><${Field} label=${t('hours.off_until')} type="datetime-local" required ...${form.field('ends_at')} />
      <${Field} label=${t('hours.reason')} optional maxlength="200" ...${form.field('reason')} /></div><${Alert}>${form.complaint()}<//>
      <div class="row ends"><${Button} type="submit" icon="plus" busy=${form.busy}>${t('hours.add_off')}<//></div></form>`}
  </section>`;
}
