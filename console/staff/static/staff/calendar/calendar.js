// @ts-check
import { html } from 'htm/preact';
import { Empty } from '../parts/states.js';
import { t } from '../text.js';
import { useTitle } from '../title.js';

export default function Calendar() {
  useTitle(t('nav.calendar'));
  return html`<${Empty} icon="calendar" title=${t('nav.calendar')} />`;
}
