// @ts-check
// Roles: what their members may do, and how far they see.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { roleName } from '../parts/role.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { Permissions } from './permissions.js';

/** @typedef {import("spout-api").RoleItem} Role */

const REACHES = /** @type {const} */ (['own', 'teams', 'vendor']);

/** What can be done with it. @param {Role} role */
const wordFor = (role) => t(role.key || !may('role.write') ? 'role.look' : 'common.edit');

/** @param {{ roles: Role[], onDone: () => void }} props */
export function Roles({ roles, onDone }) {
  const [open, setOpen] = useState(/** @type {Role | 'new' | null} */ (null));
  return html`<section class="settings-section"><header><h2>${t('role.title')}</h2>${may('role.write') && html`<${Button} small icon="plus" onClick=${() => setOpen('new')}>${t('role.add')}<//>`}</header>
    <ul class="panel lines">${roles.map((role) => html`<li key=${role.id}><span class="line-main"><strong>${roleName(role)}</strong><small>${t(`role_reach.${role.reach}`)} · ${t('role.permissions', { count: role.permissions.length })} · ${t('team.size', { count: role.members })}</small></span>
      ${role.key && html`<span class="chip">${t('role.built_in')}</span>`}<${Button} small aria-label=${`${wordFor(role)}: ${roleName(role)}`} onClick=${() => setOpen(role)}>${wordFor(role)}<//></li>`)}</ul>
    ${open && html`<${Editor} role=${open === 'new' ? null : open} onClose=${() => setOpen(null)} onDone=${() => { setOpen(null); onDone(); }} />`}</section>`;
}

/** @param {{ role: Role | null, onClose: () => void, onDone: () => void }} props */
function Editor({ role, onClose, onDone }) {
  const fixed = Boolean(role?.key) || !may('role.write');
  const form = useForm({ name: role?.name ?? '', reach: role?.reach ?? /** @type {import("spout-api").Reach} */ ('own'), permissions: role?.permissions ?? /** @type {import("spout-api").PermissionName[]} */ ([]) }, async (body) => {
    if (role) await got(api.PATCH('/api/v1/roles/{role_id}', { params: { path: { role_id: role.id } }, body }));
    else await got(api.POST('/api/v1/roles', { body }));
    toast(t('common.saved'));
    onDone();
  });
  const remove = async () => { if (role && await attempt(() => got(api.DELETE('/api/v1/roles/{role_id}', { params: { path: { role_id: role.id } } })))) onDone(); };
  return html`<${Dialog} title=${role ? roleName(role) : t('role.add')} wide onClose=${onClose}><form class="form" onSubmit=${form.submit}><fieldset class="plain-set form" disabled=${fixed}>
    ${fixed && role?.key && html`<${Alert} tone="info">${t('role.fixed')}<//>`}
    <div class="pair"><${Field} label=${t('team.name')} required maxlength="80" ...${form.field('name')} />
      <${Field} label=${t('role.reach')} as="select" ...${form.field('reach')}>${REACHES.map((each) => html`<option value=${each}>${t(`role_reach.${each}`)}</option>`)}<//></div>
    <${Permissions} chosen=${form.values.permissions} onChange=${(/** @type {import("spout-api").PermissionName[]} */ permissions) => form.set({ permissions })} />
    <${Alert}>${form.complaint()}<//></fieldset>
    ${!fixed && html`<div class="row ends">${role && html`<${Button} tone="quiet" class="remove" onClick=${remove}>${t('common.delete')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div>`}</form><//>`;
}
