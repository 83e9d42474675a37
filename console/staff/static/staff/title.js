// @ts-check
// What the tab is called, and how many wait.
import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { unread } from './unread.js';

/** What the operator calls this Spout. */
export const brand = document.querySelector('meta[name=brand]')?.getAttribute('content') ?? 'Spout';
/** The address of its mark. */
export const mark = document.querySelector('link[rel=icon]')?.getAttribute('href') ?? '';
const place = signal('');

effect(() => {
  const count = unread.value ? `(${unread.value}) ` : '';
  document.title = `${count}${place.value ? `${place.value} · ` : ''}${brand}`;
});

/** Each area says what it shows. @param {string} title */
export function useTitle(title) {
  useEffect(() => { place.value = title; }, [title]);
}
