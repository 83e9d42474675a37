// A form that checks, sends once, and says at each field what is wrong with it.
import { complaint } from './api.js';
import { el, icon } from './page.js';
import { t } from './words.js';

/** What the API says of many fields, known by words in it: [key of a text, its words]. */
const KNOWN = [['wrong.control', /control characters/]];

/**
 * A labelled input. `check(value)` answers what is wrong with it, or nothing; `known` is KNOWN for this field;
 * `around(input)` what it stands in; `attributes` are the input's own.
 */
export function field(name, { label, tag = 'input', required = true, hint = '', check, known = [], around = (input) => input, attributes = {} }) {
  const id = `field-${name}`;
  const input = el(tag, {
    id, name, required, 'aria-describedby': `${id}-note`, spellcheck: 'false', autocapitalize: 'words', autocorrect: 'off', ...attributes,
  });
  const note = el('p', { class: 'note', id: `${id}-note` }, hint);
  const node = el('div', { class: 'field' }, el('label', { for: id }, label), around(input), note);
  input.addEventListener('input', () => mark(''));

  function mark(wrong) {
    node.classList.toggle('wrong', Boolean(wrong));
    if (wrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    note.textContent = wrong || hint;
  }

  function missing() {
    return required && !input.value.trim() ? t('wrong.required') : '';
  }
  const meaning = (errors) => errors.map((error) => meaningOf(error, [...known, ...KNOWN])).join(' ');
  return { name, node, input, mark, meaning, check: () => missing() || (input.value.trim() && check?.(input.value)) };
}

/** What the API found wrong with a field, in the reader's language where its English is known. */
function meaningOf({ msg }, known) {
  const found = known.filter(([, words]) => words.test(msg)).map(([key]) => t(key));
  return found.join(' ') || msg.replace(/^Value error, /, '');
}

/**
 * The form. `onsend(values)` answers what the API answered; `onanswer(answer, tell)` answers whether it has dealt with
 * it, if by `tell([[field, what is wrong with it]])`. What is left, the form says itself: at the fields, or above its button.
 */
export function form({ fields = [], rows = fields.map((each) => each.node), button, tone = 'primary', busy, onsend, onanswer }) {
  const alert = el('p', { class: 'alert', role: 'alert', hidden: true });
  const submit = el('button', { class: `button ${tone}`, type: 'submit' }, button);
  const node = el('form', { novalidate: true, onsubmit: (event) => { event.preventDefault(); go(); } }, rows, alert, submit);

  async function go() {
    if (submit.getAttribute('aria-disabled')) return;
    if (!tell(fields.map((each) => [each, each.check()]))) return;
    wait(true);
    const answer = await onsend(Object.fromEntries(fields.map((each) => [each.name, each.input.value])));
    wait(false);
    if (onanswer(answer, tell)) return;
    const errors = answer.status === 422 ? answer.body.errors ?? [] : [];
    const places = fields.map((each) => [each, each.meaning(errors.filter((error) => error.loc.at(-1) === each.name))]);
    if (tell(places)) say(complaint(answer));
  }

  /** Mark the fields and go to the first wrong one; whether none is. */
  function tell(found) {
    say('');
    for (const [each, wrong] of found) each.mark(wrong ?? '');
    const first = found.find(([, wrong]) => wrong);
    if (!first) return true;
    // Read out at once; the field's own note is read when it is reached.
    say(found.filter(([, wrong]) => wrong).length === 1 ? '' : t('wrong.several'));
    first[0].input.focus();
    return false;
  }

  function say(text) {
    alert.hidden = !text;
    alert.replaceChildren(...(text ? [icon('alert'), el('span', {}, text)] : []));
  }

  function wait(on) {
    if (on) submit.setAttribute('aria-disabled', 'true');
    else submit.removeAttribute('aria-disabled');
    submit.replaceChildren(...(on ? [el('span', { class: 'spinner', 'aria-hidden': 'true' }), busy] : [button]));
  }
  return node;
}
