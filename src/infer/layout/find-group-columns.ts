import type { Table } from '../../model/table.ts';
import { cells, shown } from '../columns/detector.ts';
import { headerWords } from '../columns/find-key.ts';
import { missingState } from '../columns/missing-state.ts';
import { namesStudies } from './find-fill-down.ts';
import { range } from './find-header.ts';

/** Columns that head groups of studies: a value stands in the first row of its group only, and cells below it are blank. */
export interface GroupColumns {
  readonly headers: readonly string[];
  readonly evidence: string;
  /** how the first number changes if blank cells are blank */
  readonly otherwise: string;
}

const MIN_ROWS = 6;
/** groups stand before what is coded */
const MOST_LEFT = 3;
/** a heading is a few words */
const LONGEST = 40;
/** so many cells of groups in groups are blank */
const LEAST_BLANK = 0.25;
const NO_GROUP =
  /\b(doi|url|link|pmid|e ?mail|notes?|comments?|remarks?|details?|reasons?|other|specify|bemerkung(en)?|kommentare?|commentaires?|comentarios?|observaciones)\b/;

/**
 * Finds grouping columns that a spreadsheet program showed as merged cells: one of the first columns is filled in the first
 * row, blank in most others, and no value comes back, while another column names every row. Which columns these are is a
 * guess, because nobody can see in a file whether a blank cell was merged with the one above.
 */
export function findGroupColumns(table: Table): GroupColumns | null {
  const { rows, columns } = table;
  if (rows < MIN_ROWS) return null;
  const namesRows = columns.some(column => {
    const values = range(0, rows - 1).map(row => column.value(row).trim());
    return values.every(text => text !== '') && new Set(values).size === rows;
  });
  if (!namesRows) return null;
  const found: { index: number; filled: readonly number[] }[] = [];
  for (const index of range(0, Math.min(MOST_LEFT + found.length, columns.length) - 1)) {
    const filled = headings(table, index);
    if (filled !== null) found.push({ index, filled });
  }
  const [first] = found;
  if (first === undefined) return null;
  // groups in groups, whose headings come back in other groups
  for (let index = found.at(-1)!.index + 1; index < columns.length; index++) {
    const filled = subheadings(table, index, found.at(-1)!.filled);
    if (filled === null) break;
    found.push({ index, filled });
  }
  const { index, filled } = first;
  const value = columns[index]!.value(filled[0]!).trim();
  const group = (filled[1] ?? rows) - filled[0]!;
  const headers = found.map(entry => columns[entry.index]!.header.trim());
  const blank = rows - filled.length;
  return {
    headers,
    evidence: `"${headers[0]}" is filled in the first row of ${filled.length} groups and blank in ${cells(blank)} below them, and no value comes back: a blank cell is read as the value above${
      headers.length > 1
        ? `, and so in ${headers
            .slice(1)
            .map(header => `"${header}"`)
            .join(' and ')}`
        : ''
    }`,
    otherwise: `${shown(value)} in "${headers[0]}" is in 1 row instead of ${group}`,
  };
}

/** The rows that begin a group in the groups above; null where the column heads none. */
function subheadings({ rows, columns }: Table, index: number, above: readonly number[]): readonly number[] | null {
  const column = columns[index]!;
  const header = column.header.trim();
  if (header === '' || namesStudies(header) || NO_GROUP.test(headerWords(header))) return null;
  const text = (row: number): string => column.value(row).trim();
  const filled = range(0, rows - 1).filter(row => text(row) !== '');
  if (rows - filled.length < rows * LEAST_BLANK || !above.every(row => filled.includes(row))) return null;
  const isOnce = above.every((from, i) => {
    const own = range(from, (above[i + 1] ?? rows) - 1).filter(row => text(row) !== '');
    return new Set(own.map(text)).size === own.length && own.every(row => text(row).length <= LONGEST);
  });
  return isOnce ? filled : null;
}

/** The rows that begin a group; null where the column does not head groups. */
function headings({ rows, columns }: Table, index: number): readonly number[] | null {
  const column = columns[index]!;
  const header = column.header.trim();
  if (header === '' || namesStudies(header) || NO_GROUP.test(headerWords(header))) return null;
  const filled = range(0, rows - 1).filter(row => column.value(row).trim() !== '');
  const values = filled.map(row => column.value(row).trim());
  const blank = rows - filled.length;
  if (filled[0] !== 0 || filled.length < 2 || blank < filled.length) return null;
  if (new Set(values).size < values.length) return null;
  const isHeading = (text: string): boolean => text.length <= LONGEST && !/^(https?:|10\.\d)/.test(text);
  return values.every(isHeading) && values.some(text => missingState(text) === null) ? filled : null;
}
