// @ts-check
// Over what a contact is reached now: WhatsApp's window for free text, templates, e-mail.
import { distance, moment } from '../parts/time.js';
import { t } from '../text.js';

/** @param {{ window_closes_at: string | null, contact: import("spout-api").ConversationContact }} conversation @param {number} [now] */
export function ways({ window_closes_at: closes, contact }, now = Date.now()) {
  const open = Boolean(closes && Date.parse(closes) > now);
  const onWhatsapp = Boolean(contact.whatsapp_id || contact.phone_number || closes);
  if (open && closes) return { open, onWhatsapp, icon: /** @type {const} */ ('whatsapp'), text: t('window.open', { when: distance(closes, now), at: moment(closes) }) };
  if (onWhatsapp) return { open, onWhatsapp, icon: /** @type {const} */ ('whatsapp'), text: t('window.closed') };
  return { open, onWhatsapp, icon: /** @type {const} */ ('mail'), text: t('window.email') };
}
