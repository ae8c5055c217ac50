/** A number as somebody printed it: its digits matter, trailing zeros included. */
export interface PrintedNumber {
  /** as it was written */
  readonly written: string;
  /** plain digits with a decimal point and without signs of thousands, e.g. `1234.50`, `-0.2` */
  readonly text: string;
  readonly decimals: number;
  /** `<0.1` and `>99.9` print a bound and not a value */
  readonly bound: '<' | '>' | null;
  readonly value: number;
}

/** Spaces of every width become one kind, the typographic minus a hyphen, the raised decimal point a point; one character stays one. */
export const plainCharacters = (text: string): string =>
  text
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2212\u2012\ufe63\uff0d]/g, '-')
    .replace(/[\u00b7\u2219\u22c5]/g, '.')
    .replace(/[\u2215\u2044\uff0f]/g, '/')
    .replace(/\uff05/g, '%');

/**
 * Reads a printed number: decimal commas, thin spaces, typographic minus signs, thousands and a percent sign are understood.
 * A comma (or point) between groups of three digits is read as thousands for `count`, as a decimal mark for `decimal`.
 *
 * @returns null where the text is no number
 * @example readPrinted('78.0')?.decimals // => 1
 * @example readPrinted('8,4 %')?.text // => '8.4'
 * @example readPrinted('<0.1')?.bound // => '<'
 * @example readPrinted('\u22120.25')?.value // => -0.25
 * @example readPrinted('1,234', 'count')?.value // => 1234
 * @example readPrinted('about ten') // => null
 */
export function readPrinted(written: string, kind: 'decimal' | 'count' = 'decimal'): PrintedNumber | null {
  const plain = plainCharacters(written).trim().replace(/%$/, '').trimEnd();
  const match = /^([<>≤≥]?)\s{0,9}([+-]?)\s{0,9}(\S.*)$/.exec(plain);
  if (match === null) return null;
  const digits = digitsOf(match[3]!.trim(), kind);
  if (digits === null) return null;
  const sign = match[2] === '-' && /[1-9]/.test(digits) ? '-' : '';
  const text = sign + digits;
  return {
    written,
    text,
    decimals: digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0,
    bound: match[1] === '<' || match[1] === '≤' ? '<' : match[1] === '>' || match[1] === '≥' ? '>' : null,
    value: Number(text),
  };
}

function digitsOf(text: string, kind: 'decimal' | 'count'): string | null {
  if (/^\d{1,15}$/.test(text)) return text;
  const grouped = /^\d{1,3}(?:([ ,.'’])\d{3})(?:\1\d{3})*$/.exec(text);
  if (grouped && (kind === 'count' || grouped[1] === ' ')) return text.replace(/\D/g, '');
  const both =
    /^(\d{1,3}(?:[ ,'’]\d{3})+)\.(\d{1,12})$/.exec(text) ?? /^(\d{1,3}(?:[ .'’]\d{3})+),(\d{1,12})$/.exec(text);
  if (both) return `${both[1]!.replace(/\D/g, '')}.${both[2]}`;
  const decimal = /^(\d{0,15})[.,](\d{1,12})$/.exec(text);
  return decimal ? `${decimal[1] || '0'}.${decimal[2]}` : null;
}
