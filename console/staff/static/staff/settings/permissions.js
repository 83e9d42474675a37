// @ts-check
// What may be done, in words: of which some are chosen.
import { html } from 'htm/preact';
import { useLoaded } from '../parts/load.js';
import { meaningOf } from '../parts/role.js';
import { api, got } from '../session.js';
import { t } from '../text.js';

/** @typedef {import("spout-api").PermissionName} Name */

/**
 * `of`: those to choose from; all where it is left out.
 * @param {{ chosen: Name[], onChange: (chosen: Name[]) => void, of?: Name[] }} props
 */
export function Permissions({ chosen, onChange, of }) {
  const catalogue = useLoaded(() => got(api.GET('/api/v1/permissions')), []);
  const toggle = (/** @type {Name} */ name) => onChange(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  const offered = (catalogue.data?.items ?? []).filter(({ name }) => !of || of.includes(name));
  return html`<fieldset class="choices"><legend>${t('role.may')}</legend>
    <ul class="permissions">${offered.map(({ name, meaning }) => html`<li key=${name}><label class="check"><input type="checkbox" checked=${chosen.includes(name)} onChange=${() => toggle(name)} /><span>${meaningOf({ name, meaning })}<small>${name}</small></span></label></li>`)}</ul></fieldset>`;
}
