import type { ExhibitFile } from './exhibit-file.ts';

/**
 * What the declaration itself says under an exhibit: its caption, then its note.
 *
 * @example declaredNotes({ table: 'shares', note: 'As of May.', caption: 'Main result.' }) // => ['Main result.', 'As of May.']
 */
export const declaredNotes = ({ caption, note }: ExhibitFile): string[] =>
  [caption, note].flatMap(text => (text === undefined ? [] : [text]));
