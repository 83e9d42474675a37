// @ts-check
// What a message holds besides its words, by `content.kind`.
import { html } from 'htm/preact';
import { Icon } from '../parts/icon.js';
import { t } from '../text.js';

/** @param {{ message: import("./log.js").Message }} props */
export function Content({ message }) {
  const it = message.content;
  if (!it) return message.kind !== 'text' && !message.message && !message.attachments.length ? html`<p class="muted">${t(`kind.${message.kind}`)}</p>` : null;
  switch (it.kind) {
    case 'buttons':
    case 'list':
      return it.header ? html`<p class="content-head">${it.header}</p>` : null;
    case 'template':
      return html`<p class="content-kind"><${Icon} name="template" />${t('thread.template', { name: it.name })}</p>`;
    case 'tap':
      return html`<p class="content-tap"><${Icon} name="reply" /><span dir="auto">${it.title || message.message}</span><span class="unseen">${t('thread.tapped')}</span></p>`;
    case 'location':
      return html`<a class="content-card" href=${`geo:${it.latitude},${it.longitude}`}><${Icon} name="pin" /><span><strong dir="auto">${it.name || t('kind.location')}</strong>
        <small dir="auto">${it.address || `${it.latitude.toFixed(5)}, ${it.longitude.toFixed(5)}`}</small></span></a>`;
    case 'contacts':
      return html`${it.contacts.map(({ name, phones }) => html`<p class="content-card" key=${name}><${Icon} name="person" /><span><strong dir="auto">${name}</strong><small>${phones.join(', ')}</small></span></p>`)}`;
    case 'form':
      return html`<dl class="content-form">${Object.entries(it.answers).map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd dir="auto">${typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>`)}</dl>`;
    case 'referral':
      return html`<p class="content-card"><${Icon} name="link" /><span><strong dir="auto">${it.headline || t('thread.referral')}</strong><small dir="auto">${it.body}</small></span></p>`;
    case 'contact_request':
      return html`<p class="content-kind"><${Icon} name="phone" />${t('kind.contact_request')}</p>`;
    case 'unsupported':
      return html`<p class="muted">${t('kind.unsupported')}</p>`;
    default:
      return null;
  }
}
