// @ts-check
// Which address is shown. Links are ordinary ones; a click on one of the console's own changes the page in place.
import { computed, signal } from '@preact/signals';

/** Of paths that the console shows, as AREAS in console/staff/urls.py; `''` is today's page. */
export const AREAS = ['', 'conversations', 'calendar', 'contacts', 'reports', 'settings'];

const place = signal(location.pathname + location.search);
const url = computed(() => new URL(place.value, location.origin));

/** `['conversations', '<id>']` of `/conversations/<id>`. */
export const segments = computed(() => url.value.pathname.split('/').slice(1).map(decodeURIComponent));
export const area = computed(() => segments.value[0]);
/** What stands behind `?`. */
export const query = computed(() => url.value.searchParams);

/**
 * @param {string} to a path of the console with its query
 * @param {{ replace?: boolean }} [how] `replace`: going back leads to what was ahead of the present one
 */
export function navigate(to, { replace = false } = {}) {
  if (to === place.value) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  place.value = to;
}

/** Change what stands behind `?`; empty values go. @param {Record<string, string | null | undefined>} values */
export function setQuery(values) {
  const next = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  navigate(url.value.pathname + (next.size ? `?${next}` : ''), { replace: true });
}

addEventListener('popstate', () => { place.value = location.pathname + location.search; });
document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (!AREAS.includes(link.pathname.split('/')[1])) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
});
