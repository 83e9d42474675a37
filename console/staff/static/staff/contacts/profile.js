// @ts-check
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Avatar } from '../parts/avatar.js';
import { Button, IconButton } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';
import { useLoaded } from '../parts/load.js';
import { Menu } from '../parts/menu.js';
import { Loading, Trouble } from '../parts/states.js';
import { saveAs } from '../parts/saving.js';
import { attempt, toast } from '../parts/toasts.js';
import { navigate } from '../router.js';
import { api, got, may, session } from '../session.js';
import { t } from '../text.js';
import { useTitle } from '../title.js';
import { Bookings } from './bookings.js';
import { ContactDialog } from './edit.js';
import { Facts } from './facts.js';
import { Merge } from './merge.js';
import { Refusals } from './refusals.js';
import { Timeline } from './timeline.js';

/** @param {{ id: string }} props */
export function Profile({ id }) {
  const { data, error, reload, setData } = useLoaded((signal) => got(api.GET('/api/v1/contacts/{contact_id}', { params: { path: { contact_id: id } }, signal })), [id]);
  const [opened, setOpened] = useState(/** @type {'' | 'edit' | 'merge'} */ (''));
  useTitle(data?.name ?? t('nav.contacts'));
  if (error && !data) return html`<section class="area"><${Trouble} error=${error} retry=${reload} /></section>`;
  if (!data) return html`<section class="area"><div class="area-pad"><${Loading} lines=${6} tall /></div></section>`;
  const { name } = data;

  const write = () => attempt(async () => {
    const conversation = may('conversation.write')
      ? await got(api.POST('/api/v1/conversations', { body: { contact_id: id } }))
      : (await got(api.GET('/api/v1/conversations', { params: { query: { contact_id: id, limit: 1 } } }))).items[0];
    if (conversation) navigate(`/conversations/${conversation.id}`);
    else toast(t('contacts.no_conversation'), { tone: 'bad' });
  });
  const remove = async () => {
    if (!await confirm({ title: t('contacts.remove_title', { name }), text: t('contacts.remove_lead'), action: t('contacts.remove_yes'), danger: true })) return;
    if (await attempt(() => api.DELETE('/api/v1/contacts/{contact_id}', { params: { path: { contact_id: id } } }), t('contacts.removed'))) navigate('/contacts', { replace: true });
  };
  const erase = async () => {
    const ask = (/** @type {string} */ text, /** @type {string} */ action) => confirm({ title: t('contacts.erase_title', { name }), text, action, danger: true });
    const post = (/** @type {boolean} */ cancel_bookings) => got(api.POST('/api/v1/contacts/{contact_id}/erase', { params: { path: { contact_id: id } }, body: { cancel_bookings, reference: '' } }));
    if (!await ask(t('contacts.erase_lead'), t('contacts.erase_yes'))) return;
    const done = await attempt(() => post(false).catch(async (problem) => {
      if (problem.code !== 'contact.has_upcoming_bookings' || !may('booking.write') || !await ask(t('contacts.erase_booked'), t('contacts.erase_cancelling'))) throw problem;
      return post(true);
    }), t('contacts.erased'));
    if (done) navigate('/contacts', { replace: true });
  };
  const download = () => attempt(async () => saveAs(await got(api.POST('/api/v1/contacts/{contact_id}/export', { params: { path: { contact_id: id } }, parseAs: 'blob' })), 'contact.zip'));
  const isWhole = (session.value?.role?.reach ?? 'vendor') === 'vendor';
  const choices = /** @type {import("../parts/menu.js").Choice[]} */ ([
    ...(isWhole && may('contact.erase') ? [{ label: t('contacts.download'), icon: 'download', run: download }] : []),
    ...(isWhole && may('contact.remove') ? [{ label: t('contacts.merge'), icon: 'merge', run: () => setOpened('merge') }, { label: t('contacts.remove'), icon: 'bin', danger: true, run: remove }] : []),
    ...(isWhole && may('contact.erase') ? [{ label: t('contacts.erase'), icon: 'lock', danger: true, run: erase }] : []),
  ]);
  return html`<section class="area">
    <header class="area-head contacts-head"><${IconButton} icon="back" label=${t('common.back')} onClick=${() => (history.length > 1 ? history.back() : navigate('/contacts'))} />
      <${Avatar} name=${name} /><h1 class="cut" dir="auto">${name}</h1>
      ${may('conversation.read') && html`<${Button} icon="inbox" onClick=${write}>${t(may('conversation.write') ? 'contacts.write' : 'contacts.read')}<//>`}
      ${may('contact.write') && html`<${Button} icon="pencil" onClick=${() => setOpened('edit')}>${t('common.edit')}<//>`}
      ${may('booking.write') && html`<a class="button primary" href=${`/calendar?contact=${id}`}><${Icon} name="calendar" /><span>${t('contact.book')}</span></a>`}
      ${choices.length > 0 && html`<${Menu} label=${t('common.actions')} side="end" choices=${choices} button=${(/** @type {any} */ props) => html`<${IconButton} ...${props} icon="dots" label=${t('common.actions')} />`} />`}
    </header>
    <div class="area-body"><div class="profile">
      <div class="profile-side"><section class="panel profile-part"><${Facts} contact=${data} /></section>
        ${may('booking.read') && html`<section class="panel profile-part"><h2>${t('contact.bookings')}</h2><${Bookings} contactId=${id} /></section>`}
        <section class="panel profile-part"><h2>${t('contacts.told')}</h2><${Refusals} contactId=${id} /></section></div>
      <section class="panel profile-part profile-main"><h2>${t('contact.timeline')}</h2><${Timeline} contactId=${id} /></section>
    </div></div>
    ${opened === 'edit' && html`<${ContactDialog} contact=${data} onClose=${() => setOpened('')} onSaved=${(/** @type {any} */ after) => { setData(() => after); setOpened(''); toast(t('common.saved')); }} />`}
    ${opened === 'merge' && html`<${Merge} contact=${data} onClose=${() => setOpened('')} />`}
  </section>`;
}
