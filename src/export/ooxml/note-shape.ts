/** Where a note stands, and how much it says. */
export interface NoteShape {
  /** counted from 0 */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

// drawings of other programs don't declare these names at their root, so every shape does
const SPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';

/** What stands at the head of a drawing of notes. */
export const VML_HEAD = `<xml ${SPACES}>`;

/** The shape that all boxes are made of. */
export const VML_TYPE = `<v:shapetype ${SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

/**
 * The hidden box that a spreadsheet opens over a cell with a note (legacy VML: what every program reads). Its size follows
 * the text.
 *
 * @param id different in every shape of the workbook's drawing, e.g. `_x0000_s1025`
 */
export function noteShape({ row, column, text }: NoteShape, id: string): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  const rows = Math.max(4, Math.min(40, lines + 1));
  const top = Math.max(0, row - 1);
  const anchor = [column + 1, 15, top, 10, column + 4, 60, top + rows, 10].join(', ');
  return `<v:shape ${SPACES} id="${id}" type="#_x0000_t202" style="position:absolute;width:${WIDTH}pt;height:${rows * 15}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}

/** Characters in a line of the box, and its width in points. */
const LINE = 42;
const WIDTH = 220;
