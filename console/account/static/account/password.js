// A field to choose a password in.
import { field } from '../pages/form.js';
import { el, icon } from '../pages/page.js';
import { t } from '../pages/words.js';

export const SHORTEST_PASSWORD = 8;

/** What the API says of bad passwords. */
const KNOWN = [['password.common', /too common/], ['password.numeric', /entirely numeric/], ['password.similar', /too similar/], ['password.short', /too short|at least/]];

export const passwordField = (name, options) => field(name, {
  hint: t('field.password_hint'),
  check: (value) => ([...value].length < SHORTEST_PASSWORD ? t('password.short') : ''),
  known: KNOWN,
  around: (input) => el('div', { class: 'secret' }, input, eye(input, options.label)),
  attributes: { type: 'password', autocomplete: 'new-password', autocapitalize: 'none', maxlength: 128 },
  ...options,
});

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
