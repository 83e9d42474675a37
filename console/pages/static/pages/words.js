// The reader's language, and what is said in it.
import SHARED from './texts.js';

const LANGUAGES = Object.keys(SHARED);
const base = (tag) => tag.toLowerCase().split('-')[0];

/** The reader's first language tag that we speak. */
export const locale = (navigator.languages ?? [navigator.language]).find((tag) => LANGUAGES.includes(base(tag))) ?? 'en';
export const language = base(locale);
document.documentElement.lang = language;

const texts = { ...SHARED[language] };
let brand = document.querySelector('#brand').textContent;

/** The texts of this page, beside those that all pages share: by language, section and name. */
export function learn(more) {
  for (const [section, named] of Object.entries(more[language])) texts[section] = { ...texts[section], ...named };
}

/** Under whose name the page is: of Spout, or of a vendor. */
export function setBrand(name) {
  brand = name;
  document.querySelector('#brand').textContent = name;
  const initial = document.querySelector('#initial');
  if (initial) initial.textContent = [...name.trim()][0] ?? '';
}

export const getBrand = () => brand;

/** Whether there is a text `section.name`. */
export function has(key) {
  const [section, name] = key.split(/\.(.*)/s);
  return Object.hasOwn(texts, section) && Object.hasOwn(texts[section], name);
}

/** The text `section.name` in the reader's language, with these values in its places. */
export function t(key, values = {}) {
  const [section, name] = key.split(/\.(.*)/s);
  const all = { brand, ...values };
  // Isolated: marks in somebody's name turn the direction of the name alone.
  return texts[section][name].replace(/\{(\w+)\}/g, (_, place) => `\u2068${all[place]}\u2069`);
}
