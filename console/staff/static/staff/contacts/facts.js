// @ts-check
import { html } from 'htm/preact';
import { Icon } from '../parts/icon.js';
import { moment } from '../parts/time.js';
import { locale, t } from '../text.js';

const languageName = (/** @type {string} */ tag) => { try { return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag) ?? tag; } catch { return tag; } };

/** How a contact is reached, and what is known besides. @param {{ contact: import("spout-api").Contact }} props */
export function Facts({ contact: it }) {
  const isSame = it.phone_number === `+${it.whatsapp_id}`;
  /** @type {[import("../parts/icon.js").IconName, string, any][]} */
  const facts = [
    ['phone', 'contact.phone', it.phone_number && html`<a href=${`tel:${it.phone_number}`}>${it.phone_number}</a>`],
    ['whatsapp', 'contact.whatsapp', it.whatsapp_id ? (isSame ? t('contact.same_number') : `+${it.whatsapp_id}`) : it.business_scoped_id && t('contact.hides_phone')],
    ['mail', 'contact.email', it.email && html`<a href=${`mailto:${it.email}`}>${it.email}</a>`],
    ['globe', 'contact.language', [languageName(it.language), it.timezone.split('/').at(-1)?.replaceAll('_', ' ')].filter(Boolean).join(' · ')],
    ['bell', 'contact.marketing', it.takes_marketing ? it.marketing_rests_until && t('contact.marketing_rests', { when: moment(it.marketing_rests_until) }) : t('contact.no_marketing')],
  ];
  return html`<dl class="reached">${facts.filter(([, , value]) => value).map(([icon, label, value]) => html`<div key=${label}><dt><${Icon} name=${icon} label=${t(label)} /></dt><dd dir="auto">${value}</dd></div>`)}</dl>`;
}
