// @ts-check
// Who works here: members, invitations, teams and roles.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { everyItem } from '../calendar/data.js';
import { nameOf } from '../calendar/draw.js';
import { Avatar } from '../parts/avatar.js';
import { Button } from '../parts/button.js';
import { Dialog, confirm } from '../parts/dialog.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { roleName } from '../parts/role.js';
import { Loading, Trouble } from '../parts/states.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { has, t } from '../text.js';
import { Choices } from './parts.js';
import { Roles } from './roles.js';
import { Teams } from './teams.js';

/** @typedef {import("spout-api").Member} Member */
/** @typedef {{ members: Member[], roles: import("spout-api").RoleItem[], teams: import("spout-api").Team[], invitations: import("spout-api").Invitation[] }} People */

/** @returns {Promise<People>} */
async function people() {
  const [members, roles, teams, invitations] = await Promise.all([
    everyItem((cursor) => got(api.GET('/api/v1/members', { params: { query: { limit: 200, cursor } } }))),
    got(api.GET('/api/v1/roles')).then(({ items }) => items),
    everyItem((cursor) => got(api.GET('/api/v1/teams', { params: { query: { limit: 200, cursor } } }))),
    may('member.write') ? got(api.GET('/api/v1/invitations', { params: { query: { state: 'open', limit: 100 } } })).then(({ items }) => items) : [],
  ]);
  return { members, roles, teams, invitations };
}

export default function Team() {
  const all = useLoaded(people, []);
  const [open, setOpen] = useState(/** @type {Member | 'invite' | null} */ (null));
  if (all.error) return html`<${Trouble} error=${all.error} retry=${all.reload} />`;
  if (!all.data) return html`<${Loading} lines=${5} tall />`;
  const done = () => { setOpen(null); all.reload(); };
  const { members, invitations } = all.data;
  return html`${may('member.write') && html`<div class="settings-tools"><${Button} tone="primary" icon="plus" onClick=${() => setOpen('invite')}>${t('team.invite')}<//></div>`}
    <ul class="panel lines">${members.map((member) => html`<li key=${member.id}><${Avatar} name=${nameOf(member.user)} url=${member.user.avatar_url} />
      <span class="line-main"><strong>${nameOf(member.user)}</strong><small>${[member.position, member.user.email].filter(Boolean).join(' · ')}</small></span>
      <span class="chip">${roleName(member.role)}</span>${!member.is_bookable && html`<span class="chip warn">${t('team.not_bookable')}</span>`}
      ${may('member.write') && html`<${Button} small aria-label=${`${t('common.edit')}: ${nameOf(member.user)}`} onClick=${() => setOpen(member)}>${t('common.edit')}<//>`}</li>`)}
    ${invitations.map((invitation) => html`<li key=${invitation.id}><${Avatar} name=${invitation.email} /><span class="line-main"><strong>${invitation.email}</strong><small>${t('team.invited', { name: invitation.invited_by })}</small></span>
      <span class="chip info">${t('team.open')}</span><${Button} small onClick=${() => attempt(() => got(api.DELETE('/api/v1/invitations/{invitation_id}', { params: { path: { invitation_id: invitation.id } } }))).then(all.reload)}>${t('team.take_back')}<//></li>`)}</ul>
    <${Teams} people=${all.data} onDone=${all.reload} />
    <${Roles} roles=${all.data.roles} onDone=${all.reload} />
    ${open === 'invite' && html`<${Invite} people=${all.data} onClose=${() => setOpen(null)} onSent=${all.reload} onDone=${done} />`}
    ${open && open !== 'invite' && html`<${EditMember} member=${open} people=${all.data} onClose=${() => setOpen(null)} onDone=${done} />`}`;
}

/** @param {{ people: People, onClose: () => void, onSent: () => void, onDone: () => void }} props `onSent`: to some, others were refused */
function Invite({ people: { roles, teams }, onClose, onSent, onDone }) {
  const form = useForm({ emails: '', role_id: roles.find(({ key }) => key === 'agent')?.id ?? roles[0].id, position: '', team_ids: /** @type {string[]} */ ([]) }, async (values) => {
    const body = { ...values, emails: values.emails.split(/[\s,;]+/).filter(Boolean) };
    const { items } = await got(api.POST('/api/v1/invitations', { body }));
    const refused = items.filter(({ refused }) => refused);
    if (refused.length) {
      form.set({ emails: refused.map(({ email }) => email).join(', ') });
      onSent();
      throw new Error(refused.map(({ email, refused: why }) => `${email}: ${has(`refusal.${why?.code}`) ? t(`refusal.${why?.code}`) : why?.detail}`).join('; '));
    }
    toast(t('team.sent', { count: items.length }));
    onDone();
  });
  return html`<${Dialog} title=${t('team.invite')} onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <${Field} label=${t('team.emails')} as="textarea" rows="2" required hint=${t('team.emails_hint')} ...${form.field('emails')} />
    <div class="pair"><${Field} label=${t('team.role')} as="select" ...${form.field('role_id')}>${roles.map((role) => html`<option value=${role.id}>${roleName(role)}</option>`)}<//>
      <${Field} label=${t('team.position')} optional maxlength="40" ...${form.field('position')} /></div>
    ${teams.length > 0 && html`<${Choices} label=${t('team.teams')} options=${teams.map((team) => ({ id: team.id, label: team.name }))} chosen=${form.values.team_ids} onChange=${(/** @type {string[]} */ team_ids) => form.set({ team_ids })} />`}
    <${Alert}>${form.problem instanceof Error && form.problem.name === 'Error' && !('status' in form.problem) ? form.problem.message : form.complaint()}<//>
    <div class="row ends"><${Button} tone="primary" type="submit" busy=${form.busy}>${t('team.send')}<//></div></form><//>`;
}

/** @param {{ member: Member, people: People, onClose: () => void, onDone: () => void }} props */
function EditMember({ member, people: { roles, teams }, onClose, onDone }) {
  const path = { member_id: member.id };
  const form = useForm({ role_id: member.role.id, position: member.position, is_bookable: member.is_bookable, team_ids: member.teams.map(({ id }) => id) }, async (body) => {
    await got(api.PATCH('/api/v1/members/{member_id}', { params: { path }, body }));
    toast(t('common.saved'));
    onDone();
  });
  const remove = async () => {
    if (!(await confirm({ title: t('team.remove'), text: t('team.remove_lead', { name: nameOf(member.user) }), action: t('team.remove'), danger: true }))) return;
    if (await attempt(() => got(api.DELETE('/api/v1/members/{member_id}', { params: { path } })))) onDone();
  };
  return html`<${Dialog} title=${nameOf(member.user)} onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <div class="pair"><${Field} label=${t('team.role')} as="select" ...${form.field('role_id')}>${roles.map((role) => html`<option value=${role.id}>${roleName(role)}</option>`)}<//><${Field} label=${t('team.position')} optional maxlength="40" ...${form.field('position')} /></div>
    ${teams.length > 0 && html`<${Choices} label=${t('team.teams')} options=${teams.map((team) => ({ id: team.id, label: team.name }))} chosen=${form.values.team_ids} onChange=${(/** @type {string[]} */ team_ids) => form.set({ team_ids })} />`}
    <${Check} label=${t('team.bookable')} checked=${form.values.is_bookable} onChange=${(/** @type {boolean} */ is_bookable) => form.set({ is_bookable })} />
    <${Alert}>${form.complaint()}<//>
    <div class="row ends"><${Button} tone="quiet" class="remove" onClick=${remove}>${t('team.remove')}<//><${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form><//>`;
}
