// @ts-check
import { html } from 'htm/preact';
import { Empty } from '../parts/states.js';
import { t } from '../text.js';
import { useTitle } from '../title.js';

export default function Today() {
  useTitle(t('nav.today'));
  return html`<${Empty} icon="today" title=${t('nav.today')} />`;
}
