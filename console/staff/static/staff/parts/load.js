// @ts-check
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/**
 * What `load` answers, anew when `deps` change; what is shown stays until then, `fresh` says whether it is of these `deps`.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} deps
 */
export function useLoaded(load, deps) {
  const [state, setState] = useState(/** @type {{ data?: T, error?: unknown, of?: unknown }} */ ({}));
  const [turn, setTurn] = useState(0);
  const of = JSON.stringify(deps);
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (data) => { if (!abort.signal.aborted) setState({ data, of }); },
      (error) => { if (!abort.signal.aborted) setState((before) => ({ data: before.of === of ? before.data : undefined, error, of })); },
    );
    return () => abort.abort();
  }, [of, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const setData = useCallback((/** @type {(before: T) => T} */ change) => setState((before) => (before.data === undefined ? before : { ...before, data: change(before.data) })), []);
  return { data: state.data, error: state.error, fresh: state.of === of, reload, setData };
}

/**
 * A list by keyset: the first page, and more as `more` is called.
 * @template T
 * @param {(cursor: string, signal: AbortSignal) => Promise<{ items: T[], next_cursor: string | null }>} load
 * @param {unknown[]} deps
 */
export function usePages(load, deps) {
  const first = useLoaded((signal) => load('', signal), deps);
  const [rest, setRest] = useState(/** @type {{ after?: unknown, items: T[], next: string | null, error?: unknown }} */ ({ items: [], next: null }));
  const isLoading = useRef(false);
  const mine = rest.after !== undefined && rest.after === first.data ? rest : { items: /** @type {T[]} */ ([]), next: first.data?.next_cursor ?? null, error: undefined };
  const more = async () => {
    if (!mine.next || isLoading.current) return;
    isLoading.current = true;
    const abort = new AbortController();
    try {
      const page = await load(mine.next, abort.signal);
      setRest({ after: first.data, items: [...mine.items, ...page.items], next: page.next_cursor });
    } catch (error) {
      setRest({ after: first.data, items: mine.items, next: mine.next, error });
    } finally {
      isLoading.current = false;
    }
  };
  return { items: first.data ? [...first.data.items, ...mine.items] : undefined, error: first.error, moreError: mine.error, hasMore: Boolean(mine.next), more, reload: first.reload, fresh: first.fresh };
}

/** A ref for what stands below a list: `more` is called as it comes into sight. @param {() => void} more @param {boolean} on */
export function useSight(more, on) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const latest = useRef(more);
  latest.current = more;
  useEffect(() => {
    if (!on || !ref.current) return undefined;
    const observer = new IntersectionObserver((entries) => { if (entries.some((each) => each.isIntersecting)) latest.current(); }, { rootMargin: '300px' });
    observer.observe(ref.current);
    return () => observer.disconnect();
  });
  return ref;
}

/** The value, once it has not changed for so long. @template T @param {T} value @param {number} [ms] @returns {T} */
export function useSettled(value, ms = 250) {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
