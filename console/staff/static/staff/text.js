// @ts-check
// The reader's language, and what is said in it. A component that says something is shown anew when the language changes.
import { signal } from '@preact/signals';
import SHARED from './texts.js';

/** @typedef {Record<string, Record<string, Record<string, string>>>} Texts by language, section and name */

export const LANGUAGES = Object.keys(SHARED);
const KEY = 'spout.language';
const base = (/** @type {string} */ tag) => tag.toLowerCase().split('-')[0];

/** The first language tag of the browser's in this language, so that dates read as the reader writes them. */
const tagOf = (/** @type {string} */ language) => navigator.languages.find((tag) => base(tag) === language) ?? language;
const preferred = () => navigator.languages.map(base).find((each) => LANGUAGES.includes(each)) ?? 'en';

export const language = signal(known(localStorage.getItem(KEY)) ?? preferred());
/** For Intl. */
export const locale = () => tagOf(language.value);
document.documentElement.lang = language.value;

function known(/** @type {string | null} */ chosen) {
  return chosen && LANGUAGES.includes(chosen) ? chosen : null;
}

/** @param {string} chosen one of LANGUAGES */
export function speak(chosen) {
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
  language.value = chosen;
}

/** @type {Texts} */
const texts = Object.fromEntries(LANGUAGES.map((each) => [each, {}]));
learn(SHARED);

/** The texts of an area, beside those that all share. @param {Texts} more */
export function learn(more) {
  for (const each of LANGUAGES) {
    for (const [section, named] of Object.entries(more[each])) texts[each][section] = { ...texts[each][section], ...named };
  }
}

/** Whether there is a text `section.name`. @param {string} key */
export function has(key) {
  const [section, name] = key.split(/\.(.*)/s);
  return Object.hasOwn(texts.en, section) && Object.hasOwn(texts.en[section], name);
}

/**
 * The text `section.name` with these values in its places. With `count`, one is said by `name_one` where there is one.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function t(key, values = {}) {
  const [section, name] = key.split(/\.(.*)/s);
  const of = texts[language.value][section];
  const text = (values.count === 1 && of[`${name}_one`]) || of[name];
  // Isolated: marks in somebody's name turn the direction of the name alone.
  return text.replace(/\{(\w+)\}/g, (_, place) => (typeof values[place] === 'number' ? String(values[place]) : `\u2068${values[place]}\u2069`));
}
