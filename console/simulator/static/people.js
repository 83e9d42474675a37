// The side panel: which business, and who is writing.
import { gist, who } from './cards.js';
import { el } from './dom.js';
import { initials, phone, time } from './format.js';

export function businesses(root, list, chosen, choose) {
  update(root, list.map((item) => [item.phone_number_id, item]), ([id, item]) =>
    el('label', { class: 'option business' },
      el('input', { type: 'radio', name: 'business', value: id, checked: id === chosen, onchange: () => choose(id) }),
      el('span', { class: 'optiontext' }, el('strong', {}, item.name), el('span', { class: 'muted small' }, phone(item.display_phone_number)))),
  chosen);
}

export function people(root, list, chosen, choose) {
  update(root, list.map((person) => [person.customer, person]), ([id, person]) =>
    el('button', { class: 'option person', type: 'button', 'aria-pressed': String(id === chosen), 'data-key': id, onclick: () => choose(id) },
      el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(person.name)),
      el('span', { class: 'optiontext' },
        el('span', { class: 'line' }, el('strong', { class: 'ellipsis' }, person.name), person.last_at ? el('span', { class: 'muted small' }, time(person.last_at)) : null),
        el('span', { class: 'line' }, el('span', { class: 'muted small ellipsis' }, person.last ? gist(person.last) : who(person)),
          person.unread && id !== chosen ? el('span', { class: 'badge', 'aria-label': `${person.unread} unread` }, String(person.unread)) : null))),
  chosen);
}

// Rebuilds only when something in it changed, and keeps the focus.
function update(root, items, build, chosen) {
  const data = JSON.stringify([items, chosen]);
  if (root.dataset.shown === data) return;
  root.dataset.shown = data;
  const active = root.contains(document.activeElement) ? document.activeElement.dataset.key ?? document.activeElement.value : null;
  root.replaceChildren(...items.map(build));
  if (active) [...root.querySelectorAll('[data-key], input')].find((node) => (node.dataset.key ?? node.value) === active)?.focus();
}
