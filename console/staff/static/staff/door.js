// @ts-check
// Signed in, but not in: which business it is, and what it asks for first.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Avatar } from './parts/avatar.js';
import { Button } from './parts/button.js';
import { Alert } from './parts/form.js';
import { roleName } from './parts/role.js';
import { Loading, Trouble } from './parts/states.js';
import { attempt } from './parts/toasts.js';
import { enter, session, signOut, switchVendor } from './session.js';
import { has, t } from './text.js';
import { useTitle } from './title.js';

/** @param {{ memberships: import("./session.js").Membership[] }} props */
function Businesses({ memberships }) {
  return html`<ul class="plain-list">${memberships.map(({ vendor, role }) => html`<li key=${vendor.id}><button class="choice" type="button" onClick=${() => attempt(() => switchVendor(vendor.id))}>
    <${Avatar} name=${vendor.name} url=${vendor.logo_url} /><span><strong>${vendor.name}</strong><small>${roleName(role)}</small></span></button></li>`)}</ul>`;
}

/** Of no vendor: it is chosen here, or there is none. */
export function NoVendor() {
  const { memberships = [], barrier = '' } = session.value ?? {};
  const isOne = memberships.length > 0;
  const refused = barrier !== 'auth.no_vendor' && has(`refusal.${barrier}`) ? t(`refusal.${barrier}`) : '';
  useTitle(t('sign_in.no_vendor'));
  return html`<div class="door"><main class="door-card">
    <div class="door-head"><h1>${t(isOne ? 'sign_in.choose' : 'sign_in.no_vendor')}</h1>${!isOne && html`<p class="muted">${t('sign_in.no_vendor_lead')}</p>`}</div>
    <${Alert} tone="warn">${refused}<//>
    <${Businesses} memberships=${memberships} />
    <${Button} onClick=${signOut}>${t('nav.sign_out')}<//>
  </main></div>`;
}

/** The vendor asks everybody for a second factor, and this account has none yet. */
export function SecondFactorFirst() {
  const memberships = session.value?.memberships ?? [];
  const [part, setPart] = useState(/** @type {any} */ (null));
  const [isDone, setDone] = useState(false);
  useTitle(t('sign_in.second_title'));
  useEffect(() => { import('./settings/second-factor.js').then(({ SecondFactor }) => setPart(() => SecondFactor), (error) => setPart({ error })); }, []);
  return html`<div class="door"><main class="door-card">
    <div class="door-head"><h1>${t('sign_in.second_title')}</h1><p class="muted">${t('sign_in.second_lead')}</p></div>
    ${!part ? html`<${Loading} lines=${3} />` : part.error ? html`<${Trouble} error=${part.error} />` : html`<${part} onDone=${() => setDone(true)} />`}
    ${isDone && html`<${Button} tone="primary" onClick=${() => attempt(enter)}>${t('sign_in.go_on')}<//>`}
    ${!isDone && memberships.length > 1 && html`<p class="muted">${t('sign_in.others')}</p><${Businesses} memberships=${memberships} />`}
    <${Button} onClick=${signOut}>${t('nav.sign_out')}<//>
  </main></div>`;
}
