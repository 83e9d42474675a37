// The bubbles. Each is rebuilt only when its own data changed, so focus and scroll stay where they are.
import { choices, content, gist } from './cards.js';
import { el, icon } from './dom.js';
import { day, time } from './format.js';

const STATUS = { sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' };
const ORDER = ['sent', 'delivered', 'read', 'failed'];
const FAILURES = { 131047: 'more than 24 hours since the customer wrote', 131026: 'message undeliverable' };

export class Thread {
  /** @param actions {tap(reply), openList(list, contextId, opener), reply(entry)} */
  constructor(root, actions) {
    this.root = root;
    this.actions = actions;
    this.shown = new Map();
    this.key = '';
    this.following = true;
    this.top = 0;
    root.addEventListener('scroll', () => {
      // What grows at the end also moves the end away: only going up is someone reading.
      if (root.scrollHeight - root.scrollTop - root.clientHeight < 80) this.following = true;
      else if (root.scrollTop < this.top) this.following = false;
      this.top = root.scrollTop;
    });
    // A picture has no height before it is loaded.
    root.addEventListener('load', () => this.follow(), true);
    new ResizeObserver(() => this.follow()).observe(root);
  }

  // Stay at the end, unless someone scrolled up to read.
  follow() {
    if (this.following) this.root.scrollTop = this.root.scrollHeight;
  }

  show(key, thread) {
    const changed = key !== this.key;
    if (changed) {
      this.shown.clear();
      this.following = true;
    }
    this.key = key;
    const reactions = new Map();
    const nodes = [];
    let lastDay = '';
    const entries = thread.entries;
    for (const entry of entries) {
      if (entry.message.type === 'reaction') reactions.set(`${entry.message.reaction.message_id}/${entry.direction}`, entry.message.reaction.emoji);
    }
    for (const entry of entries) {
      if (entry.message.type === 'reaction') continue;
      const label = day(entry.at);
      if (label !== lastDay) nodes.push(this.keep(`day ${label}`, label, () => el('div', { class: 'day' }, el('span', {}, label))));
      lastDay = label;
      const emoji = ['in', 'out'].map((side) => reactions.get(`${entry.wamid}/${side}`)).filter(Boolean).join('');
      const quotedId = entry.message.context?.id ?? entry.message.context?.message_id;
      const quoted = quotedId ? entries.find((other) => other.wamid === quotedId) : null;
      nodes.push(this.keep(entry.wamid, JSON.stringify([entry, emoji]), () => this.bubble(entry, quoted, emoji)));
    }
    if (thread.typing) nodes.push(this.keep('typing', 'typing', () => el('div', { class: 'row theirs' }, el('div', { class: 'bubble typing', 'aria-label': 'Typing' }, el('i'), el('i'), el('i')))));
    if (!nodes.length) nodes.push(this.keep('empty', key, () => empty()));
    this.place(nodes);
    this.follow();
  }

  keep(id, data, build) {
    const known = this.shown.get(id);
    if (known?.data === data) return known.node;
    const node = build();
    // A tapped button must not lose the focus because a tick changed.
    const focused = known?.node.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.shown.set(id, { data, node });
    if (focused) queueMicrotask(() => node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus());
    return node;
  }

  place(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.root.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, index) => {
      if (this.root.children[index] !== node) this.root.insertBefore(node, this.root.children[index] ?? null);
    });
  }

  bubble(entry, quoted, emoji) {
    const mine = entry.direction === 'in';
    const failed = entry.statuses?.find((step) => step.status === 'failed');
    const bubble = el('div', { class: 'bubble' },
      quoted ? el('div', { class: 'quote ellipsis', dir: 'auto' }, gist(quoted)) : null,
      content(entry),
      el('div', { class: 'foot' }, time(entry.at), mine ? ownTicks(entry) : steps(entry)),
      failed ? el('div', { class: 'failure' }, icon('alert'), `Not delivered: ${FAILURES[failed.code] ?? 'refused'} (${failed.code})`) : null,
      emoji ? el('span', { class: 'reaction' }, emoji) : null);
    const buttons = failed ? [] : choices(entry).map((choice, index) => this.choice(choice, index));
    return el('div', { class: `row ${mine ? 'mine' : 'theirs'}${failed ? ' failed' : ''}` },
      el('div', { class: 'stack' }, bubble, buttons.length ? el('div', { class: 'choices' }, buttons) : null),
      el('button', { class: 'iconbutton answer', type: 'button', 'aria-label': `Reply to: ${gist(entry).slice(0, 60)}`, 'data-key': 'answer', onclick: () => this.actions.reply(entry) }, icon('reply')));
  }

  choice(choice, index) {
    if (choice.url) return el('a', { class: 'choice', href: choice.url, target: '_blank', rel: 'noopener noreferrer' }, choice.title);
    const onclick = (event) => (choice.list
      ? this.actions.openList(choice.list, choice.context_id, event.currentTarget)
      : this.actions.tap(choice.reply));
    return el('button', { class: 'choice', type: 'button', 'data-key': `choice ${index}`, onclick },
      icon(choice.list ? 'list' : 'reply'), el('span', {}, choice.title));
  }
}

function ownTicks(entry) {
  const [name, label] = entry.read ? ['ticks', 'Read by the business'] : entry.taken ? ['ticks', 'Delivered to the business'] : ['clock', 'Waiting for the backend'];
  return el('span', { class: `ticks${entry.read ? ' read' : ''}`, title: label, role: 'img', 'aria-label': label }, icon(name));
}

function steps(entry) {
  const reached = ORDER.filter((step) => entry.statuses.some((change) => change.status === step)).pop();
  return el('span', { class: `step ${reached ?? ''}` }, reached === 'failed' ? '' : STATUS[reached] ?? 'Accepted');
}

function empty() {
  return el('div', { class: 'empty' }, el('div', { class: 'logo' }, icon('drop')),
    el('h2', {}, 'Say hello'), el('p', { class: 'muted' }, 'Nothing was written here yet. Your first message opens the 24-hour window, in which the business may write freely.'));
}
