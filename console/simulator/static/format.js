// Times, numbers and WhatsApp's text marks.
import { el } from './dom.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** Seconds since 1970 -> 09:30 */
export const time = (at) => clock.format(at * 1000);

/** Seconds since 1970 -> Today, Yesterday, Friday 27 November */
export function day(at) {
  const start = (date) => new Date(date).setHours(0, 0, 0, 0);
  const days = Math.round((start(Date.now()) - start(at * 1000)) / 86_400_000);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : longDay.format(at * 1000);
}

/** 447700900142 -> +44 7700 900142 */
export function phone(digits) {
  if (!/^\d+$/.test(digits)) return digits;
  if (/^1\d{10}$/.test(digits)) return digits.replace(/^1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
  if (/^44\d{10}$/.test(digits)) return digits.replace(/^44(\d{4})(\d{6})$/, '+44 $1 $2');
  return `+${digits}`;
}

export const initials = (name) =>
  (name.match(/[\p{L}\p{N}]+/gu) ?? ['?']).slice(0, 2).map((word) => [...word][0]).join('').toUpperCase();

const MARKS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|```([\s\S]+?)```|(?<![\p{L}\p{N}])([*_~])(\S|\S.*?\S)\3(?![\p{L}\p{N}])/gu;
const TAGS = { '*': 'strong', _: 'em', '~': 's' };

/** The same text without the marks, on one line. */
export const plain = (text) => rich(text).map((node) => node.textContent ?? node).join('').replace(/\s+/g, ' ');

/** Text with *bold*, _italic_, ~struck~, ```code``` and links as nodes. */
export function rich(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    nodes.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[1]) nodes.push(el('a', { href: match[1], target: '_blank', rel: 'noopener noreferrer' }, match[1]));
    else if (match[2]) nodes.push(el('code', {}, match[2]));
    else nodes.push(el(TAGS[match[3]], {}, rich(match[4])));
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== '');
}
