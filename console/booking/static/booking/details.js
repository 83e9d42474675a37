// Who books: the fields, and how they go to the API.
import { field } from '../pages/form.js';
import { el } from '../pages/page.js';
import { t } from '../pages/words.js';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+[1-9]\d{6,14}$/;

/** A phone as the API takes it: without what people put between digits. */
const plain = (phone) => phone.replace(/[\s().\/-]/g, '').replace(/^00/, '+');

/** `{to, payload}`: the address that is proved, and how it is given. */
export const reachedBy = ({ by, email, phone }) => (by === 'email'
  ? { to: email, payload: { email } }
  : { to: plain(phone), payload: { phone_number: plain(phone) } });

/** The fields, filled with what was given before. */
export function detailFields(vendor, given) {
  const name = field('name', {
    label: t('field.name'), check: (value) => (value.includes('://') ? t('wrong.web_address') : ''),
    attributes: { autocomplete: 'name', maxlength: 200, value: given.name },
  });
  const email = field('email', {
    label: t('field.email'), hint: t('field.email_hint'), check: (value) => (EMAIL.test(value.trim()) ? '' : t('wrong.email')), known: [['wrong.email', /email/]],
    attributes: { type: 'email', autocomplete: 'email', autocapitalize: 'none', maxlength: 254, value: given.email },
  });
  const phone = field('phone_number', {
    label: t('field.phone'), hint: t('field.phone_hint'), check: (value) => (PHONE.test(plain(value)) ? '' : t('wrong.phone')), known: [['wrong.phone', /E\.164/]],
    attributes: { type: 'tel', autocomplete: 'tel', maxlength: 30, value: given.phone },
  });
  const note = field('description', { label: t('field.note'), tag: 'textarea', required: false, attributes: { rows: 2, maxlength: 1000, autocapitalize: 'sentences', spellcheck: 'true' } });
  note.input.value = given.note ?? '';
  const all = [name, email, note];
  const ways = vendor.checks_phones ? choice() : null;
  use(vendor.checks_phones ? given.by ?? 'email' : 'email');
  return {
    all, email,
    rows: [name.node, ways, email.node, phone.node, note.node].filter(Boolean),
    byEmail: () => { ways?.remove(); use('email'); },
    values: () => ({ by: all.includes(email) ? 'email' : 'phone', name: name.input.value.trim(), email: email.input.value.trim(), phone: phone.input.value, note: note.input.value.trim() }),
  };

  /** One of the two is asked for, and sent. */
  function use(by) {
    all[1] = by === 'email' ? email : phone;
    email.node.hidden = by !== 'email';
    phone.node.hidden = by === 'email';
  }

  function choice() {
    const way = (by) => {
      const input = el('input', { type: 'radio', name: 'by', checked: (given.by ?? 'email') === by, onchange: () => use(by) });
      return el('label', { class: 'chip' }, input, el('span', {}, t(`field.by_${by}`)));
    };
    return el('fieldset', { class: 'chips' }, el('legend', {}, t('field.reached')), way('email'), way('phone'));
  }
}

/** Six digits; phones offer to fill them in. */
export const codeField = (value) => field('code', {
  label: t('field.code'), check: (given) => (/^\d{6}$/.test(given.replace(/\D/g, '')) ? '' : t('wrong.code')),
  attributes: { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 12, class: 'code', value },
});

let last = { body: '', key: '' };

/** The same key for the same body, so that what was sent again after a lost answer acts once. */
export function once(body) {
  const text = JSON.stringify(body);
  if (text !== last.body) last = { body: text, key: [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
  return { 'Idempotency-Key': last.key };
}
