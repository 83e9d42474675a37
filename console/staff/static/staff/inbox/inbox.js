// @ts-check
import { html } from 'htm/preact';
import { Empty } from '../parts/states.js';
import { t } from '../text.js';
import { useTitle } from '../title.js';

export default function Inbox() {
  useTitle(t('nav.inbox'));
  return html`<${Empty} icon="inbox" title=${t('nav.inbox')} />`;
}
