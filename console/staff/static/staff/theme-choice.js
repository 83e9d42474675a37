// @ts-check
import { signal } from '@preact/signals';

/** @typedef {'light' | 'dark' | ''} Theme `''`: as the system has it */

export const theme = signal(/** @type {Theme} */ (localStorage.getItem('spout.theme') ?? ''));

/** theme.js applies it ahead of the first paint of the next visit. @param {Theme} chosen */
export function choose(chosen) {
  theme.value = chosen;
  if (chosen) {
    localStorage.setItem('spout.theme', chosen);
    document.documentElement.dataset.theme = chosen;
  } else {
    localStorage.removeItem('spout.theme');
    delete document.documentElement.dataset.theme;
  }
}
