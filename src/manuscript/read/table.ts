import { plainCharacters } from '../../base/printed-number.ts';
import type { RowOfTable, ScannedTable } from './block.ts';
import { wholeIn } from './cell.ts';
import { rowText, WHOLE_ROW } from './row-text.ts';

/** A cell of a manuscript's table; one that spans columns stands in the first of them. */
export interface Cell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
  /** it spans rows below that are written out, blank, in this column */
  readonly reaches?: boolean;
  /** how far it is indented, in any unit; leading spaces of a fixed width count as well */
  readonly indent?: number;
}

/** Reads the rows of one table, each with the heads of its columns and the row group it stands in. */
export function tableReader(): (cells: readonly Cell[]) => { readonly text: string; readonly row: RowOfTable } {
  const table: ScannedTable = { heads: [], caption: '' };
  const heads: Spread[] = [];
  /** cells of rows above that reach down, by column */
  const below = new Map<number, { text: string; rows: number }>();
  let group: Group = NO_GROUP;
  let previous: { readonly label: string; readonly indent: number; readonly cells: readonly string[] } | null = null;
  let body = false;
  const startBody = (): void => {
    const titles = heads.length > 1 ? heads.filter(isTitle) : [];
    table.caption = titles.map(title => title.cells.find(cell => cell !== '')).join(' ');
    table.heads.push(...headsOf(heads.filter(head => !titles.includes(head))));
    body = true;
  };
  return given => {
    const [first] = given;
    const written = spread(given, below);
    const spreadOut = !body && isShifted(written.cells, heads) ? shifted(written) : written;
    const { cells } = spreadOut;
    const again = heads.some(head => !isTitle(head) && head.cells.join('\t') === cells.join('\t'));
    const inHead: boolean =
      again || (!body && (heads.length === 0 || (heads.length < DEEPEST && isHead(cells, heads))));
    if (inHead) {
      if (!again) heads.push(spreadOut);
      return { text: rowText([], cells), row: { table, group: '', wholes: [], head: true } };
    }
    if (!body) startBody();
    const indent = indentOf(first);
    if (first !== undefined && (first.reaches === true || (first.rows ?? 1) > 1) && cells.length > 2) {
      // the first column names groups of rows, the second the rows
      group = { label: cells[0]!, wholes: [], indent, deeper: false };
      cells[0] = '';
    } else if (isGroup(cells)) group = { label: cells[0]!, wholes: cells.map(wholeIn), indent, deeper: false };
    else if (previous !== null && indent > previous.indent && previous.label !== group.label && cells[0] !== '')
      // a row with numbers of its own, and its parts below
      group = { label: previous.label, wholes: previous.cells.map(countIn), indent: previous.indent, deeper: true };
    else if (indent > group.indent) group = { ...group, deeper: true };
    else if (group.deeper && cells[0] !== '') group = NO_GROUP;
    if (cells[0] !== '') previous = { label: cells[0]!, indent, cells };
    return { text: rowText(table.heads, cells), row: { table, group: group.label, wholes: group.wholes, head: false } };
  };
}

/** The row group that a row stands in. */
interface Group {
  readonly label: string;
  readonly wholes: readonly (number | null)[];
  readonly indent: number;
  /** rows of it were indented: one that is not has left it */
  readonly deeper: boolean;
}

const NO_GROUP: Group = { label: '', wholes: [], indent: 0, deeper: false };

const indentOf = (cell: Cell | undefined): number =>
  cell === undefined
    ? 0
    : (cell.indent ?? 0) +
      (/^[\s\u00a0\u2000-\u200a\u3000]*/.exec(cell.text)![0].replace(/[\n\r]/g, '').length > 1 ? 1 : 0);

/** The count that a cell begins with: `45`, `45 (34%)`. */
const countIn = (cell: string): number | null => {
  const found = /^(\d{1,6})(?: ?\([^)]*\))?$/.exec(plainCharacters(cell).trim());
  return found === null ? null : Number(found[1]);
};

/** One text over all columns: the title of a table, and no head. */
const isTitle = ({ cells, covers }: Spread): boolean =>
  cells.length > 1 &&
  cells.filter(cell => cell !== '').length === 1 &&
  cells[0] !== '' &&
  (covers === null || new Set(covers).size === 1);

interface Spread {
  /** one text a column: what spans columns stands in the first of them, what spans rows in the first of those */
  readonly cells: string[];
  /** the same with what spans columns in each of them; null where no cell does, and blanks may mean so */
  readonly covers: string[] | null;
}

function spread(given: readonly Cell[], below: Map<number, { text: string; rows: number }>): Spread {
  const cells: string[] = [];
  const covers: string[] = [];
  const skip = (): void => {
    for (let held = below.get(cells.length); held !== undefined; held = below.get(cells.length)) {
      if (held.rows === 1) below.delete(cells.length);
      else below.set(cells.length, { text: held.text, rows: held.rows - 1 });
      cells.push('');
      covers.push('');
    }
  };
  for (const { text, columns = 1, rows = 1 } of given) {
    skip();
    for (let i = 0; i < Math.min(columns, WIDEST); i++) {
      if (rows > 1) below.set(cells.length, { text, rows: rows - 1 });
      cells.push(i === 0 ? text.trim() : '');
      covers.push(text.trim());
    }
  }
  skip();
  return { cells, covers: given.some(cell => (cell.columns ?? 1) > 1) ? covers : null };
}

/**
 * The second row of a head, written one column too far to the left: the cell above its first should reach down, as a converter
 * may forget. Its words fill all columns but the last.
 */
const isShifted = (cells: readonly string[], heads: readonly Spread[]): boolean =>
  heads.length === 1 &&
  heads[0]!.cells[0] !== '' &&
  heads[0]!.covers !== null &&
  cells.length > 2 &&
  cells.length === heads[0]!.cells.length &&
  cells.at(-1) === '' &&
  cells.slice(0, -1).every(cell => cell !== '' && !/^[<>≤≥]?\s*\d/.test(cell));

const shifted = ({ cells }: Spread): Spread => ({ cells: ['', ...cells.slice(0, -1)], covers: null });

/** More rows than any head has. */
const DEEPEST = 6;

/** More columns than any printed table has. */
const WIDEST = 200;

/** A further row of the head: one that heads no row unless none above does, and has no number. */
const isHead = (cells: readonly string[], heads: readonly Spread[]): boolean => {
  const filled = cells.filter(cell => cell !== '');
  return (
    (cells[0] === '' ||
      (filled.length > 1 && !isGroup(cells) && heads.every(head => head.cells[0] === '' || isTitle(head)))) &&
    filled.every(cell => !/^[<>≤≥]?\s*\d/.test(cell))
  );
};

/** A row that only names what follows, and perhaps what it is of. */
const isGroup = ([first = '', ...others]: readonly string[]): boolean =>
  first !== '' &&
  /\p{L}{2}/u.test(first) &&
  !WHOLE_ROW.test(first) &&
  others.every(cell => cell === '' || /^n ?= ?\d[\d, ]*$/i.test(plainCharacters(cell)));

/** The rows of a head as one text a column; a cell above holds for all columns that it spans, or up to the next that is filled. */
function headsOf(rows: readonly Spread[]): string[] {
  const width = Math.max(0, ...rows.map(row => row.cells.length));
  const last = rows.length - 1;
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map(({ cells, covers }, index) => {
      if (covers !== null && index < last) return covers[column] ?? '';
      // only what stands above others reaches to the right, and never from the column that heads the rows
      const from = index === last || column === 0 ? column : 1;
      for (let i = column; i >= from; i--) if ((cells[i] ?? '') !== '') return cells[i]!;
      return '';
    });
    return plainCharacters([...new Set(parts.filter(part => part !== ''))].join(': '));
  });
}
