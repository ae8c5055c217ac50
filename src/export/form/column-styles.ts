import { type NoteShape, noteShape, VML_HEAD, VML_TYPE } from '../ooxml/note-shape.ts';

/**
 * Gives every column the style of its cell in row 2: the library writes styles of cells only, and a blank cell without one
 * would be locked in a protected sheet.
 */
export function withColumnStyles(sheet: string): string {
  const second = /<row r="2"[^<>]*>((?:[^<]|<(?!\/?row\b))*)<\/row>/.exec(sheet)?.[1] ?? '';
  const styles = [...second.matchAll(/<c r="[A-Z]+2"[^<>]*? s="(\d+)"/g)].map(match => match[1]!);
  let at = 0;
  return sheet.replace(/<col (min="\d+" max="\d+")/g, (whole, range: string) => {
    const style = styles[at++];
    return style === undefined ? whole : `<col ${range} style="${style}"`;
  });
}

/** The drawing of the notes, each box as large as its text needs. */
export const notesDrawing = (notes: readonly NoteShape[]): string =>
  `${VML_HEAD}<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>${VML_TYPE}${notes.map((note, i) => noteShape(note, `_x0000_s${1025 + i}`)).join('')}</xml>`;
