// @ts-check
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../parts/avatar.js';
import { Button, IconButton } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { useSettled, useSight } from '../parts/load.js';
import { Menu } from '../parts/menu.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { brief, exactly } from '../parts/time.js';
import { attempt, toast } from '../parts/toasts.js';
import { query, setQuery } from '../router.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';
import { labels, nameOf, teams, tint } from './known.js';
import { plain } from './message.js';
import { ways } from './window.js';

/** @typedef {import("./rows.js").Conversation} Conversation */

const STATUSES = /** @type {const} */ (['open', 'pending', 'snoozed', 'closed']);
const VIEWS = /** @type {const} */ (['all', 'mine', 'unassigned']);

/** What the address says is listed. @param {URLSearchParams} of @returns {import("./rows.js").Filters} */
export function filtersOf(of) {
  const status = of.get('status') ?? 'open';
  const view = of.get('view');
  return {
    ...(status !== 'any' && { status: /** @type {any} */ (status) }),
    ...(view === 'mine' && { assignee: 'me' }),
    ...(view === 'unassigned' && { assignee: 'none' }),
    ...(of.get('team') && { team: of.get('team') ?? '' }),
    ...(of.get('label') && { label: of.get('label') ?? '' }),
    ...(of.get('unread') && { unread: true }),
    ...(of.get('search') && { search: of.get('search') ?? '' }),
  };
}

/** @param {{ rows: import("./rows.js").Rows, chosen?: string, hrefOf: (id: string) => string }} props */
export function List({ rows, chosen, hrefOf }) {
  const [picked, setPicked] = useState(/** @type {Set<string> | null} */ (null));
  const { items, next, error } = rows.state.value;
  const end = useSight(rows.more, Boolean(next && !error));
  const pick = (/** @type {string} */ id) => setPicked((before) => { const after = new Set(before); if (!after.delete(id)) after.add(id); return after; });
  useEffect(() => setPicked(null), [rows]);
  const isFiltered = ['view', 'team', 'label', 'unread', 'search'].some((name) => query.value.get(name));
  return html`<section class="list" aria-label=${t('inbox.list')}>
    <header class="list-head">
      <div class="list-title"><h1>${t('nav.inbox')}</h1>
        ${may('conversation.write') && html`<${IconButton} icon="list" label=${t('inbox.pick')} pressed=${picked !== null} onClick=${() => setPicked(picked ? null : new Set())} />`}
        <${Filters} /></div>
      <${Search} />
      <div class="segments wide" role="group" aria-label=${t('inbox.view')}>${VIEWS.map((view) => html`
        <button type="button" key=${view} aria-pressed=${String((query.value.get('view') ?? 'all') === view)} onClick=${() => setQuery({ view: view === 'all' ? null : view })}>${t(`inbox.view_${view}`)}</button>`)}</div>
      <${Chosen} />
    </header>
    ${picked && html`<${Bulk} picked=${[...picked]} onDone=${() => { setPicked(null); rows.refresh(); }} />`}
    <div class="list-body">
      ${error && !items ? html`<${Trouble} error=${error} retry=${rows.refresh} />` : null}
      ${!items && !error ? html`<div class="list-loading"><${Loading} lines=${8} tall /></div>` : null}
      ${items && !items.length ? html`<${Empty} icon=${isFiltered ? 'search' : 'tick'} title=${t(isFiltered ? 'inbox.none_found' : 'inbox.none')} text=${t(isFiltered ? 'inbox.none_found_lead' : 'inbox.none_lead')} />` : null}
      ${items?.length ? html`<ul class="talks">${items.map((each) => html`<${Row} key=${each.id} conversation=${each} isChosen=${each.id === chosen} href=${hrefOf(each.id)} picked=${picked ? picked.has(each.id) : undefined} onPick=${() => pick(each.id)} />`)}</ul>` : null}
      ${next && html`<div ref=${end} class="rows-end">${error ? html`<${Button} small onClick=${rows.more}>${t('problem.try_again')}<//>` : html`<span class="spinner" role="status" aria-label=${t('common.loading')}></span>`}</div>`}
    </div>
  </section>`;
}

function Search() {
  const [typed, setTyped] = useState(query.value.get('search') ?? '');
  const settled = useSettled(typed.trim(), 300);
  useEffect(() => { setQuery({ search: settled }); }, [settled]);
  return html`<div class="search"><${Icon} name="search" /><input type="search" value=${typed} maxlength="100" placeholder=${t('inbox.search')} aria-label=${t('inbox.search')} onInput=${(/** @type {any} */ event) => setTyped(event.currentTarget.value)} /></div>`;
}

function Filters() {
  const of = query.value;
  const status = of.get('status') ?? 'open';
  const choices = [
    t('inbox.status'),
    ...STATUSES.map((each) => ({ label: t(`status.${each}`), checked: status === each, run: () => setQuery({ status: each === 'open' ? null : each }) })),
    { label: t('inbox.status_any'), checked: status === 'any', run: () => setQuery({ status: 'any' }) },
    t('inbox.show'),
    { label: t('inbox.unread'), checked: Boolean(of.get('unread')), run: () => setQuery({ unread: of.get('unread') ? null : '1' }) },
    teams.value.length ? t('inbox.team') : null,
    ...teams.value.map(({ id, name }) => ({ label: name, checked: of.get('team') === id, run: () => setQuery({ team: of.get('team') === id ? null : id }) })),
    labels.value.length ? t('inbox.label') : null,
    ...labels.value.map(({ id, name, colour }) => ({ label: name, mark: html`<span class="dot tinted" style=${tint(colour)}></span>`, checked: of.get('label') === id, run: () => setQuery({ label: of.get('label') === id ? null : id }) })),
  ];
  return html`<${Menu} label=${t('inbox.filter')} side="end" choices=${choices} button=${(/** @type {any} */ props) => html`<${IconButton} ...${props} icon="filter" label=${t('inbox.filter')} />`} />`;
}

/** The filters that hold besides the view; a press takes one away. */
function Chosen() {
  const of = query.value;
  const status = of.get('status');
  const shown = [
    status && { name: 'status', label: status === 'any' ? t('inbox.status_any') : t(`status.${status}`) },
    of.get('unread') && { name: 'unread', label: t('inbox.unread') },
    of.get('team') && { name: 'team', label: teams.value.find(({ id }) => id === of.get('team'))?.name ?? t('inbox.team') },
    of.get('label') && { name: 'label', label: labels.value.find(({ id }) => id === of.get('label'))?.name ?? t('inbox.label') },
  ].filter((each) => typeof each === 'object' && each !== null);
  if (!shown.length) return null;
  return html`<div class="row">${shown.map(({ name, label }) => html`<button class="chip pressable" type="button" key=${name} aria-label=${t('inbox.without', { name: label })} onClick=${() => setQuery({ [name]: null })}>${label}<${Icon} name="cross" /></button>`)}</div>`;
}

/** @param {{ conversation: Conversation, isChosen: boolean, href: string, picked?: boolean, onPick: () => void }} props */
function Row({ conversation: it, isChosen, href, picked, onPick }) {
  const { contact, unread } = it;
  const said = plain(it.preview) || (it.last_kind ? t(`kind.${it.last_kind}`) : t('inbox.nothing_yet'));
  const lead = it.last_direction === 'outbound' ? t('inbox.you') : it.last_direction === 'note' ? t('inbox.note') : '';
  const way = ways(it);
  return html`<li class=${`row-item ${isChosen ? 'current' : ''} ${unread ? 'unread' : ''}`}>
    ${picked !== undefined && html`<input type="checkbox" class="row-pick" checked=${picked} aria-label=${t('inbox.pick_one', { name: contact.name })} onChange=${onPick} />`}
    <a class="row-link" href=${href} aria-current=${isChosen ? 'true' : undefined}>
      <span class="row-avatar"><${Avatar} name=${contact.name} /><span class=${`row-way ${way.open ? 'open' : ''}`} title=${way.text}><${Icon} name=${way.icon} label=${way.text} /></span></span>
      <span class="row-text">
        <span class="row-top"><strong class="cut" dir="auto">${contact.name}</strong><time datetime=${it.last_message_at} title=${exactly(it.last_message_at)}>${brief(it.last_message_at)}</time></span>
        <span class="row-mid"><span class="cut" dir="auto">${lead && html`<span class="row-lead">${lead}: </span>`}${said}</span>
          ${unread ? html`<span class="count"><span aria-hidden="true">${unread}</span><span class="unseen">${t('inbox.unread_count', { count: unread })}</span></span>` : null}</span>
        <span class="row-marks">${it.status !== 'open' && html`<span class=${`chip status-${it.status}`}>${t(`status.${it.status}`)}</span>`}
          ${it.labels.slice(0, 2).map(({ id, name, colour }) => html`<span class="chip tinted" key=${id} style=${tint(colour)}>${name}</span>`)}${it.labels.length > 2 && html`<span class="chip">+${it.labels.length - 2}</span>`}
          <span class="row-who cut">${it.assignee ? nameOf(it.assignee) : it.team?.name ?? t('inbox.nobody')}</span></span>
      </span>
    </a></li>`;
}

/** @param {{ picked: string[], onDone: () => void }} props */
function Bulk({ picked, onDone }) {
  const set = (/** @type {Conversation["status"]} */ status) => attempt(async () => {
    const result = await got(api.POST('/api/v1/conversations/bulk-update', { body: { ids: picked, changes: { status } } }));
    onDone();
    const refused = result.items.find(({ done }) => !done);
    toast(refused ? t('inbox.bulk_refused', { count: result.refused, why: refused.detail ?? '' }) : t('inbox.bulk_done', { count: result.done }), { tone: refused ? 'bad' : 'good' });
  });
  return html`<div class="bulk" role="group" aria-label=${t('inbox.pick')}><span>${t('inbox.picked', { count: picked.length })}</span>
    ${/** @type {const} */ (['open', 'pending', 'closed']).map((status) => html`<${Button} key=${status} small disabled=${!picked.length} onClick=${() => set(status)}>${t(`status.${status}`)}<//>`)}</div>`;
}
