// @ts-check
import { html } from 'htm/preact';
import { Empty } from '../parts/states.js';
import { t } from '../text.js';
import { useTitle } from '../title.js';

export default function Contacts() {
  useTitle(t('nav.contacts'));
  return html`<${Empty} icon="contacts" title=${t('nav.contacts')} />`;
}
