// @ts-check
// The settings: an index at the left, on phones a page of its own, and the area that is chosen.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { may } from '../session.js';
import { learn, t } from '../text.js';
import { useTitle } from '../title.js';
import TEXTS from './texts.js';

/** @typedef {{ name: string, icon: import("../parts/icon.js").IconName, needs?: import("spout-api").PermissionName, load: () => Promise<{ default: any }> }} Section */

learn(TEXTS);

/** @type {{ heading: string, sections: Section[] }[]} */
const GROUPS = [
  { heading: 'bookings', sections: [
    { name: 'services', icon: 'tag', needs: 'service.read', load: () => import('./services.js') },
    { name: 'resources', icon: 'door', needs: 'service.read', load: () => import('./resources.js') },
    { name: 'hours', icon: 'clock', needs: 'member.read', load: () => import('./hours.js') },
    { name: 'team', icon: 'people', needs: 'member.read', load: () => import('./team.js') },
  ] },
  { heading: 'messages', sections: [
    { name: 'reminders', icon: 'bell', needs: 'booking.read', load: () => import('./reminders.js') },
    { name: 'messages', icon: 'template', needs: 'booking.read', load: () => import('./messages.js') },
    { name: 'replies', icon: 'bolt', needs: 'inbox.write', load: () => import('./replies.js') },
    { name: 'whatsapp', icon: 'whatsapp', needs: 'channel.write', load: () => import('./whatsapp.js') },
  ] },
  { heading: 'business', sections: [
    { name: 'business', icon: 'shop', needs: 'vendor.write', load: () => import('./business.js') },
    { name: 'webhooks', icon: 'link', needs: 'webhook.write', load: () => import('./webhooks.js') },
    { name: 'keys', icon: 'lock', needs: 'api_key.write', load: () => import('./keys.js') },
    { name: 'audit', icon: 'list', needs: 'audit.read', load: () => import('./audit/audit.js') },
  ] },
  { heading: 'you', sections: [{ name: 'account', icon: 'person', load: () => import('./account.js') }] },
];

/** @param {{ rest: string[] }} props */
export default function Settings({ rest: [name = ''] }) {
  useTitle(t('nav.settings'));
  const groups = GROUPS.map((group) => ({ ...group, sections: group.sections.filter(({ needs }) => !needs || may(needs)) })).filter(({ sections }) => sections.length);
  const all = groups.flatMap(({ sections }) => sections);
  const chosen = all.find((section) => section.name === name);
  const isIndex = !name;
  return html`<div class=${`settings ${isIndex ? 'index' : ''}`}>
    <nav class="settings-nav" aria-label=${t('nav.settings')}><h1>${t('nav.settings')}</h1>
      ${groups.map(({ heading, sections }) => html`<h2 key=${heading}>${t(`settings_group.${heading}`)}</h2><ul>${sections.map((section) => html`<li key=${section.name}>
        <a href=${`/settings/${section.name}`} aria-current=${section === chosen || (isIndex && section === all[0]) ? 'page' : undefined}><${Icon} name=${section.icon} /><span>${t(`settings.${section.name}`)}</span><${Icon} name="next" /></a></li>`)}</ul>`)}
    </nav>
    <div class="settings-place">${chosen || isIndex ? html`<${Chosen} key=${(chosen ?? all[0]).name} section=${chosen ?? all[0]} />` : html`<${Empty} icon="search" title=${t('shell.nowhere')} text=${t('shell.nowhere_lead')} />`}</div>
  </div>`;
}

/** @param {{ section: Section }} props */
function Chosen({ section }) {
  const [loaded, setLoaded] = useState(/** @type {any} */ (null));
  useEffect(() => { section.load().then((module) => setLoaded(() => module.default), (error) => setLoaded({ error })); }, []);
  return html`<a class="settings-back" href="/settings?index=1"><${Icon} name="back" />${t('nav.settings')}</a>
    <header class="settings-head"><h1>${t(`settings.${section.name}`)}</h1><p class="muted">${t(`settings.${section.name}_lead`)}</p></header>
    ${!loaded ? html`<${Loading} lines=${4} />` : loaded.error ? html`<${Trouble} error=${loaded.error} retry=${() => location.reload()} />` : html`<${loaded} />`}`;
}
