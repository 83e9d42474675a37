// @ts-check
// A QR code, to be scanned from the screen: dark on light in either theme, as scanners want it.
import { html } from 'htm/preact';
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** Modules left free around it (ISO/IEC 18004, "quiet zone"). */
const QUIET = 4;
/** Pixels of a module: a whole number, or some would be wider than others. */
const MODULE = 5;

/** @param {{ text: string, label: string }} props */
export function QrCode({ text, label }) {
  const code = generate(text);
  const side = code.size + 2 * QUIET;
  return html`<svg class="qr-code" role="img" aria-label=${label} width=${side * MODULE} viewBox=${`${-QUIET} ${-QUIET} ${side} ${side}`} shape-rendering="crispEdges"><path d=${toSvgPath(code)} /></svg>`;
}
