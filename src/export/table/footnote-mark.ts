/**
 * The mark of a table's footnote: a letter, since a digit beside a count is read (and copied) as part of it.
 *
 * @param index of the footnote, from 0
 * @example footnoteMark(0) // => 'a'
 * @example footnoteMark(27) // => 'ab'
 */
export function footnoteMark(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : footnoteMark(rest)) + String.fromCharCode(97 + (index % 26));
}
