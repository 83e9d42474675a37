// What stands inside a bubble, by kind of message.
import { el, icon } from './dom.js';
import { phone, plain, rich } from './format.js';

const paragraph = (text) => el('p', { class: 'text', dir: 'auto' }, rich(text));

function media(kind, item) {
  const caption = item.caption ? paragraph(item.caption) : null;
  if (kind === 'image' && item.id) {
    return [el('img', { class: 'picture', src: `/control/media/${encodeURIComponent(item.id)}`, alt: item.caption ?? 'Picture' }), caption];
  }
  const label = item.filename ?? item.link?.split('/').pop() ?? `${kind[0].toUpperCase()}${kind.slice(1)}`;
  const href = item.link ?? `/control/media/${encodeURIComponent(item.id)}`;
  return [
    el('a', { class: 'file', href, target: '_blank', rel: 'noopener noreferrer' }, icon('file'),
      el('span', { class: 'ellipsis' }, label)),
    caption,
  ];
}

function place(location) {
  return el('div', { class: 'place' }, icon('pin'),
    el('div', {}, el('strong', {}, location.name ?? 'Location'),
      el('div', { class: 'muted' }, location.address ?? `${location.latitude}, ${location.longitude}`)));
}

function interactive(item) {
  if (item.button_reply || item.list_reply) {
    const reply = item.button_reply ?? item.list_reply;
    return [paragraph(reply.title), reply.description ? el('p', { class: 'muted small' }, reply.description) : null];
  }
  return [
    item.header?.text ? el('p', { class: 'heading' }, item.header.text) : null,
    paragraph(item.body.text),
    item.footer ? el('p', { class: 'muted small' }, item.footer.text) : null,
  ];
}

/** The nodes of one entry's content. */
export function content(entry) {
  const message = entry.message;
  const kind = message.type ?? 'text';
  if (entry.template) return [paragraph(entry.template.text)];
  if (kind === 'text') return [paragraph(message.text.body)];
  if (kind === 'button') return [paragraph(message.button.text)];
  if (kind === 'interactive') return interactive(message.interactive).filter(Boolean);
  if (kind === 'location') return [place(message.location)];
  if (kind === 'contacts') {
    return message.contacts.map((contact) => el('div', { class: 'place' }, icon('person'),
      el('div', {}, el('strong', {}, contact.name.formatted_name),
        el('div', { class: 'muted' }, contact.phones?.[0]?.phone ?? ''))));
  }
  if (message[kind]) return media(kind, message[kind]).filter(Boolean);
  return [el('p', { class: 'muted' }, `A message of type ${kind}`)];
}

/** One line for lists and quotes. */
export const gist = (entry) => plain(essence(entry));

function essence(entry) {
  const message = entry.message;
  const kind = message.type ?? 'text';
  if (entry.template) return entry.template.text;
  if (kind === 'text') return message.text.body;
  if (kind === 'button') return message.button.text;
  if (kind === 'interactive') {
    const item = message.interactive;
    return item.button_reply?.title ?? item.list_reply?.title ?? item.body.text;
  }
  if (kind === 'reaction') return message.reaction.emoji ? `Reacted ${message.reaction.emoji}` : 'Took a reaction back';
  return message[kind]?.caption ?? message[kind]?.filename ?? kind[0].toUpperCase() + kind.slice(1);
}

/** The choices under a message of the business: `{title, reply}` to tap, or `{title, list}` to open. */
export function choices(entry) {
  if (entry.direction !== 'out') return [];
  const context_id = entry.wamid;
  if (entry.template) {
    return entry.template.buttons.map(({ id, title }) => ({ title, reply: { button_reply: { id, title, context_id } } }));
  }
  const item = entry.message.interactive;
  if (item?.type === 'button') {
    return item.action.buttons.map(({ reply: { id, title } }) => ({ title, reply: { button_reply: { id, title, context_id } } }));
  }
  if (item?.type === 'list') return [{ title: item.action.button, list: item, context_id }];
  if (item?.type === 'cta_url') {
    const { display_text: title, url } = item.action.parameters ?? {};
    return title && /^https?:/.test(url) ? [{ title, url }] : [];
  }
  return [];
}

export const who = (person) => (/^\d+$/.test(person.customer) && !person.hides_phone ? phone(person.customer) : 'Hidden');
