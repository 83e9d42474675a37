// @ts-check
// The shell: who is signed in, where one can go, and the area that the address names.
import { signal } from '@preact/signals';
import { html, render } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { follow, unfollow } from './live.js';
import { Nav } from './nav.js';
import { Confirmation } from './parts/dialog.js';
import { Toasts } from './parts/toasts.js';
import { Empty, Loading, Trouble } from './parts/states.js';
import { area, segments } from './router.js';
import { NEEDS_SECOND_FACTOR, may, resume, session } from './session.js';
import { NoVendor, SecondFactorFirst } from './door.js';
import { SignIn } from './sign-in.js';
import { t } from './text.js';
import { KeyboardHelp } from './keys.js';
import { brand } from './title.js';

/** @typedef {{ rest: string[] }} AreaProps `rest`: the segments behind the area's own, of `/contacts/{id}` the id */
/** @typedef {import("preact").ComponentType<AreaProps>} Area */

/**
 * What an address shows: a module whose default export is a component, and the right without which there is nothing to see.
 * @type {Record<string, { load: () => Promise<{ default: Area }>, needs?: import("spout-api").PermissionName }>}
 */
const AREAS = {
  '': { load: () => import('./today/today.js'), needs: 'booking.read' },
  conversations: { load: () => import('./inbox/inbox.js'), needs: 'conversation.read' },
  calendar: { load: () => import('./calendar/calendar.js'), needs: 'booking.read' },
  contacts: { load: () => import('./contacts/contacts.js'), needs: 'contact.read' },
  reports: { load: () => import('./reports/reports.js'), needs: 'report.read' },
  settings: { load: () => import('./settings/settings.js') },
};

/** @type {import("@preact/signals").Signal<Record<string, Area | { error: unknown }>>} */
const loaded = signal({});

async function load(/** @type {string} */ name) {
  try {
    const { default: component } = await AREAS[name].load();
    loaded.value = { ...loaded.value, [name]: component };
  } catch (error) {
    loaded.value = { ...loaded.value, [name]: { error } };
  }
}

function Place() {
  const name = area.value;
  const known = AREAS[name];
  const component = loaded.value[name];
  useEffect(() => { if (known && !component) load(name); }, [name]);
  if (!known) return html`<${Empty} icon="search" title=${t('shell.nowhere')} text=${t('shell.nowhere_lead')}><a class="button plain" href="/">${t('nav.today')}</a><//>`;
  if (known.needs && !may(known.needs)) return html`<${Empty} icon="lock" title=${t('shell.not_yours')} text=${t('shell.not_yours_lead', { permission: known.needs })} />`;
  if (!component) return html`<div class="area-pad"><${Loading} /></div>`;
  if ('error' in component) return html`<${Trouble} error=${component.error} retry=${() => location.reload()} />`;
  return html`<${component} rest=${segments.value.slice(1).filter(Boolean)} />`;
}

function Console() {
  useEffect(() => {
    if (!may('conversation.read') && !may('booking.read')) return undefined;
    follow();
    return unfollow;
  }, [session.value?.vendor?.id]);
  return html`<div class="console">
    <a class="skip" href="#place" onClick=${(/** @type {Event} */ event) => { event.preventDefault(); document.getElementById('place')?.focus(); }}>${t('shell.skip')}</a>
    <${Nav} />
    <main id="place" class="place" tabindex="-1" key=${session.value?.vendor?.id}><${Place} /></main>
    <${KeyboardHelp} />
  </div>`;
}

function App() {
  const who = session.value;
  let shown = html`<${Console} />`;
  if (opening.value) shown = html`<div class="opening"><${Trouble} error=${opening.value} retry=${begin} /></div>`;
  else if (who === undefined) shown = html`<div class="opening"><span class="spinner" role="status" aria-label=${t('common.loading')}></span></div>`;
  else if (who === null) shown = html`<${SignIn} />`;
  else if (!who.vendor) shown = who.barrier === NEEDS_SECOND_FACTOR ? html`<${SecondFactorFirst} />` : html`<${NoVendor} />`;
  return html`${shown}<${Confirmation} /><${Toasts} />`;
}

/** Why it is not known whether somebody is signed in. */
const opening = signal(/** @type {unknown} */ (null));

function begin() {
  opening.value = null;
  resume().catch((error) => { opening.value = error; });
}

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
root.replaceChildren();
document.title = brand;
render(html`<${App} />`, root);
begin();
