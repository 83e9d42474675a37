// @ts-check
// API keys: for programs, shown once.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog, confirm } from '../parts/dialog.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { moment } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { api, got, session } from '../session.js';
import { t } from '../text.js';
import { Once } from './parts.js';
import { Permissions } from './permissions.js';

export default function Keys() {
  const list = useLoaded(() => got(api.GET('/api/v1/api-keys', { params: { query: { limit: 100 } } })), []);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState('');
  if (list.error) return html`<${Trouble} error=${list.error} retry=${list.reload} />`;
  if (!list.data) return html`<${Loading} lines=${3} tall />`;
  const live = list.data.items.filter(({ revoked_at }) => !revoked_at);
  const revoke = async (/** @type {import("spout-api").ApiKey} */ key) => {
    if (!(await confirm({ title: t('key.revoke'), text: t('key.revoke_lead', { name: key.name }), action: t('key.revoke'), danger: true }))) return;
    await attempt(() => got(api.DELETE('/api/v1/api-keys/{key_id}', { params: { path: { key_id: key.id } } })));
    list.reload();
  };
  return html`<div class="settings-tools"><${Button} tone="primary" icon="plus" onClick=${() => setAdding(true)}>${t('key.add')}<//></div>
    ${live.length ? html`<ul class="panel lines">${live.map((key) => html`<li key=${key.id}><span class="line-main"><strong>${key.name}</strong><small>${key.hint} · ${t('role.permissions', { count: key.permissions.length })} · ${key.last_used_at ? t('key.used', { moment: moment(key.last_used_at) }) : t('key.unused')}</small></span><${Button} small onClick=${() => revoke(key)}>${t('key.revoke')}<//></li>`)}</ul>` : html`<${Empty} icon="lock" title=${t('key.none')} text=${t('key.none_lead')} />`}
    ${adding && html`<${Add} onClose=${() => setAdding(false)} onDone=${(/** @type {string} */ key) => { setAdding(false); setSecret(key); list.reload(); }} />`}
    ${secret && html`<${Once} title=${t('key.made')} lead=${t('key.made_lead')} secret=${secret} onClose=${() => setSecret('')} />`}`;
}

/** @param {{ onClose: () => void, onDone: (key: string) => void }} props */
function Add({ onClose, onDone }) {
  const form = useForm({ name: '', permissions: /** @type {import("spout-api").PermissionName[]} */ ([]) }, async (body) => onDone((await got(api.POST('/api/v1/api-keys', { body }))).key));
  return html`<${Dialog} title=${t('key.add')} wide onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <${Field} label=${t('team.name')} required maxlength="80" ...${form.field('name')} />
    <${Permissions} of=${session.value?.role?.permissions} chosen=${form.values.permissions} onChange=${(/** @type {import("spout-api").PermissionName[]} */ permissions) => form.set({ permissions })} />
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} tone="primary" type="submit" busy=${form.busy}>${t('key.add')}<//></div></form><//>`;
}
