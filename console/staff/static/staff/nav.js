// @ts-check
// Where one can go: a bar at the left, on phones at the bottom.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { showHelp } from './keys.js';
import { connected } from './live.js';
import { Avatar } from './parts/avatar.js';
import { Icon } from './parts/icon.js';
import { Menu } from './parts/menu.js';
import { roleName } from './parts/role.js';
import { attempt } from './parts/toasts.js';
import { area, navigate } from './router.js';
import { may, session, signOut, switchVendor } from './session.js';
import { LANGUAGES, language, speak, t } from './text.js';
import { choose, theme } from './theme-choice.js';
import { mark } from './title.js';
import { unread, useUnread } from './unread.js';

/** @type {{ area: string, icon: import("./parts/icon.js").IconName, text: string, needs?: import("spout-api").PermissionName, onPhone: boolean }[]} */
const PLACES = [
  { area: '', icon: 'today', text: 'nav.today', needs: 'booking.read', onPhone: true },
  { area: 'conversations', icon: 'inbox', text: 'nav.inbox', needs: 'conversation.read', onPhone: true },
  { area: 'calendar', icon: 'calendar', text: 'nav.calendar', needs: 'booking.read', onPhone: true },
  { area: 'contacts', icon: 'contacts', text: 'nav.contacts', needs: 'contact.read', onPhone: true },
  { area: 'reports', icon: 'reports', text: 'nav.reports', needs: 'report.read', onPhone: false },
  { area: 'settings', icon: 'settings', text: 'nav.settings', onPhone: false },
];
const SLOW_MS = 4000;
const NAMES = { en: 'English', es: 'Español' };

export function Nav() {
  useUnread();
  const places = PLACES.filter(({ needs }) => !needs || may(needs));
  const link = (/** @type {typeof PLACES[number]} */ place) => html`<a key=${place.area} class=${place.onPhone ? 'nav-item' : 'nav-item desktop'} href=${`/${place.area}`} aria-current=${area.value === place.area ? 'page' : undefined}>
    <${Icon} name=${place.icon} /><span>${t(place.text)}</span>
    ${place.area === 'conversations' && unread.value ? html`<span class="nav-badge"><span aria-hidden="true">${unread.value > 99 ? '99+' : unread.value}</span><span class="unseen">${t('nav.unread', { count: unread.value })}</span></span>` : null}</a>`;
  return html`<nav class="nav" aria-label=${t('nav.label')}>
    <a class="nav-brand desktop" href="/" aria-label=${t('nav.today')}><img src=${mark} alt="" width="34" height="34" /></a>
    ${places.map(link)}
    <span class="nav-fill"></span>
    <${Offline} />
    <${Me} places=${places.filter((each) => !each.onPhone)} />
  </nav>`;
}

/** Said when changes have not come in for a while; what is shown may be old. */
function Offline() {
  const [late, setLate] = useState(false);
  const on = connected.value || !may('conversation.read');
  useEffect(() => {
    if (on) { setLate(false); return undefined; }
    const timer = setTimeout(() => setLate(true), navigator.onLine ? SLOW_MS : 0);
    return () => clearTimeout(timer);
  }, [on]);
  return html`<span class="offline" role="status">${late && html`<${Icon} name="alert" /><span>${t('nav.offline')}</span>`}</span>`;
}

/** Vendor, language, light or dark, and out. @param {{ places: typeof PLACES }} props `places`: those that a phone's bar has no room for */
function Me({ places }) {
  const who = session.value;
  if (!who) return null;
  const name = `${who.user.first_name} ${who.user.last_name}`.trim() || who.user.email;
  const move = (/** @type {string} */ id) => attempt(async () => { await switchVendor(id); navigate('/'); });
  const isPhone = matchMedia('(max-width: 760px)').matches;
  const choices = [
    ...(isPhone ? places.map((each) => ({ label: t(each.text), icon: each.icon, href: `/${each.area}` })) : []),
    t('nav.vendor'),
    ...who.memberships.map(({ vendor, role }) => ({ label: vendor.name, hint: roleName(role), mark: html`<${Avatar} name=${vendor.name} url=${vendor.logo_url} size="small" />`, checked: vendor.id === who.vendor?.id, run: () => (vendor.id === who.vendor?.id ? null : move(vendor.id)) })),
    t('nav.theme'),
    ...(/** @type {const} */ ([['', 'screen', 'nav.theme_system'], ['light', 'sun', 'nav.theme_light'], ['dark', 'moon', 'nav.theme_dark']])).map(([value, icon, text]) => ({ label: t(text), icon, checked: theme.value === value, run: () => choose(value) })),
    t('nav.language'),
    ...LANGUAGES.map((each) => ({ label: NAMES[/** @type {keyof typeof NAMES} */ (each)], icon: /** @type {const} */ ('globe'), checked: language.value === each, run: () => speak(each) })),
    name,
    isPhone ? null : { label: t('keys.title'), icon: /** @type {const} */ ('keyboard'), run: showHelp },
    { label: t('nav.sign_out'), icon: /** @type {const} */ ('out'), run: signOut },
  ];
  return html`<${Menu} label=${t('nav.account')} up choices=${choices} button=${(/** @type {any} */ props) => html`<button ...${props} class="nav-item me" type="button">
    <${Avatar} name=${name} url=${who.user.avatar_url} size="small" /><span>${t('nav.more')}</span></button>`} />`;
}
