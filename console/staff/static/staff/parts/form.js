// @ts-check
import { html } from 'htm/preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Problem, complaint } from '../problem.js';
import { t } from '../text.js';
import { Icon } from './icon.js';

/**
 * A labelled field: an input, or with `as` a select (with its options as children) or a textarea.
 * @param {{ label: string, value: string | number | undefined, onInput: (value: string) => void, as?: 'input' | 'select' | 'textarea',
 *   wrong?: string, hint?: any, optional?: boolean, children?: any, hideLabel?: boolean, [attribute: string]: any }} props
 */
export function Field({ label, value, onInput, as = 'input', wrong, hint, optional = false, children, hideLabel = false, ...rest }) {
  const id = useId();
  const note = wrong || hint;
  return html`<div class=${wrong ? 'field wrong' : 'field'}>
    <label for=${id} class=${hideLabel ? 'unseen' : undefined}>${label}${optional && html` <span class="muted">${t('common.optional')}</span>`}</label>
    <${as} ...${rest} id=${id} value=${value ?? ''} aria-invalid=${wrong ? 'true' : undefined} aria-describedby=${note ? `${id}-note` : undefined}
      onInput=${(/** @type {InputEvent} */ event) => onInput(/** @type {HTMLInputElement} */ (event.currentTarget).value)}>${children}<//>
    ${note && html`<p class="note" id=${`${id}-note`}>${note}</p>`}
  </div>`;
}

/** @param {{ label: any, checked: boolean, onChange: (checked: boolean) => void, hint?: string, [attribute: string]: any }} props */
export function Check({ label, checked, onChange, hint, ...rest }) {
  return html`<label class="check"><input ...${rest} type="checkbox" checked=${checked}
    onChange=${(/** @type {Event} */ event) => onChange(/** @type {HTMLInputElement} */ (event.currentTarget).checked)} />
    <span>${label}${hint && html`<small>${hint}</small>`}</span></label>`;
}

/** Words on what went wrong, or what is to be known. @param {{ children?: any, tone?: 'bad' | 'warn' | 'info' }} props */
export function Alert({ children, tone = 'bad' }) {
  if (!children) return null;
  return html`<div class=${`alert ${tone}`} role=${tone === 'bad' ? 'alert' : undefined}><${Icon} name=${tone === 'info' ? 'info' : 'alert'} /><div>${children}</div></div>`;
}

/**
 * Values that are typed, sent once at a time, and what the API finds wrong with them.
 * `field(name)` is what a Field needs besides its label.
 * @template {Record<string, any>} V
 * @param {V} initial
 * @param {(values: V) => Promise<unknown>} send
 */
export function useForm(initial, send) {
  const [values, setValues] = useState(initial);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [busy, setBusy] = useState(false);
  const shown = useRef(/** @type {Set<string>} */ (new Set()));
  shown.current = new Set();
  const wrong = (/** @type {string} */ name) => {
    shown.current.add(name);
    return problem instanceof Problem ? problem.at(name) : '';
  };
  const set = (/** @type {Partial<V>} */ changes) => { setValues((before) => ({ ...before, ...changes })); };
  return {
    values,
    set,
    busy,
    problem,
    setProblem,
    field: (/** @type {keyof V & string} */ name) => ({ name, value: values[name], wrong: wrong(name), onInput: (/** @type {any} */ value) => set(/** @type {any} */ ({ [name]: value })) }),
    /** What no field shows. */
    complaint: () => {
      if (!problem) return '';
      const all = problem instanceof Problem ? problem.errors : [];
      if (all.length && all.every(({ loc }) => shown.current.has(String(loc.at(-1))))) return '';
      return complaint(problem);
    },
    submit: async (/** @type {Event} */ event) => {
      event.preventDefault();
      if (busy) return;
      const form = /** @type {HTMLElement} */ (event.currentTarget);
      setBusy(true);
      setProblem(null);
      try {
        await send(values);
      } catch (error) {
        setProblem(error);
        requestAnimationFrame(() => {
          const first = /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'));
          first?.closest('details')?.setAttribute('open', '');
          first?.focus();
        });
      } finally {
        setBusy(false);
      }
    },
  };
}
