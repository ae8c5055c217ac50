const NUMBER = String.raw`[+-]?\d[\d,. \u00a0\u2009\u202f]*%?`;

/** A number as people write it (signed or not, grouped or not, perhaps with a percent sign), or two of them. */
const NUMBERS = new RegExp(`^${NUMBER}( to ${NUMBER})?$`);

/**
 * Text that no spreadsheet runs as a formula: what begins like one gets an apostrophe in front. Plain numbers, negative ones
 * too, stay as they are.
 *
 * @example neutral('=1+1') // => "'=1+1"
 * @example neutral('-0.5 to 0.3') // => '-0.5 to 0.3'
 * @example neutral('44 (74.6%)') // => '44 (74.6%)'
 */
export const neutral = (text: string): string =>
  /^[\s\0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) && !NUMBERS.test(text) ? `'${text}` : text;
