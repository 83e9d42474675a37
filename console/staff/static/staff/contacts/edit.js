// @ts-check
import { html } from 'htm/preact';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { Problem } from '../problem.js';
import { api, got, vendor } from '../session.js';
import { locale, t } from '../text.js';

/** @typedef {import("spout-api").Contact} Contact */

const TONGUES = ['en', 'es', 'pt', 'vi', 'fr', 'de', 'it', 'nl', 'pl', 'ar', 'hi', 'zh'];

/** What people write into phone numbers besides digits. @param {string} typed */
const bare = (typed) => typed.replace(/[\s().-]/g, '');

/** Add one, or change it. @param {{ contact?: Contact, onClose: () => void, onSaved: (contact: Contact) => void }} props */
export function ContactDialog({ contact, onClose, onSaved }) {
  const names = new Intl.DisplayNames(locale(), { type: 'language' });
  const given = contact?.language ?? vendor().locale.slice(0, 2);
  const tongues = TONGUES.includes(given) ? TONGUES : [given, ...TONGUES];
  const form = useForm({ name: contact?.name ?? '', phone_number: contact?.phone_number ?? '', email: contact?.email ?? '', language: given, timezone: contact?.timezone ?? '' }, async (values) => {
    const phone = bare(values.phone_number) || null;
    const email = values.email.trim() || null;
    // Whoever has a phone is written to by WhatsApp there, unless WhatsApp has told another id.
    const digits = phone?.replace('+', '') ?? null;
    if (!contact) {
      onSaved(await got(api.POST('/api/v1/contacts', { body: { name: values.name.trim(), phone_number: phone, whatsapp_id: digits, email, language: values.language } })));
      return;
    }
    const follows = !contact.whatsapp_id || contact.whatsapp_id === contact.phone_number?.replace('+', '');
    const body = { name: values.name.trim(), phone_number: phone, email, language: values.language, timezone: values.timezone.trim(), ...(follows && phone !== contact.phone_number ? { whatsapp_id: digits } : {}) };
    onSaved(await got(api.PATCH('/api/v1/contacts/{contact_id}', { params: { path: { contact_id: contact.id } }, body })));
  });
  const other = form.problem instanceof Problem && form.problem.code === 'contact.exists' ? form.problem.details.contact_id : null;
  return html`<${Dialog} title=${t(contact ? 'contact.edit' : 'contact.add')} onClose=${onClose} footer=${html`<${Button} onClick=${onClose}>${t('common.cancel')}<//><${Button} tone="primary" type="submit" form="edit-contact" busy=${form.busy}>${t('common.save')}<//>`}>
    <form id="edit-contact" class="form" onSubmit=${form.submit} novalidate>
      <${Field} label=${t('contact.name')} required maxlength="200" autocomplete="off" autofocus ...${form.field('name')} />
      <div class="pair"><${Field} label=${t('contact.phone')} type="tel" optional placeholder="+44 7700 900142" autocomplete="off" hint=${t('contact.phone_hint')} ...${form.field('phone_number')} />
        <${Field} label=${t('contact.email')} type="email" optional maxlength="254" autocomplete="off" ...${form.field('email')} /></div>
      <div class="pair"><${Field} label=${t('contact.language')} as="select" ...${form.field('language')}>${tongues.map((tag) => html`<option key=${tag} value=${tag} selected=${tag === form.values.language}>${names.of(tag) ?? tag}</option>`)}<//>
        ${contact && html`<${Field} label=${t('contact.timezone')} optional list="zones" placeholder=${vendor().timezone} ...${form.field('timezone')} /><datalist id="zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option key=${zone} value=${zone} />`)}</datalist>`}</div>
      <${Alert}>${form.complaint()}${other && html` <a href=${`/contacts/${other}`}>${t('contact.show_other')}</a>`}<//>
    </form>
  <//>`;
}
