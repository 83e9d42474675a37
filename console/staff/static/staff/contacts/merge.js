// @ts-check
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Avatar } from '../parts/avatar.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert } from '../parts/form.js';
import { Icon } from '../parts/icon.js';
import { useLoaded, useSettled } from '../parts/load.js';
import { toast } from '../parts/toasts.js';
import { complaint } from '../problem.js';
import { navigate } from '../router.js';
import { api, got } from '../session.js';
import { t } from '../text.js';

/** @param {{ contact: import("spout-api").Contact, onClose: () => void }} props */
export function Merge({ contact, onClose }) {
  const [typed, setTyped] = useState(contact.name.split(' ')[0]);
  const search = useSettled(typed.trim());
  const [into, setInto] = useState(/** @type {import("spout-api").Contact | null} */ (null));
  const [wrong, setWrong] = useState('');
  const { data } = useLoaded((signal) => got(api.GET('/api/v1/contacts', { params: { query: { search, limit: 9 } }, signal })), [search]);
  const others = (data?.items ?? []).filter(({ id }) => id !== contact.id).slice(0, 8);
  const merge = async () => {
    if (!into) return;
    try {
      await api.POST('/api/v1/contacts/{contact_id}/merge', { params: { path: { contact_id: contact.id } }, body: { into: into.id } });
      toast(t('contacts.merged'));
      navigate(`/contacts/${into.id}`, { replace: true });
    } catch (error) {
      setWrong(complaint(error));
    }
  };
  return html`<${Dialog} title=${t('contacts.merge_title', { name: contact.name })} onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>${t('common.cancel')}<//><${Button} tone="danger" disabled=${!into} onClick=${merge}>${into ? t('contacts.merge_into', { name: into.name }) : t('contacts.merge')}<//>`}>
    <div class="form"><p>${t('contacts.merge_lead')}</p>
      <div class="search"><${Icon} name="search" /><input type="search" value=${typed} aria-label=${t('contacts.search')} placeholder=${t('contacts.search')} onInput=${(/** @type {any} */ event) => setTyped(event.currentTarget.value)} /></div>
      <ul class="plain-list">${others.map((each) => html`<li key=${each.id}><button class="choice" type="button" aria-pressed=${String(into?.id === each.id)} onClick=${() => setInto(each)}><${Avatar} name=${each.name} /><span><strong dir="auto">${each.name}</strong><small>${[each.phone_number, each.email].filter(Boolean).join(' · ')}</small></span></button></li>`)}</ul>
      ${data && !others.length && html`<p class="muted">${t('contacts.none_found')}</p>`}<${Alert}>${wrong}<//></div>
  <//>`;
}
