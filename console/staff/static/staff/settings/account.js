// @ts-check
// One's own account: name, password, second factor, and where one is signed in.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { knownAs } from '../parts/device.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { moment } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, session } from '../session.js';
import { t } from '../text.js';
import { SecondFactor } from './second-factor.js';

export default function Account() {
  const [turn, setTurn] = useState(0); // other sessions end with a new password and with a second factor
  const ended = () => setTurn((before) => before + 1);
  return html`<${Profile} /><${Password} onDone=${ended} /><${SecondFactor} onDone=${ended} /><${Sessions} turn=${turn} />`;
}

function Profile() {
  const user = session.value?.user;
  const form = useForm({ first_name: user?.first_name ?? '', last_name: user?.last_name ?? '', phone_number: user?.phone_number ?? '' }, async (values) => {
    const changed = await got(api.PATCH('/api/v1/me', { body: { ...values, phone_number: values.phone_number || null } }));
    if (session.value) session.value = { ...session.value, user: changed };
    toast(t('common.saved'));
  });
  return html`<form class="panel week form" onSubmit=${form.submit}><h2>${t('account.profile')}</h2><p class="muted">${user?.email}</p>
    <div class="trio"><${Field} label=${t('account.first')} required maxlength="80" autocomplete="given-name" ...${form.field('first_name')} /><${Field} label=${t('account.last')} required maxlength="80" autocomplete="family-name" ...${form.field('last_name')} /><${Field} label=${t('account.phone')} type="tel" optional ...${form.field('phone_number')} /></div>
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} type="submit" busy=${form.busy}>${t('common.save')}<//></div></form>`;
}

/** @param {{ onDone: () => void }} props */
function Password({ onDone }) {
  const form = useForm({ current_password: '', new_password: '' }, async (body) => {
    await got(api.POST('/api/v1/auth/change-password', { body }));
    form.set({ current_password: '', new_password: '' });
    toast(t('account.changed'));
    onDone();
  });
  return html`<form class="panel week form" onSubmit=${form.submit}><h2>${t('account.password')}</h2>
    <div class="pair"><${Field} label=${t('account.current')} type="password" required autocomplete="current-password" ...${form.field('current_password')} /><${Field} label=${t('account.new')} type="password" required autocomplete="new-password" ...${form.field('new_password')} /></div>
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} type="submit" busy=${form.busy}>${t('account.change')}<//></div></form>`;
}

/** How people call what signed in. @param {string} userAgent */
function nameOf(userAgent) {
  const { browser, system } = knownAs(userAgent);
  return browser && system ? t('account.device_on', { browser, system }) : userAgent || t('account.device');
}

/** @param {{ turn: number }} props */
function Sessions({ turn }) {
  const list = useLoaded(() => got(api.GET('/api/v1/me/sessions')), [turn]);
  const end = (/** @type {string} */ id) => attempt(() => got(api.DELETE('/api/v1/me/sessions/{session_id}', { params: { path: { session_id: id } } }))).then(list.reload);
  return html`<section class="settings-section"><header><h2>${t('account.sessions')}</h2></header><ul class="panel lines">${(list.data?.items ?? []).map((each) => html`<li key=${each.id}><span class="line-main"><strong title=${each.device}>${nameOf(each.device)}</strong><small>${[each.address, moment(each.last_seen_at)].filter(Boolean).join(' · ')}</small></span>
    ${each.is_current ? html`<span class="chip good">${t('account.here')}</span>` : html`<${Button} small onClick=${() => end(each.id)}>${t('account.end')}<//>`}</li>`)}</ul></section>`;
}
