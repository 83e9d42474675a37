// @ts-check
// Contacts: a list to search, and one of them with all that is known.
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import INBOX from '../inbox/texts.js';
import { explain, useKeys } from '../keys.js';
import { Avatar } from '../parts/avatar.js';
import { Button } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { usePages, useSettled, useSight } from '../parts/load.js';
import { saveAs } from '../parts/saving.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { shortDay } from '../parts/time.js';
import { attempt } from '../parts/toasts.js';
import { navigate, query, setQuery } from '../router.js';
import { api, got, may } from '../session.js';
import { learn, t } from '../text.js';
import { useTitle } from '../title.js';
import { ContactDialog } from './edit.js';
import { Importing } from './importing.js';
import { Profile } from './profile.js';
import TEXTS from './texts.js';

learn(TEXTS);
learn(INBOX); // what was said stands in the history
explain('contacts.keys', [['N', 'contacts.key_new']]);

/** @param {{ rest: string[] }} props */
export default function Contacts({ rest: [id] }) {
  return id ? html`<${Profile} key=${id} id=${id} />` : html`<${List} />`;
}

function List() {
  useTitle(t('nav.contacts'));
  const [typed, setTyped] = useState(query.value.get('search') ?? '');
  const search = useSettled(typed.trim());
  useEffect(() => { setQuery({ search }); }, [search]);
  const [opened, setOpened] = useState(/** @type {'' | 'new' | 'import'} */ (''));
  const { items, error, moreError, hasMore, more, reload } = usePages((cursor, signal) => got(api.GET('/api/v1/contacts', { params: { query: { search, cursor, limit: 50 } }, signal })), [search]);
  const end = useSight(more, hasMore && !moreError);
  useKeys(may('contact.write') ? { n: () => setOpened('new') } : {});
  return html`<section class="area">
    <header class="area-head contacts-head"><h1>${t('nav.contacts')}</h1>
      <div class="search contacts-search"><${Icon} name="search" /><input type="search" value=${typed} maxlength="100" placeholder=${t('contacts.search')} aria-label=${t('contacts.search')} onInput=${(/** @type {any} */ event) => setTyped(event.currentTarget.value)} /></div>
      <${Button} icon="download" onClick=${() => attempt(() => fetchCsv(search))}>${t('contacts.export')}<//>
      ${may('contact.write') && html`<${Button} icon="upload" onClick=${() => setOpened('import')}>${t('contacts.import')}<//><${Button} icon="plus" tone="primary" onClick=${() => setOpened('new')}>${t('contacts.new')}<//>`}
    </header>
    <div class="area-body">
      ${error && !items ? html`<${Trouble} error=${error} retry=${reload} />` : null}
      ${!items && !error ? html`<${Loading} lines=${9} />` : null}
      ${items && !items.length ? html`<${Empty} icon=${search ? 'search' : 'contacts'} title=${t(search ? 'contacts.none_found' : 'contacts.none')} text=${t(search ? 'contacts.none_found_lead' : 'contacts.none_lead')} />` : null}
      ${items?.length ? html`<div class="panel"><table class="people"><thead><tr><th scope="col">${t('contact.name')}</th><th scope="col">${t('contact.phone')}</th><th scope="col">${t('contact.email')}</th><th scope="col">${t('contacts.added')}</th></tr></thead>
        <tbody>${items.map((each) => html`<tr key=${each.id}><th scope="row"><a href=${`/contacts/${each.id}`}><${Avatar} name=${each.name} size="small" /><span class="cut" dir="auto">${each.name}</span></a></th>
          <td>${each.phone_number ?? (each.business_scoped_id ? html`<span class="muted">${t('contact.hides_phone')}</span>` : '')}</td><td class="cut">${each.email}</td><td class="muted">${shortDay(each.created_at)}</td></tr>`)}</tbody></table></div>` : null}
      ${hasMore && html`<div ref=${end} class="rows-end">${moreError ? html`<${Button} small onClick=${more}>${t('problem.try_again')}<//>` : html`<span class="spinner" role="status" aria-label=${t('common.loading')}></span>`}</div>`}
    </div>
    ${opened === 'new' && html`<${ContactDialog} onClose=${() => setOpened('')} onSaved=${(/** @type {any} */ contact) => navigate(`/contacts/${contact.id}`)} />`}
    ${opened === 'import' && html`<${Importing} onClose=${() => setOpened('')} onDone=${() => { setOpened(''); reload(); }} />`}
  </section>`;
}

/** @param {string} search */
async function fetchCsv(search) {
  saveAs(await got(api.GET('/api/v1/contacts/export', { params: { query: { search } }, parseAs: 'blob' })), 'contacts.csv');
}
