// @ts-check
import { html } from 'htm/preact';

const HUES = 8;

/** The same for the same name, everywhere. */
function hueOf(/** @type {string} */ name) {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

const initials = (/** @type {string} */ name) => {
  const words = name.trim().split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')].find((sign) => /\p{L}|\p{N}/u.test(sign)) ?? '').join('').toUpperCase();
};

/** Somebody's picture, or the first letters of the name; the name itself stands beside it. @param {{ name: string, url?: string | null, size?: 'small' | 'large' | '' }} props */
export function Avatar({ name, url, size = '' }) {
  if (url) return html`<img class=${`avatar ${size}`} src=${url} alt="" />`;
  return html`<span class=${`avatar hue-${hueOf(name)} ${size}`} aria-hidden="true">${initials(name) || '?'}</span>`;
}
