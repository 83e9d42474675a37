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

/**
 * What becomes of a text now, where it does not just go over WhatsApp; and whether a template would go.
 * @param {import("spout-api").ConversationDetail} conversation @param {number} now
 */
export function prospects({ window_closes_at: closes, reach }, now) {
  const instead = reach.by_email ? 'by_email' : 'waits';
  if (!reach.on_whatsapp) return { text: t(reach.by_email ? 'window.only_email' : 'window.nowhere'), takesTemplate: false };
  if (reach.whatsapp === 'not_connected') return { text: t(reach.by_email ? 'window.not_connected_email' : 'window.not_connected'), takesTemplate: false };
  if (reach.whatsapp === 'stopped') return { text: t(`window.stopped_${instead}`), takesTemplate: false };
  if (closes && Date.parse(closes) > now) return { text: '', takesTemplate: true };
  const why = t(closes ? 'window.lapsed' : 'window.never');
  return { text: `${why} ${t(`window.outside_${reach.outside_window}`, { name: reach.template?.name ?? '' })}`, takesTemplate: true };
}
