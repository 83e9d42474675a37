// @ts-check
// Above the thread: whose it is, how it stands, and what it is about.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Avatar } from '../parts/avatar.js';
import { Button, IconButton } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/form.js';
import { Icon } from '../parts/icon.js';
import { Menu } from '../parts/menu.js';
import { instantOf, moment, wallOf } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { api, got, may, session } from '../session.js';
import { t } from '../text.js';
import { labels, members, nameOf, teams, tint } from './known.js';

/** @typedef {import("spout-api").ConversationDetail} Detail */

/**
 * @param {{ conversation: Detail, log: import("./log.js").Log, onChange: (after: Detail) => void, onBack: () => void, onBeside: () => void, isBeside: boolean }} props
 */
export function Head({ conversation: it, log, onChange, onBack, onBeside, isBeside }) {
  const [snoozes, setSnoozes] = useState(false);
  const path = { conversation_id: it.id };
  const change = (/** @type {import("spout-api").ConversationUpdate} */ body) => attempt(async () => onChange(await got(api.PATCH('/api/v1/conversations/{conversation_id}', { params: { path }, body }))));
  const others = log.here.value;
  const typing = log.typing.value;
  const under = typing.length ? t('thread.typing', { name: typing.join(', '), count: typing.length }) : others.length ? t('thread.here', { names: others.map(({ name }) => name).join(', ') }) : it.contact.phone_number ?? it.contact.email ?? '';
  return html`<header class="thread-head">
    <${IconButton} class="phone" icon="back" label=${t('common.back')} onClick=${onBack} />
    <div class="thread-who"><${Avatar} name=${it.contact.name} />
      <span><h1 class="cut" dir="auto"><button type="button" aria-expanded=${String(isBeside)} title=${t('thread.beside')} onClick=${onBeside}>${it.contact.name}</button></h1>
        <span class=${`thread-under cut ${typing.length ? 'now' : ''}`} aria-live="polite">${under}</span></span></div>
    ${others.length > 0 && html`<span class="thread-here" aria-hidden="true">${others.slice(0, 3).map(({ id, name }) => html`<${Avatar} key=${id} name=${name} size="small" />`)}</span>`}
    <span class="thread-tools">
      <${Owner} it=${it} change=${change} onChange=${onChange} />
      <${Labels} it=${it} change=${change} />
      <${Status} it=${it} change=${change} onSnooze=${() => setSnoozes(true)} />
      <${IconButton} class="desktop" icon="info" label=${t('thread.beside')} pressed=${isBeside} onClick=${onBeside} />
    </span>
    ${snoozes && html`<${Snooze} onClose=${() => setSnoozes(false)} onChoose=${(/** @type {string | null} */ until) => { setSnoozes(false); change({ status: 'snoozed', snoozed_until: until }); }} />`}
  </header>`;
}

/** @param {{ it: Detail, change: (body: import("spout-api").ConversationUpdate) => Promise<boolean>, onChange: (after: Detail) => void }} props */
function Owner({ it, change, onChange }) {
  const mine = session.value?.memberId;
  const canAssign = may('conversation.assign');
  const inIds = it.collaborators.map(({ id }) => id);
  const path = (/** @type {string} */ member_id) => ({ conversation_id: it.id, member_id });
  const together = (/** @type {string} */ id) => attempt(async () => {
    if (!inIds.includes(id)) { onChange(await got(api.PUT('/api/v1/conversations/{conversation_id}/collaborators/{member_id}', { params: { path: path(id) } }))); return; }
    await api.DELETE('/api/v1/conversations/{conversation_id}/collaborators/{member_id}', { params: { path: path(id) } });
    onChange({ ...it, collaborators: it.collaborators.filter((each) => each.id !== id) });
  });
  const person = (/** @type {import("./known.js").Member} */ member) => html`<${Avatar} name=${nameOf(member.user)} url=${member.user.avatar_url} size="small" />`;
  const choices = [
    mine && it.assignee?.id !== mine ? { label: t('thread.take'), icon: /** @type {const} */ ('person'), run: () => change({ assignee_id: mine }) } : null,
    it.assignee && (canAssign || it.assignee.id === mine) ? { label: t('thread.give_back'), icon: /** @type {const} */ ('cross'), run: () => change({ assignee_id: null }) } : null,
    canAssign ? t('thread.assign') : null,
    ...(canAssign ? members.value.map((each) => ({ label: nameOf(each.user), mark: person(each), checked: it.assignee?.id === each.id, run: () => change({ assignee_id: each.id }) })) : []),
    canAssign && teams.value.length ? t('thread.team') : null,
    ...(canAssign ? teams.value.map(({ id, name }) => ({ label: name, icon: /** @type {const} */ ('people'), checked: it.team?.id === id, run: () => change({ team_id: it.team?.id === id ? null : id }) })) : []),
    members.value.length ? t('thread.together') : null,
    ...members.value.filter(({ id }) => id !== it.assignee?.id).map((each) => ({ label: nameOf(each.user), mark: person(each), checked: inIds.includes(each.id), run: () => together(each.id) })),
  ];
  const name = it.assignee ? nameOf(it.assignee) : it.team?.name ?? t('inbox.nobody');
  const more = it.collaborators.length ? ` +${it.collaborators.length}` : '';
  return html`<${Menu} label=${t('thread.owner')} side="end" search=${members.value.length > 8 ? t('common.search') : undefined} choices=${choices} button=${(/** @type {any} */ props) => html`
    <button ...${props} class="button small owner" type="button" disabled=${!may('conversation.write')} aria-label=${`${name}${more}, ${t('thread.owner')}`} title=${t('thread.owner')}>${it.assignee ? html`<${Avatar} name=${name} size="small" />` : html`<${Icon} name=${it.team ? 'people' : 'person'} />`}<span class="cut tool-text">${name}${more}</span></button>`} />`;
}

/** @param {{ it: Detail, change: (body: import("spout-api").ConversationUpdate) => Promise<boolean> }} props */
function Labels({ it, change }) {
  const on = it.labels.map(({ id }) => id);
  const toggle = (/** @type {string} */ id) => change({ label_ids: on.includes(id) ? on.filter((each) => each !== id) : [...on, id] });
  if (!labels.value.length) return null;
  return html`<${Menu} label=${t('thread.labels')} side="end" choices=${labels.value.map(({ id, name, colour }) => ({ label: name, mark: html`<span class="dot tinted" style=${tint(colour)}></span>`, checked: on.includes(id), run: () => toggle(id) }))}
    button=${(/** @type {any} */ props) => html`<${IconButton} ...${props} icon="tag" label=${t('thread.labels')} disabled=${!may('conversation.write')} />`} />`;
}

/** @param {{ it: Detail, change: (body: import("spout-api").ConversationUpdate) => Promise<boolean>, onSnooze: () => void }} props */
function Status({ it, change, onSnooze }) {
  const allowed = may('conversation.write');
  const choices = /** @type {import("../parts/menu.js").Choice[]} */ ([
    { label: t('status.open'), icon: 'inbox', checked: it.status === 'open', run: () => change({ status: 'open' }) },
    { label: t('status.pending'), icon: 'clock', hint: t('thread.pending_hint'), checked: it.status === 'pending', run: () => change({ status: 'pending' }) },
    { label: t('thread.snooze'), icon: 'snooze', hint: it.snoozed_until ? moment(it.snoozed_until) : undefined, checked: it.status === 'snoozed', run: onSnooze },
    { label: t('status.closed'), icon: 'tick', checked: it.status === 'closed', run: () => change({ status: 'closed' }) },
  ]);
  return html`<span class="split-button">
    <${Button} small class="desktop close-it" disabled=${!allowed} icon=${it.status === 'closed' ? 'refresh' : 'tick'} onClick=${() => change({ status: it.status === 'closed' ? 'open' : 'closed' })}>${t(it.status === 'closed' ? 'thread.reopen' : 'thread.close')}<//>
    <${Menu} label=${t('thread.status')} side="end" choices=${choices} button=${(/** @type {any} */ props) => html`
      <button ...${props} class=${`button small status-${it.status}`} type="button" disabled=${!allowed} aria-label=${`${t(`status.${it.status}`)}, ${t('thread.status')}`}><span>${t(`status.${it.status}`)}</span><${Icon} name="down" /></button>`} /></span>`;
}

/** @param {{ onClose: () => void, onChoose: (until: string | null) => void }} props */
function Snooze({ onClose, onChoose }) {
  const today = wallOf(Date.now()).slice(0, 10);
  const later = (/** @type {number} */ days, /** @type {string} */ clock) => instantOf(`${new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)}T${clock}`);
  const [own, setOwn] = useState(wallOf(later(1, '09:00')));
  const weekday = new Date(today).getUTCDay();
  const offers = /** @type {[string, number][]} */ ([['thread.snooze_hours', Date.now() + 3 * 3_600_000], ['thread.snooze_tomorrow', later(1, '09:00')], ['thread.snooze_monday', later(((8 - weekday) % 7) || 7, '09:00')]]);
  return html`<${Dialog} title=${t('thread.snooze')} onClose=${onClose} footer=${html`<${Button} tone="primary" onClick=${() => onChoose(new Date(instantOf(own)).toISOString())}>${t('thread.snooze')}<//>`}>
    <div class="form"><div class="offers">${offers.map(([text, at]) => html`<button class="choice" type="button" key=${text} onClick=${() => onChoose(new Date(at).toISOString())}><span><strong>${t(text)}</strong><small>${moment(at)}</small></span></button>`)}
      <button class="choice" type="button" onClick=${() => onChoose(null)}><span><strong>${t('thread.snooze_until_written')}</strong><small>${t('thread.snooze_until_written_lead')}</small></span></button></div>
      <${Field} label=${t('thread.snooze_own')} type="datetime-local" value=${own} min=${wallOf(Date.now())} onInput=${setOwn} /></div>
  <//>`;
}
