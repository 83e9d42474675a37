// @ts-check
// The first steps of a new vendor, as long as one is left to be done.
import { html } from 'htm/preact';
import { Icon } from '../parts/icon.js';
import { useLoaded } from '../parts/load.js';
import { api, got, may } from '../session.js';
import { t } from '../text.js';

/** @param {{ frame: Awaited<ReturnType<typeof import('../calendar/data.js').frame>> | undefined }} props */
export function Beginning({ frame }) {
  const isOwner = may('vendor.write') && may('service.write');
  const more = useLoaded(async () => {
    if (!isOwner) return null;
    const [channel, invited] = await Promise.all([
      got(api.GET('/api/v1/channels/whatsapp')).then(() => true, () => false),
      got(api.GET('/api/v1/members', { params: { query: { limit: 2 } } })).then((page) => page.items.length > 1, () => true),
    ]);
    return { channel, invited };
  }, [isOwner]);
  if (!isOwner || !frame || !more.data) return null;
  const hasHours = frame.vendorHours.weekly.length > 0;
  const steps = [
    { name: 'services', done: frame.services.length > 0, href: '/settings/services' },
    { name: 'hours', done: hasHours, href: '/settings/hours' },
    { name: 'whatsapp', done: more.data.channel, href: '/settings/whatsapp' },
    { name: 'team', done: more.data.invited, href: '/settings/team' },
  ];
  // A vendor that runs already need not be told of what it does without.
  if (steps.every(({ done }) => done) || (frame.services.length > 0 && more.data.channel)) return null;
  return html`<section class="panel card beginning" aria-labelledby="beginning"><h2 id="beginning">${t('beginning.title')}</h2><p class="muted">${t('beginning.lead')}</p>
    <ol>${steps.map(({ name, done, href }) => html`<li key=${name} class=${done ? 'step-done' : ''}><a href=${href}><span class="step-mark">${done && html`<${Icon} name="tick" label=${t('beginning.done')} />`}</span>
      <span><strong>${t(`beginning.${name}`)}</strong><small>${t(`beginning.${name}_lead`)}</small></span><${Icon} name="next" /></a></li>`)}</ol></section>`;
}
