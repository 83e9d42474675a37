// @ts-check
// The second factor of one's account: set up with an authenticator app, proven, and ended.
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Alert, Field, useForm } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { QrCode } from '../parts/qr-code.js';
import { Loading, Trouble } from '../parts/states.js';
import { api, got } from '../session.js';
import { learn, t } from '../text.js';
import TEXTS from './texts.js';

learn(TEXTS); // it is asked for ahead of the settings too

/** @param {{ onDone?: () => void }} props `onDone`: it was turned on or off */
export function SecondFactor({ onDone = () => {} }) {
  const state = useLoaded(() => got(api.GET('/api/v1/me/two-factor')), []);
  const [offer, setOffer] = useState(/** @type {import("spout-api").TwoFactorOffer | null} */ (null));
  const [codes, setCodes] = useState(/** @type {string[]} */ ([]));
  const changed = (/** @type {string[]} */ fresh) => { setCodes(fresh); setOffer(null); state.reload(); onDone(); };
  if (state.error && !state.data) return html`<section class="panel week"><${Trouble} error=${state.error} retry=${state.reload} /></section>`;
  if (!state.data) return html`<section class="panel week"><${Loading} lines=${2} /></section>`;
  const isOn = state.data.is_on;
  return html`<section class="panel week form"><h2>${t('account.second')} <span class=${`chip ${isOn ? 'good' : ''}`}>${t(isOn ? 'account.on' : 'account.off')}</span></h2><p class="muted">${t('account.second_lead')}${isOn && ` ${t('account.codes_left', { count: state.data.recovery_codes_left })}`}</p>
    ${codes.length > 0 && html`<${Alert} tone="warn"><p>${t('account.codes')}</p><ul class="codes">${codes.map((code) => html`<li key=${code}><code>${code}</code></li>`)}</ul><//>`}
    ${isOn ? html`<${End} onDone=${() => changed([])} />` : offer ? html`<${Prove} offer=${offer} onDone=${changed} />` : html`<${Begin} onDone=${setOffer} />`}</section>`;
}

const password = (/** @type {any} */ form) => html`<${Field} label=${t('account.current')} type="password" required autocomplete="current-password" ...${form.field('password')} />`;

/** @param {{ onDone: (offer: import("spout-api").TwoFactorOffer) => void }} props */
function Begin({ onDone }) {
  const form = useForm({ password: '' }, async (body) => onDone(await got(api.POST('/api/v1/me/two-factor', { body }))));
  return html`<form class="form" onSubmit=${form.submit}>${password(form)}<${Alert}>${form.complaint()}<//>
    <div class="row ends"><${Button} type="submit" busy=${form.busy}>${t('account.set_up')}<//></div></form>`;
}

/** @param {{ offer: import("spout-api").TwoFactorOffer, onDone: (codes: string[]) => void }} props */
function Prove({ offer, onDone }) {
  const form = useForm({ code: '' }, async ({ code }) => onDone((await got(api.POST('/api/v1/me/two-factor/confirm', { body: { code: code.trim() } }))).recovery_codes));
  return html`<form class="form" onSubmit=${form.submit}><p>${t('account.scan')}</p><${QrCode} text=${offer.provisioning_uri} label=${t('account.scan_label')} />
    <p>${t('account.secret')}</p><p class="secret-once"><code tabindex="0">${offer.secret}</code></p><a href=${offer.provisioning_uri}>${t('account.open_app')}</a>
    <${Field} label=${t('account.code')} required inputmode="numeric" autocomplete="one-time-code" maxlength="40" ...${form.field('code')} /><${Alert}>${form.complaint()}<//>
    <div class="row ends"><${Button} tone="primary" type="submit" busy=${form.busy}>${t('account.turn_on')}<//></div></form>`;
}

/** @param {{ onDone: () => void }} props */
function End({ onDone }) {
  const form = useForm({ password: '', code: '' }, async ({ password, code }) => { await got(api.POST('/api/v1/me/two-factor/disable', { body: { password, code: code.trim() } })); onDone(); });
  return html`<form class="form" onSubmit=${form.submit}><div class="pair">${password(form)}<${Field} label=${t('account.code')} required autocomplete="one-time-code" maxlength="40" ...${form.field('code')} /></div><${Alert}>${form.complaint()}<//>
    <div class="row ends"><${Button} type="submit" busy=${form.busy}>${t('account.turn_off')}<//></div></form>`;
}
