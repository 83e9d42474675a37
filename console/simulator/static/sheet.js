// The list of a list message, as a sheet at the foot of the phone.
import { el, icon } from './dom.js';

export class Sheet {
  constructor(root, onChoose) {
    this.root = root;
    this.onChoose = onChoose;
    root.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    root.addEventListener('click', (event) => event.target === root && this.close());
  }

  open(list, contextId, opener) {
    this.opener = opener;
    const sections = list.action.sections.map((section) => [
      section.title ? el('h3', { class: 'eyebrow' }, section.title) : null,
      el('ul', {}, section.rows.map((row) => el('li', {},
        el('button', { class: 'option', type: 'button', onclick: () => this.choose(row, contextId) },
          el('span', { class: 'ring' }),
          el('span', { class: 'optiontext' }, el('strong', {}, row.title), row.description ? el('span', { class: 'muted small' }, row.description) : null))))),
    ]);
    this.root.replaceChildren(el('div', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': list.action.button },
      el('header', {}, el('h2', {}, list.header?.text ?? list.action.button),
        el('button', { class: 'iconbutton', type: 'button', 'aria-label': 'Close', onclick: () => this.close() }, icon('close'))),
      el('div', { class: 'options' }, sections.flat())));
    this.root.hidden = false;
    this.beside(true);
    this.root.querySelector('.option').focus();
  }

  choose({ id, title, description }, context_id) {
    this.close();
    this.onChoose({ list_reply: { id, title, context_id, ...(description ? { description } : {}) } });
  }

  close() {
    this.root.hidden = true;
    this.beside(false);
    this.opener?.focus();
  }

  // What lies under the sheet must not be reached by Tab.
  beside(inert) {
    for (const sibling of this.root.parentElement.children) if (sibling !== this.root) sibling.inert = inert;
  }
}
