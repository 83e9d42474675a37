// @ts-check
// What people call the browser and the system that a User-Agent names. The first that is found counts: most browsers name others too.

/** @type {[RegExp, string][]} */
const BROWSERS = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
/** @type {[RegExp, string][]} */
const SYSTEMS = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** @param {[RegExp, string][]} known @param {string} text */
const firstOf = (known, text) => known.find(([pattern]) => pattern.test(text))?.[1] ?? '';

/** Names, or '' of what is none of these. @param {string} userAgent */
export const knownAs = (userAgent) => ({ browser: firstOf(BROWSERS, userAgent), system: firstOf(SYSTEMS, userAgent) });
