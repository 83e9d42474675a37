// What the pages share: elements, the link's token, and the card that all is shown in.
import { getBrand } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const PATHS = {
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 15v2',
  tick: 'M5 12.500l4.500 4.500L19 7.500',
  alert: 'M12 8v5M12 16.500v.01M12 3.500l9 16H3z',
  link: 'M10 13.500a4 4 0 0 0 6 .4l3-3a4.200 4.200 0 0 0-6-6l-1 1M14 10.500a4 4 0 0 0-6-.4l-3 3a4.200 4.200 0 0 0 6 6l1-1',
  cloud: 'M7 18h10.500a4 4 0 0 0 .6-7.950 6.200 6.200 0 0 0-12-.6A4.400 4.400 0 0 0 7 18zM12 10.500v3M12 15.800v.01',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  calendar: 'M4 6h16v14H4zM4 10.500h16M8.500 3.500V8M15.500 3.500V8',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  pencil: 'M4 20l1-4L16.500 4.500l3 3L8 19zM14.500 6.500l3 3',
  cross: 'M6 6l12 12M18 6L6 18',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500a7.500 7.500 0 0 1 15 0',
  eyeoff: 'M4 4l16 16M9.900 5.800A9 9 0 0 1 12 5.500c6 0 9.500 6.500 9.500 6.500a16 16 0 0 1-3 3.700M6.200 7.600A16 16 0 0 0 2.500 12S6 18.500 12 18.500a9 9 0 0 0 4.200-1M9.900 9.900a3 3 0 0 0 4.200 4.200',
};

const card = document.querySelector('#card');

/** An element. Text goes in as text nodes only, here and everywhere. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/**
 * The link's token, which leaves the address bar and the history with this. Empty when there is none.
 * `keep`: this tab knows it still when the page is loaded anew.
 */
export function takeToken({ keep = false } = {}) {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') || (keep && history.state?.token) || '';
  history.replaceState(keep ? { token } : null, '', location.pathname);
  // Another link opened in this very tab changes the fragment only.
  addEventListener('hashchange', () => location.reload());
  return token;
}

/** Fill the card. `mark` is an icon's name or an element; `tone` is plain, good or bad; `layout` is a class of it. */
export function show({ mark, tone = 'plain', layout = '', title, lead, content = [] }) {
  const isFirst = card.getAttribute('aria-busy') === 'true';
  const heading = el('h1', { tabindex: '-1' }, title);
  const sign = typeof mark === 'string' ? el('span', { class: `mark ${tone}` }, icon(mark)) : mark;
  card.replaceChildren(sign, heading, ...(lead ? [el('p', { class: 'lead' }, lead)] : []), ...[content].flat());
  card.setAttribute('aria-busy', 'false');
  card.className = `card ${layout}`;
  document.title = `${title} · ${getBrand()}`;
  // What replaces a form is read out; a page that just opened is read out anyway.
  if (!isFirst) heading.focus();
}

/** Until the first answer. */
export function showWaiting(text) {
  card.replaceChildren(el('span', { class: 'spinner', 'aria-hidden': 'true' }), el('p', { class: 'lead', role: 'status' }, text));
}
