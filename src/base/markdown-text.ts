/**
 * Text inside a Markdown cell: nothing of it may be read as markup or end the cell.
 *
 * @example markdownText('a|b <c>') // => 'a\\|b \\<c\\>'
 */
export const markdownText = (text: string): string =>
  text.replace(/[\\|`*_[\]<>#~&$]/g, '\\$&').replace(/\s*\r?\n\s*/g, '<br>');
