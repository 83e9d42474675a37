// A form that checks, sends once, and says at each field what is wrong with it.
import { complaint } from './api.js';
import { el, icon, t } from './page.js';

export const SHORTEST_PASSWORD = 8;
const LONGEST = { password: 128, repeat: 128, first_name: 80, last_name: 80 };

/** A labelled input; `check(value)` answers what is wrong with it, or nothing. */
export function field(name, { label, type = 'text', autocomplete, hint, check }) {
  const id = `field-${name}`;
  const input = el('input', {
    id, name, type, autocomplete, required: true, maxlength: LONGEST[name], 'aria-describedby': `${id}-note`,
    spellcheck: 'false', autocapitalize: type === 'password' ? 'none' : 'words', autocorrect: 'off',
  });
  const note = el('p', { class: 'note', id: `${id}-note` }, hint ?? '');
  const box = type === 'password' ? el('div', { class: 'secret' }, input, eye(input, label)) : input;
  const node = el('div', { class: 'field' }, el('label', { for: id }, label), box, note);
  input.addEventListener('input', () => mark(''));

  function mark(wrong) {
    node.classList.toggle('wrong', Boolean(wrong));
    if (wrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    note.textContent = wrong || (hint ?? '');
  }
  return { name, node, input, mark, check: () => (input.value.trim() ? check?.(input.value) : t('wrong.required')) };
}

function eye(input, label) {
  const button = el('button', { class: 'eye', type: 'button', 'aria-pressed': 'false', 'aria-label': t('field.show', { label }), title: t('field.show', { label }) }, icon('eye'));
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
    button.replaceChildren(icon(shown ? 'eyeoff' : 'eye'));
  });
  return button;
}

export const passwordField = (name, options) => field(name, {
  type: 'password', autocomplete: 'new-password', hint: t('field.password_hint'),
  check: (value) => ([...value].length < SHORTEST_PASSWORD ? t('wrong.short') : ''), ...options,
});

/**
 * The form. `onsend(values)` answers what the API answered; `onanswer(answer)` answers whether it has dealt with it.
 * What is left, the form says itself: at the fields, or above its button.
 */
export function form({ fields = [], rows = fields.map((each) => each.node), button, busy, onsend, onanswer }) {
  const alert = el('p', { class: 'alert', role: 'alert', hidden: true });
  const submit = el('button', { class: 'button primary', type: 'submit' }, button);
  const node = el('form', { novalidate: true, onsubmit: (event) => { event.preventDefault(); go(); } }, rows, alert, submit);

  async function go() {
    if (submit.getAttribute('aria-disabled')) return;
    if (!tell(fields.map((each) => [each, each.check()]))) return;
    wait(true);
    const answer = await onsend(Object.fromEntries(fields.map((each) => [each.name, each.input.value])));
    wait(false);
    if (onanswer(answer)) return;
    const errors = answer.status === 422 ? answer.body.errors ?? [] : [];
    const places = fields.map((each) => [each, meaning(errors.filter((error) => error.loc.at(-1) === each.name))]);
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

const KNOWN = [['common', /too common/], ['numeric', /entirely numeric/], ['similar', /too similar/], ['short', /too short|at least/], ['control', /control characters/]];

/** What the API found wrong with a field, in the reader's language where its English is known. */
function meaning(errors) {
  return errors.map(({ msg }) => {
    const found = KNOWN.filter(([, words]) => words.test(msg)).map(([key]) => t(`wrong.${key}`));
    return found.join(' ') || msg.replace(/^Value error, /, '');
  }).join(' ');
}
