import type { Line } from './blocks-of-lines.ts';

/** A line of dashes alone, which opens and closes a table whose cells have several lines. */
const FULL = /^ {0,9}-{3,} {0,9}$/;
/** Dashes under the heads, one run for each column. */
const COLUMNS = /^ {0,40}-{2,}(?: +-{2,})+ {0,9}$/;
/** More lines than these are no head, and no table. */
const [MAX_HEAD, MAX_ROWS] = [8, 600];

/** A table of dashes: from its first line to its last, both within. */
interface Dashed {
  readonly last: number;
  readonly rows: readonly Line[];
}

/**
 * The lines of a text, with the rows of tables that are drawn with dashes (Pandoc's simple and multiline tables) as such. All
 * other lines are read as before.
 *
 * @param lineOf reads a line, and a cell, without their markup
 */
export function withDashedTables(
  lines: readonly string[],
  lineOf: (index: number) => Line,
  plain: (cell: string) => string,
): Line[] {
  const found: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const opens = lines[i]!.trim() !== '' && (i === 0 || lines[i - 1]!.trim() === '');
    const table = opens ? dashedAt(lines, i, plain) : null;
    if (table === null) found.push({ ...lineOf(i), at: i + 1 });
    else {
      found.push(...table.rows, { kind: 'blank', text: '', at: table.last + 1 });
      i = table.last;
    }
  }
  return found;
}

function dashedAt(lines: readonly string[], first: number, plain: (cell: string) => string): Dashed | null {
  const several = FULL.test(lines[first]!);
  let ruler = several ? first + 1 : first;
  while (ruler < lines.length && ruler - first <= MAX_HEAD && !COLUMNS.test(lines[ruler]!)) {
    if (lines[ruler]!.trim() === '') return null;
    ruler++;
  }
  if (!COLUMNS.test(lines[ruler] ?? '')) return null;
  const starts = [...lines[ruler]!.matchAll(/-+/g)].map(({ index }) => index);
  const rowOf = (own: readonly number[]): Line[] => {
    const cells = starts.map((start, column) => ({
      text: plain(
        own
          .map(index => lines[index]!.slice(column === 0 ? 0 : start, starts[column + 1]).trim())
          .filter(part => part !== '')
          .join(' '),
      ),
    }));
    return own.length === 0 || cells.every(({ text }) => text === '')
      ? []
      : [{ kind: 'row', text: cells.map(({ text }) => text).join(' '), at: own[0]! + 1, cells }];
  };
  const span = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  const rows = rowOf(span(several ? first + 1 : first, ruler));
  let own: number[] = [];
  for (let i = ruler + 1; i < lines.length && i - ruler <= MAX_ROWS; i++) {
    const line = lines[i]!;
    const blank = line.trim() === '';
    const closes = FULL.test(line) || COLUMNS.test(line);
    if (!several && !blank && !closes) rows.push(...rowOf([i]));
    else if (closes || (blank && !several))
      return rows.length < 2 && own.length === 0 ? null : { last: i, rows: [...rows, ...rowOf(own)] };
    else if (blank) {
      rows.push(...rowOf(own));
      own = [];
    } else own.push(i);
  }
  // a table of one-line rows may end with the text
  return several || rows.length < 2 ? null : { last: lines.length - 1, rows };
}
