// @ts-check
// The business itself.
import { html } from 'htm/preact';
import { Button } from '../parts/button.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { toast } from '../parts/toasts.js';
import { api, got, session, vendor } from '../session.js';
import { t } from '../text.js';

const ZONES = Intl.supportedValuesOf('timeZone');

export default function Business() {
  const { name, website, industry, timezone, currency, requires_two_factor, takes_public_bookings, away_message, booking_page_url } = vendor();
  const form = useForm({ name, website, industry, timezone, currency, requires_two_factor, takes_public_bookings, away_message }, async (body) => {
    const changed = await got(api.PATCH('/api/v1/vendor', { body }));
    if (session.value) session.value = { ...session.value, vendor: { ...vendor(), ...changed } };
    toast(t('common.saved'));
  });
  const { values, set } = form;
  return html`<form class="panel week form" onSubmit=${form.submit}>
    <div class="pair"><${Field} label=${t('business.name')} required maxlength="200" ...${form.field('name')} /><${Field} label=${t('business.website')} type="url" optional ...${form.field('website')} /></div>
    <div class="trio"><${Field} label=${t('business.zone')} as="select" ...${form.field('timezone')}>${[...new Set([timezone, ...ZONES])].map((zone) => html`<option value=${zone}>${zone}</option>`)}<//>
      <${Field} label=${t('business.currency')} required maxlength="3" ...${form.field('currency')} /><${Field} label=${t('business.industry')} optional maxlength="40" ...${form.field('industry')} /></div>
    <${Field} label=${t('business.away')} as="textarea" rows="2" optional maxlength="1000" hint=${t('business.away_hint')} ...${form.field('away_message')} />
    <div><${Check} label=${t('business.public')} hint=${booking_page_url ?? ''} checked=${values.takes_public_bookings} onChange=${(/** @type {boolean} */ takes_public_bookings) => set({ takes_public_bookings })} />
      <${Check} label=${t('business.two_factor')} checked=${values.requires_two_factor} onChange=${(/** @type {boolean} */ requires_two_factor) => set({ requires_two_factor })} /></div>
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form>`;
}
