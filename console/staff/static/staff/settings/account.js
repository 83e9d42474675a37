// @ts-check
// One's own account: name, password, second factor, and where one is signed in.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { moment } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { api, got, session } from '../session.js';
import { t } from '../text.js';

export default function Account() {
  return html`<${Profile} /><${Password} /><${SecondFactor} /><${Sessions} />`;
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

function Password() {
  const form = useForm({ current_password: '', new_password: '' }, async (body) => {
    await got(api.POST('/api/v1/auth/change-password', { body }));
    form.set({ current_password: '', new_password: '' });
    toast(t('account.changed'));
  });
  return html`<form class="panel week form" onSubmit=${form.submit}><h2>${t('account.password')}</h2>
    <div class="pair"><${Field} label=${t('account.current')} type="password" required autocomplete="current-password" ...${form.field('current_password')} /><${Field} label=${t('account.new')} type="password" required autocomplete="new-password" ...${form.field('new_password')} /></div>
    <${Alert}>${form.complaint()}<//><div class="row ends"><${Button} type="submit" busy=${form.busy}>${t('account.change')}<//></div></form>`;
}

function SecondFactor() {
  const state = useLoaded(() => got(api.GET('/api/v1/me/two-factor')), []);
  const [offer, setOffer] = useState(/** @type {import("spout-api").TwoFactorOffer | null} */ (null));
  const [codes, setCodes] = useState(/** @type {string[]} */ ([]));
  const begin = useForm({ password: '' }, async (body) => setOffer(await got(api.POST('/api/v1/me/two-factor', { body }))));
  const prove = useForm({ code: '' }, async (body) => {
    const answer = await got(api.POST('/api/v1/me/two-factor/confirm', { body }));
    setCodes(answer.recovery_codes);
    setOffer(null);
    state.reload();
  });
  const end = useForm({ password: '', code: '' }, async (body) => { await got(api.POST('/api/v1/me/two-factor/disable', { body })); setCodes([]); state.reload(); });
  const isOn = state.data?.is_on;
  const password = (/** @type {any} */ form) => html`<${Field} label=${t('account.current')} type="password" required autocomplete="current-password" ...${form.field('password')} />`;
  return html`<section class="panel week form"><h2>${t('account.second')} ${state.data && html`<span class=${`chip ${isOn ? 'good' : ''}`}>${t(isOn ? 'account.on' : 'account.off')}</span>`}</h2><p class="note">${t('account.second_lead')}</p>
    ${codes.length > 0 && html`<${Alert} tone="warn"><p>${t('account.codes')}</p><ul class="codes">${codes.map((code) => html`<li key=${code}><code>${code}</code></li>`)}</ul><//>`}
    ${state.data && !isOn && !offer && html`<form class="form" onSubmit=${begin.submit}>${password(begin)}<${Alert}>${begin.complaint()}<//><div class="row ends"><${Button} type="submit" busy=${begin.busy}>${t('account.set_up')}<//></div></form>`}
    ${offer && html`<form class="form" onSubmit=${prove.submit}><p>${t('account.secret')}</p><p class="secret-once"><code tabindex="0">${offer.secret}</code></p><a href=${offer.provisioning_uri}>${t('account.open_app')}</a>
      <${Field} label=${t('account.code')} required inputmode="numeric" autocomplete="one-time-code" ...${prove.field('code')} /><${Alert}>${prove.complaint()}<//><div class="row ends"><${Button} tone="primary" type="submit" busy=${prove.busy}>${t('account.turn_on')}<//></div></form>`}
    ${isOn && html`<form class="form" onSubmit=${end.submit}><div class="pair">${password(end)}<${Field} label=${t('account.code')} required autocomplete="one-time-code" ...${end.field('code')} /></div><${Alert}>${end.complaint()}<//><div class="row ends"><${Button} type="submit" busy=${end.busy}>${t('account.turn_off')}<//></div></form>`}</section>`;
}

function Sessions() {
  const list = useLoaded(() => got(api.GET('/api/v1/me/sessions')), []);
  const end = (/** @type {string} */ id) => attempt(() => got(api.DELETE('/api/v1/me/sessions/{session_id}', { params: { path: { session_id: id } } }))).then(list.reload);
  return html`<section class="settings-section"><header><h2>${t('account.sessions')}</h2></header><ul class="panel lines">${(list.data?.items ?? []).map((each) => html`<li key=${each.id}><span class="line-main"><strong>${each.device || t('account.device')}</strong><small>${[each.address, moment(each.last_seen_at)].filter(Boolean).join(' · ')}</small></span>
    ${each.is_current ? html`<span class="chip good">${t('account.here')}</span>` : html`<${Button} small onClick=${() => end(each.id)}>${t('account.end')}<//>`}</li>`)}</ul></section>`;
}
