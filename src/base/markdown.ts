/**
 * Text for a line of Markdown or a cell of its tables: nothing in it is read as markup or ends the cell.
 *
 * @example markdownText('a|b') // => 'a\\|b'
 */
export const markdownText = (text: string): string =>
  text.replace(/[\\|`*_[\]<>#~]/g, '\\$&').replace(/\s*\r?\n\s*/g, ' ');
