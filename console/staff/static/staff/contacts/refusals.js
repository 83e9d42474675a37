// @ts-check
// What a customer does not want to be told, by kind and channel.
import { html } from 'htm/preact';
import { Check } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { shortDay } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';

const KINDS = /** @type {const} */ (['booking.reminder', 'booking.no_show', 'waitlist.offer']);
const CHANNELS = /** @type {const} */ (['whatsapp', 'email']);

/** @param {{ contactId: string }} props */
export function Refusals({ contactId }) {
  const path = { contact_id: contactId };
  const { data, error, reload, setData } = useLoaded((signal) => got(api.GET('/api/v1/contacts/{contact_id}/refusals', { params: { path }, signal })), [contactId]);
  if (error && !data) return html`<${Trouble} error=${error} retry=${reload} />`;
  if (!data) return html`<${Loading} lines=${2} />`;
  const set = (/** @type {import("spout-api").RefusalPut} */ body) => attempt(async () => { const after = await got(api.PUT('/api/v1/contacts/{contact_id}/refusals', { params: { path }, body })); setData(() => after); });
  return html`<p class="muted">${t('contacts.told_lead')}</p><div class="refusals">${KINDS.map((kind) => html`<fieldset key=${kind}><legend>${t(`delivery.${kind}`)}</legend>${CHANNELS.map((channel) => {
    const told = data.items.find((each) => each.kind === kind && each.channel === channel);
    return html`<${Check} key=${channel} label=${t(`channel.${channel}`)} checked=${Boolean(told)} disabled=${!may('contact.write')} hint=${told ? `${t(`contacts.told_how_${told.how}`)}, ${shortDay(told.told_at)}` : undefined} onChange=${(/** @type {boolean} */ refused) => set({ kind, channel, refused })} />`;
  })}</fieldset>`)}</div>`;
}
