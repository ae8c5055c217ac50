/** Symbols in the order of printers: each of them once, then twice. */
const SYMBOLS = ['*', '†', '‡', '§', '‖', '¶'];

/**
 * The mark of a table's footnote: a letter, since a digit beside a count is read (and copied) as part of it, or a symbol where
 * the style of the journal has those.
 *
 * @param index of the footnote, from 0
 * @example footnoteMark(0) // => 'a'
 * @example footnoteMark(27) // => 'ab'
 * @example footnoteMark(7, 'symbols') // => '††'
 */
export function footnoteMark(index: number, marks: 'letters' | 'symbols' = 'letters'): string {
  if (marks === 'symbols') return SYMBOLS[index % SYMBOLS.length]!.repeat(Math.floor(index / SYMBOLS.length) + 1);
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : footnoteMark(rest)) + String.fromCharCode(97 + (index % 26));
}
