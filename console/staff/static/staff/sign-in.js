// @ts-check
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './parts/button.js';
import { Alert, Check, Field, useForm } from './parts/form.js';
import { Icon } from './parts/icon.js';
import { Problem } from './problem.js';
import { farewell, post, signIn } from './session.js';
import { LANGUAGES, language, speak, t } from './text.js';
import { brand, mark, useTitle } from './title.js';

/** Asked in place of whatever the address names, which is shown afterwards. */
export function SignIn() {
  const [step, setStep] = useState(/** @type {'sign_in' | 'forgotten' | 'sent'} */ ('sign_in'));
  const [login, setLogin] = useState('');
  return html`<div class="door">
    <header class="door-brand"><img src=${mark} alt="" width="36" height="36" /><span>${brand}</span></header>
    <main class="door-card">
      ${step === 'sign_in' && html`<${Credentials} login=${login} onForgotten=${(/** @type {string} */ given) => { setLogin(given); setStep('forgotten'); }} />`}
      ${step === 'forgotten' && html`<${Forgotten} login=${login} onSent=${() => setStep('sent')} onBack=${() => setStep('sign_in')} />`}
      ${step === 'sent' && html`<div class="door-head"><span class="mark good"><${Icon} name="mail" /></span><h1>${t('sign_in.sent')}</h1><p class="muted">${t('sign_in.sent_lead')}</p></div>
        <${Button} onClick=${() => setStep('sign_in')}>${t('sign_in.back')}<//>`}
    </main>
    <${Languages} />
  </div>`;
}

/** @param {{ login: string, onForgotten: (login: string) => void }} props */
function Credentials({ login, onForgotten }) {
  useTitle(t('sign_in.title'));
  const [asksCode, setAsksCode] = useState(false);
  const [isShown, setShown] = useState(false);
  const code = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => { if (asksCode) code.current?.querySelector('input')?.focus(); }, [asksCode]);
  const form = useForm({ login, password: '', code: '', keep: true }, async ({ keep, ...given }) => {
    try {
      await signIn({ login: given.login.trim(), password: given.password, ...(asksCode ? { code: given.code.trim() } : {}) }, { keep });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'auth.two_factor_needed') throw error;
      setAsksCode(true);
    }
  });
  return html`<form onSubmit=${form.submit} novalidate>
    <div class="door-head"><h1>${t(asksCode ? 'sign_in.code_title' : 'sign_in.title')}</h1><p class="muted">${t(asksCode ? 'sign_in.code_lead' : 'sign_in.lead')}</p></div>
    ${farewell.value && html`<${Alert} tone="info">${t(`sign_in.${farewell.value}`)}<//>`}
    ${asksCode
      ? html`<div ref=${code}><${Field} label=${t('sign_in.code')} ...${form.field('code')} required autocomplete="one-time-code" inputmode="text" spellcheck="false" maxlength="40" hint=${t('sign_in.code_hint')} /></div>`
      : html`<${Field} label=${t('sign_in.login')} ...${form.field('login')} type="text" required autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="500" />
        <div class="secret"><${Field} label=${t('sign_in.password')} ...${form.field('password')} type=${isShown ? 'text' : 'password'} required autocomplete="current-password" maxlength="500" />
          <button type="button" class="eye" aria-label=${t('sign_in.show')} aria-pressed=${String(isShown)} onClick=${() => setShown(!isShown)}><${Icon} name=${isShown ? 'eyeoff' : 'eye'} /></button></div>
        <div class="door-row"><${Check} label=${t('sign_in.keep')} checked=${form.values.keep} onChange=${(/** @type {boolean} */ keep) => form.set({ keep })} />
          <button type="button" class="link" onClick=${() => onForgotten(form.values.login)}>${t('sign_in.forgotten')}</button></div>`}
    <${Alert}>${form.complaint()}<//>
    <${Button} type="submit" tone="primary" busy=${form.busy}>${t('sign_in.enter')}<//>
    ${asksCode && html`<${Button} tone="quiet" onClick=${() => { setAsksCode(false); form.setProblem(null); form.set({ code: '' }); }}>${t('sign_in.back')}<//>`}
  </form>`;
}

/** @param {{ login: string, onSent: () => void, onBack: () => void }} props */
function Forgotten({ login, onSent, onBack }) {
  useTitle(t('sign_in.forgotten_title'));
  const form = useForm({ email: login.includes('@') ? login : '' }, async ({ email }) => {
    await post('auth/forgot-password', { email: email.trim() });
    onSent();
  });
  return html`<form onSubmit=${form.submit} novalidate>
    <div class="door-head"><h1>${t('sign_in.forgotten_title')}</h1><p class="muted">${t('sign_in.forgotten_lead')}</p></div>
    <${Field} label=${t('sign_in.email')} ...${form.field('email')} type="email" required autocomplete="email" maxlength="254" />
    <${Alert}>${form.complaint()}<//>
    <${Button} type="submit" tone="primary" busy=${form.busy}>${t('sign_in.send')}<//>
    <${Button} tone="quiet" onClick=${onBack}>${t('sign_in.back')}<//>
  </form>`;
}

function Languages() {
  const names = { en: 'English', es: 'Español' };
  return html`<div class="door-languages" role="group" aria-label=${t('nav.language')}>${LANGUAGES.map((each) => html`
    <button type="button" key=${each} lang=${each} aria-pressed=${String(language.value === each)} onClick=${() => speak(each)}>${names[/** @type {keyof typeof names} */ (each)]}</button>`)}</div>`;
}
