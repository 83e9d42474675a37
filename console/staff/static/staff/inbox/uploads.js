// @ts-check
// Files on their way to the API, with how far they are. fetch tells nothing of that, XMLHttpRequest does.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, complaint } from '../problem.js';
import { access, renew } from '../session.js';

/** @typedef {{ key: string, file: File, preview: string, done: number, id: string, wrong: string, kind: string }} Upload */

/** What may be sent, for the file chooser; the API looks at what it really is. */
export const ACCEPT = 'image/jpeg,image/png,video/mp4,video/3gpp,audio/*,application/pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt';

/** @param {File} file @param {(done: number) => void} progress @param {AbortSignal} signal @returns {Promise<import("spout-api").Attachment>} */
const send = (file, progress, signal) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', file, file.name);
  request.open('POST', '/api/v1/attachments');
  request.setRequestHeader('Authorization', `Bearer ${access.value}`);
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
  request.onload = () => (request.status === 201 ? resolve(request.response) : reject(new Problem(request.status, request.response ?? {})));
  request.onerror = () => reject(new Problem(0, {}));
  signal.addEventListener('abort', () => request.abort());
  request.send(form);
});

/** Files that are about to be sent with a message. */
export function useUploads() {
  const [uploads, setUploads] = useState(/** @type {Upload[]} */ ([]));
  const aborts = useRef(/** @type {Map<string, AbortController>} */ (new Map()));
  const set = (/** @type {string} */ key, /** @type {Partial<Upload>} */ changes) => setUploads((before) => before.map((each) => (each.key === key ? { ...each, ...changes } : each)));

  async function begin(/** @type {Upload} */ upload) {
    const abort = new AbortController();
    aborts.current.set(upload.key, abort);
    const progress = (/** @type {number} */ done) => set(upload.key, { done });
    try {
      const stored = await send(upload.file, progress, abort.signal).catch(async (error) => {
        if (!(error instanceof Problem) || error.status !== 401) throw error;
        await renew(access.value);
        return send(upload.file, progress, abort.signal);
      });
      set(upload.key, { id: stored.id, kind: stored.kind, done: 1 });
    } catch (error) {
      set(upload.key, { wrong: complaint(error) });
    }
  }

  /** @param {Iterable<File>} files */
  function add(files) {
    const fresh = [...files].map((file) => ({ key: crypto.randomUUID(), file, preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : '', done: 0, id: '', wrong: '', kind: '' }));
    setUploads((before) => [...before, ...fresh]);
    fresh.forEach(begin);
  }

  function drop(/** @type {string[]} */ keys) {
    for (const each of uploads) if (keys.includes(each.key) && each.preview) URL.revokeObjectURL(each.preview);
    for (const key of keys) { aborts.current.get(key)?.abort(); aborts.current.delete(key); }
    setUploads((before) => before.filter((each) => !keys.includes(each.key)));
  }
  useEffect(() => () => { for (const abort of aborts.current.values()) abort.abort(); }, []);
  return { uploads, add, drop };
}
