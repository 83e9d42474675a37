// @ts-check
import { html } from 'htm/preact';
import { Empty } from '../parts/states.js';
import { t } from '../text.js';
import { useTitle } from '../title.js';

export default function Reports() {
  useTitle(t('nav.reports'));
  return html`<${Empty} icon="reports" title=${t('nav.reports')} />`;
}
