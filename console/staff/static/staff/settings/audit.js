// @ts-check
// Who did what.
import { html } from 'htm/preact';
import { Button } from '../parts/button.js';
import { usePages } from '../parts/load.js';
import { Loading, Trouble } from '../parts/states.js';
import { moment } from '../parts/time.js';
import { api, got } from '../session.js';
import { t } from '../text.js';

export default function Audit() {
  const pages = usePages((cursor) => got(api.GET('/api/v1/audit-events', { params: { query: { limit: 50, cursor } } })), []);
  if (pages.error) return html`<${Trouble} error=${pages.error} retry=${pages.reload} />`;
  if (!pages.items) return html`<${Loading} lines=${8} />`;
  return html`<ul class="panel lines">${pages.items.map((event) => html`<li key=${event.id}><span class="line-main"><strong>${event.type}</strong><small>${[event.actor_name, event.address].filter(Boolean).join(' · ')}</small></span><time class="muted">${moment(event.recorded_at)}</time></li>`)}</ul>
    ${pages.hasMore && html`<${Button} onClick=${pages.more}>${t('common.load_more')}<//>`}`;
}
