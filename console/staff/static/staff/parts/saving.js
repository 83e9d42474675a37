// @ts-check
// Files that the API answers: a link could not carry the token.

const KEPT_MS = 60_000;

/** @param {unknown} content a Blob, as `parseAs: 'blob'` has it @param {string} name */
export function saveAs(content, name) {
  const address = URL.createObjectURL(/** @type {Blob} */ (content));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
