// @ts-check
// Teams: to whom conversations and bookings can be given together.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { nameOf } from '../calendar/draw.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Alert, Check, Field, useForm } from '../parts/form.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { Choices } from './parts.js';

/** @typedef {import("spout-api").Team} Team */

/** @param {{ people: import('./team.js').People, onDone: () => void }} props */
export function Teams({ people, onDone }) {
  const [open, setOpen] = useState(/** @type {Team | 'new' | null} */ (null));
  const done = () => { setOpen(null); onDone(); };
  return html`<section class="settings-section"><header><h2>${t('team.teams')}</h2>${may('team.write') && html`<${Button} small icon="plus" onClick=${() => setOpen('new')}>${t('team.form')}<//>`}</header>
    ${people.teams.length ? html`<ul class="panel lines">${people.teams.map((team) => html`<li key=${team.id}><span class="line-main"><strong>${team.name}</strong><small>${t('team.size', { count: team.size })}</small></span>
      ${team.is_inbox && html`<span class="chip info">${t('team.is_inbox')}</span>`}${team.auto_assign && html`<span class="chip">${t('team.auto')}</span>`}
      ${may('team.write') && html`<${Button} small aria-label=${`${t('common.edit')}: ${team.name}`} onClick=${() => setOpen(team)}>${t('common.edit')}<//>`}</li>`)}</ul>` : html`<p class="muted">${t('team.no_teams')}</p>`}
    ${open && html`<${Editor} team=${open === 'new' ? null : open} people=${people} onClose=${() => setOpen(null)} onDone=${done} />`}</section>`;
}

/** @param {{ team: Team | null, people: import('./team.js').People, onClose: () => void, onDone: () => void }} props */
function Editor({ team, people: { members }, onClose, onDone }) {
  const before = team ? members.filter((member) => member.teams.some(({ id }) => id === team.id)).map(({ id }) => id) : [];
  const form = useForm({ name: team?.name ?? '', auto_assign: team?.auto_assign ?? false, is_inbox: team?.is_inbox ?? false, member_ids: before }, async ({ name, auto_assign, is_inbox, member_ids }) => {
    const { id } = team ?? await got(api.POST('/api/v1/teams', { body: { name: name.trim(), member_ids } }));
    await got(api.PATCH('/api/v1/teams/{team_id}', { params: { path: { team_id: id } }, body: { name: name.trim(), auto_assign, is_inbox } }));
    const gone = before.filter((each) => !member_ids.includes(each));
    const come = team ? member_ids.filter((each) => !before.includes(each)) : [];
    if (come.length) await got(api.PUT('/api/v1/teams/{team_id}/members', { params: { path: { team_id: id } }, body: { member_ids: come } }));
    if (gone.length) await got(api.DELETE('/api/v1/teams/{team_id}/members', { params: { path: { team_id: id } }, body: { member_ids: gone } }));
    toast(t('common.saved'));
    onDone();
  });
  const disband = async () => { if (team && await attempt(() => got(api.DELETE('/api/v1/teams/{team_id}', { params: { path: { team_id: team.id } } })))) onDone(); };
  return html`<${Dialog} title=${team?.name ?? t('team.form')} onClose=${onClose}><form class="form" onSubmit=${form.submit}>
    <${Field} label=${t('team.name')} required maxlength="80" ...${form.field('name')} />
    <${Choices} label=${t('team.members')} options=${members.map((member) => ({ id: member.id, label: nameOf(member.user) }))} chosen=${form.values.member_ids} onChange=${(/** @type {string[]} */ member_ids) => form.set({ member_ids })} />
    <div><${Check} label=${t('team.inbox_check')} checked=${form.values.is_inbox} onChange=${(/** @type {boolean} */ is_inbox) => form.set({ is_inbox })} />
      <${Check} label=${t('team.auto_check')} checked=${form.values.auto_assign} onChange=${(/** @type {boolean} */ auto_assign) => form.set({ auto_assign })} /></div>
    <${Alert}>${form.complaint()}<//>
    <div class="row ends">${team && html`<${Button} tone="quiet" class="remove" onClick=${disband}>${t('team.disband')}<//>`}<${Button} tone="primary" type="submit" busy=${form.busy}>${t('common.save')}<//></div></form><//>`;
}
