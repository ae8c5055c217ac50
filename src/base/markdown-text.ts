/**
 * Text inside a Markdown cell: nothing of it may be read as markup or end the cell. Lines are joined by a semicolon: a cell
 * has no lines, and converters drop `<br>` without leaving a blank.
 *
 * @example markdownText('a|b <c>') // => 'a\\|b \\<c\\>'
 * @example markdownText('one\ntwo') // => 'one; two'
 */
export const markdownText = (text: string): string =>
  text
    .replace(/[\\|`*_[\]<>#~&$]/g, '\\$&')
    .replace(/(?:([,;:.!?])|(?<!\s))[^\S\r\n]*[\r\n]\s*/g, (_, end: string | undefined) =>
      end === undefined ? '; ' : `${end} `,
    );
