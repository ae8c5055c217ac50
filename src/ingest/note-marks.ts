import type { Cell, Sheet } from 'hucre/xlsx';
import { counted } from '../base/plural.ts';
import { columnLetter } from './letters.ts';
import type { TableBuilder } from './table-builder.ts';

/** What is written on cells beside their values, below the header. */
interface Marks {
  /** colour → cells, as row and column from 0 */
  readonly fills: ReadonlyMap<string, readonly (readonly [row: number, column: number])[]>;
  readonly struck: readonly (readonly [row: number, column: number])[];
  readonly comments: readonly (readonly [row: number, column: number])[];
}

/** Shading that covers more of the rows is design. */
const MAX_SHADED = 0.4;

/** Where the tool's own note begins in a comment: at its start, or below what stood there. */
const ANNOTATION = /(?:^|(?<=\n\n))(?:error|warning|note) [A-Z]\d{3}: /;

/** Reports fill colours, struck-through cells and comments below the header: none of them is read, and each may carry a code. */
export function noteMarks(builder: TableBuilder, sheet: Sheet, headerRow: number | null, lastRow: number): void {
  if (headerRow === null || sheet.cells === undefined) return;
  const { fills, struck, comments } = marksOf(sheet.cells, headerRow);
  const rows = lastRow - headerRow;
  const shown = [...fills]
    .filter(([, cells]) => new Set(cells.map(([row]) => row)).size <= rows * MAX_SHADED)
    .sort((a, b) => b[1].length - a[1].length);
  if (shown.length > 0) {
    const total = shown.reduce((sum, [, cells]) => sum + cells.length, 0);
    builder.note(
      'fills',
      `${counted(total, 'cell')} below the header ${total === 1 ? 'has' : 'have'} a fill colour (${shown
        .slice(0, 5)
        .map(([colour, cells]) => `#${colour}: ${cells.length} in ${columnsOf(cells)}`)
        .join(
          '; ',
        )}${shown.length > 5 ? '; …' : ''}); colours are not read. If a colour is a code, write it into a column, or declare \`marks:\` in the \`dialect:\` of review.yaml`,
      placeOf(shown[0]![1]),
    );
  }
  if (struck.length > 0) {
    const struckRows = new Set(struck.map(([row]) => row)).size;
    builder.note(
      'struck',
      `${counted(struck.length, 'cell')} in ${counted(struckRows, 'row')} ${struck.length === 1 ? 'is' : 'are'} struck through; they are read and count. Delete what is not meant to count, give it a column, or declare \`marks:\` in the \`dialect:\` of review.yaml`,
      placeOf(struck),
    );
  }
  if (comments.length > 0)
    builder.note(
      'comments',
      `${counted(comments.length, 'cell')} below the header ${comments.length === 1 ? 'has' : 'have'} a comment (in ${columnsOf(comments)}); comments are not read, unless \`marks:\` in the \`dialect:\` of review.yaml makes a column of them`,
      placeOf(comments),
    );
}

function marksOf(cells: ReadonlyMap<string, Cell>, headerRow: number): Marks {
  const fills = new Map<string, [number, number][]>();
  const struck: [number, number][] = [];
  const comments: [number, number][] = [];
  for (const [key, { style, comment, value }] of cells) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (row < headerRow) continue;
    // the notes and colours of `validate --annotate` are no marks of a coder
    const own = comment === undefined ? -1 : comment.text.search(ANNOTATION);
    const fill = own < 0 ? style?.fill : undefined;
    const colour = fill?.type === 'pattern' && fill.pattern !== 'none' ? colourOf(fill.fgColor) : null;
    if (colour !== null) {
      const known = fills.get(colour);
      if (known === undefined) fills.set(colour, [[row, column]]);
      else known.push([row, column]);
    }
    if (style?.font?.strikethrough === true && value !== null && value !== '') struck.push([row, column]);
    if (comment !== undefined && own !== 0) comments.push([row, column]);
  }
  return { fills, struck, comments };
}

/** A colour as it is written in the file; white is none. */
export function colourOf(
  colour: { rgb?: string; theme?: number; tint?: number; indexed?: number } | undefined,
): string | null {
  if (colour?.rgb !== undefined) return /^(FF)?FFFFFF$/i.test(colour.rgb) ? null : colour.rgb.toUpperCase();
  if (colour?.theme !== undefined)
    return colour.theme === 0 && !colour.tint
      ? null
      : `theme ${colour.theme}${colour.tint ? ` ${colour.tint.toFixed(2)}` : ''}`;
  return colour?.indexed === undefined || colour.indexed >= 64 ? null : `indexed ${colour.indexed}`;
}

const MAX_COLUMNS = 4;

/** The columns of cells, by their letters. */
function columnsOf(cells: readonly (readonly [number, number])[]): string {
  const columns = [...new Set(cells.map(([, column]) => column))].sort((a, b) => a - b).map(columnLetter);
  const named = columns.slice(0, MAX_COLUMNS).join(', ');
  return `${columns.length === 1 ? 'column' : 'columns'} ${named}${columns.length > MAX_COLUMNS ? ', …' : ''}`;
}

/** The address of the first cell. */
function placeOf(cells: readonly (readonly [number, number])[]): { row: number; column: string } {
  const [[row, column] = [0, 0]] = cells.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { row: row + 1, column: columnLetter(column) };
}
