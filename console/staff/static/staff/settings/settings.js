// @ts-check
import { html } from 'htm/preact';
import { Empty } from '../parts/states.js';
import { t } from '../text.js';
import { useTitle } from '../title.js';

export default function Settings() {
  useTitle(t('nav.settings'));
  return html`<${Empty} icon="settings" title=${t('nav.settings')} />`;
}
