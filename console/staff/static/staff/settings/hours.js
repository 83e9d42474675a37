// @ts-check
// When the business, a member or a resource can be booked: every week, on dates that are an exception, and time off.
import { html } from 'htm/preact';
import { everyItem } from '../calendar/data.js';
import { nameOf } from '../calendar/draw.js';
import { useLoaded } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { query, setQuery } from '../router.js';
import { api, got, may, session, vendor } from '../session.js';
import { t } from '../text.js';
import { TimeOff } from './time-off.js';
import { WeekForm } from './week.js';

/** @typedef {{ kind: 'vendor' | 'member' | 'resource', id: string }} Whose */
/** @typedef {import("spout-api").HoursAnswer} Answer */

export default function Hours() {
  const people = useLoaded(async () => {
    const [members, resources] = await Promise.all([
      everyItem((cursor) => got(api.GET('/api/v1/members', { params: { query: { is_bookable: true, limit: 200, cursor } } }))),
      everyItem((cursor) => got(api.GET('/api/v1/resources', { params: { query: { limit: 200, cursor } } }))),
    ]);
    return { members, resources };
  }, []);
  const wanted = query.value.get('of') ?? '';
  if (people.error) return html`<${Trouble} error=${people.error} retry=${people.reload} />`;
  if (!people.data) return html`<${Loading} lines=${8} />`;
  const all = ['vendor:', ...people.data.members.map((member) => `member:${member.id}`), ...people.data.resources.map((each) => `resource:${each.id}`)];
  const chosen = all.includes(wanted) ? wanted : 'vendor:';
  const [kind, id] = /** @type {[Whose['kind'], string]} */ (chosen.split(':'));
  return html`<div class="field whose"><label for="whose">${t('hours.whose')}</label><select id="whose" value=${chosen} onChange=${(/** @type {any} */ event) => setQuery({ of: event.currentTarget.value })}>
      <option value="vendor:">${t('hours.vendor', { name: vendor().name })}</option>
      <optgroup label=${t('hours.members')}>${people.data.members.map((member) => html`<option value=${`member:${member.id}`}>${nameOf(member.user)}</option>`)}</optgroup>
      ${people.data.resources.length > 0 && html`<optgroup label=${t('hours.resources')}>${people.data.resources.map((each) => html`<option value=${`resource:${each.id}`}>${each.name}</option>`)}</optgroup>`}</select></div>
    <${Of} key=${chosen} whose=${{ kind, id }} />`;
}

/** @param {Whose} whose */
function mayWrite({ kind, id }) {
  if (kind === 'member') return may('member.write') || id === session.value?.memberId;
  return may(kind === 'vendor' ? 'vendor.write' : 'service.write');
}

/** @param {{ whose: Whose }} props */
function Of({ whose }) {
  const hours = useLoaded(() => read(whose), [whose]);
  if (hours.error) return html`<${Trouble} error=${hours.error} retry=${hours.reload} />`;
  if (!hours.data) return html`<${Loading} lines=${8} />`;
  return html`<${WeekForm} hours=${hours.data} own=${whose.kind !== 'vendor'} readOnly=${!mayWrite(whose)} save=${(/** @type {any} */ body) => write(whose, body)} />
    ${whose.kind !== 'vendor' && html`<${TimeOff} whose=${whose} readOnly=${!mayWrite(whose)} />`}`;
}

/** @param {Whose} whose @returns {Promise<Answer>} */
function read({ kind, id }) {
  if (kind === 'member') return got(api.GET('/api/v1/members/{member_id}/hours', { params: { path: { member_id: id } } }));
  if (kind === 'resource') return got(api.GET('/api/v1/resources/{resource_id}/hours', { params: { path: { resource_id: id } } }));
  return got(api.GET('/api/v1/vendor/hours'));
}

/** @param {Whose} whose @param {import("spout-api").MemberHours} body @returns {Promise<Answer>} */
function write({ kind, id }, { timezone, ...hours }) {
  if (kind === 'member') return got(api.PUT('/api/v1/members/{member_id}/hours', { params: { path: { member_id: id } }, body: { ...hours, timezone } }));
  if (kind === 'resource') return got(api.PUT('/api/v1/resources/{resource_id}/hours', { params: { path: { resource_id: id } }, body: hours }));
  return got(api.PUT('/api/v1/vendor/hours', { body: hours }));
}
