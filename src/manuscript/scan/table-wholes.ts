import { groupedBy } from '../../base/grouped-by.ts';
import { CAPTION } from '../bind/mention-kind.ts';
import type { Block, ScannedTable } from '../read/block.ts';
import { isPlain, isTotal, labelOf, wholeIn } from '../read/cell.ts';
import type { Mention } from './mention.ts';
import { type CellCount, tablesOf } from './table-sums.ts';
import { explains } from './wholes.ts';

/** What a share of a table is a share of. */
export interface TableWhole {
  readonly N: number;
  /** the row's, else the column's */
  readonly ofRow: boolean;
}

interface Share {
  /** the column or row, and what names its whole */
  readonly line: string;
  readonly index: number;
  readonly n: number;
  readonly percent: string;
  readonly whole: number;
  /** the row group */
  readonly group: string;
}

/** Each row group has shares of its own whole; a group of one row is judged with the others of its column. */
function withGroups(shares: readonly Share[]): Share[] {
  const sizes = new Map<string, number>();
  const keyOf = ({ line, group }: Share): string => `${line} ${group}`;
  for (const share of shares) sizes.set(keyOf(share), (sizes.get(keyOf(share)) ?? 0) + 1);
  return shares.map(share => (sizes.get(keyOf(share))! > 1 ? { ...share, line: keyOf(share) } : share));
}

/**
 * The wholes of a table's shares: mention → N, from the column's head (`Tabular (N = 16)`), the row's name, or a row or column
 * of totals. A table whose percentages are of something else is left alone: half of the shares of a column or row must fit the whole.
 */
export function tableWholes(blocks: readonly Block[], mentions: readonly Mention[]): Map<number, TableWhole> {
  const wholes = new Map<number, TableWhole>();
  const captions = captionWholes(blocks);
  for (const cells of tablesOf(blocks, mentions).values()) {
    const totals = totalsOf(blocks, mentions, cells);
    const units = unitsOfRows(blocks, mentions, cells);
    const found: Share[] = [];
    for (const { index, n, column, block } of cells) {
      const { percent, N } = mentions[index]!.numbers;
      if (percent === undefined || N !== undefined) continue;
      const { row, text } = blocks[block]!;
      for (const [line, whole] of [
        [`group ${row!.group} ${column}`, row!.wholes[column] ?? null],
        [`head ${column}`, wholeIn(row!.table.heads[column] ?? '')],
        [`name ${block}`, wholeIn(labelOf(text, column))],
        ['caption', captions.get(row!.table) ?? null],
        [`column ${column}`, totals.get(`column ${column}`) ?? null],
        [`row ${block}`, totals.get(`row ${block}`) ?? units.get(block) ?? null],
      ] as const)
        if (whole !== null) found.push({ line, index, n, percent, whole, group: row!.group });
    }
    for (const shares of groupedBy(withGroups(found), share => share.line)) {
      // nothing of anything is nothing: only counts say whether it fits
      const telling = shares.filter(share => share.n > 0);
      const fitting = telling.filter(share => isShare(share.n, share.whole, share.percent));
      if (fitting.length === 0 || 2 * fitting.length < telling.length || haveSmallerWhole(telling)) continue;
      for (const { index, whole, line } of shares)
        if (!wholes.has(index)) wholes.set(index, { N: whole, ofRow: /^(?:name|row)/.test(line) });
    }
    for (const row of groupedBy(cells, cell => cell.block)) {
      const shares = row.filter(({ index }) => mentions[index]!.numbers.percent !== undefined && !wholes.has(index));
      if (shares.length < 2 || shares.length < row.length) continue;
      // every percentage of the row is that of the row's own sum
      const N = shares.reduce((sum, { n }) => sum + n, 0);
      const fits = shares.every(({ index, n }) => isShare(n, N, mentions[index]!.numbers.percent!));
      if (fits) for (const { index } of shares) wholes.set(index, { N, ofRow: true });
    }
  }
  return wholes;
}

/** A title in a line of its own, which is no sentence. */
const TITLE = /^[^.!?]{3,200}$/;

/** The wholes that captions name: `Platforms (N = 73 papers that name one)`, in a title row or right above the table. */
function captionWholes(blocks: readonly Block[]): ReadonlyMap<ScannedTable, number> {
  const found = new Map<ScannedTable, number>();
  blocks.forEach(({ row }, at) => {
    if (row === undefined || found.has(row.table)) return;
    const above = blocks[at - 1];
    const own = above?.row === undefined && above !== undefined && above.kind !== 'heading' ? above.text : '';
    const N = wholeIn(row.table.caption) ?? (CAPTION.test(own) || TITLE.test(own.trim()) ? wholeIn(own) : null);
    if (N !== null) found.set(row.table, N);
  });
  return found;
}

/** Shares that are not all of the whole that a head names, and all exactly of a smaller one: those that report the field, perhaps. */
function haveSmallerWhole(shares: readonly Share[]): boolean {
  const exact = (N: number): boolean =>
    shares.every(({ n, percent }) => explains(N, { numbers: { n: String(n), percent } }));
  const { whole } = shares[0]!;
  if (shares.length < 2 || whole > LARGEST || exact(whole)) return false;
  for (let N = whole - 1; N >= whole / 2; N--) if (exact(N)) return true;
  return false;
}

/** No review has more units in a table of shares. */
const LARGEST = 1_000_000;

/** How many units a row is of, by its block: the bare count of a first column that is headed by a word for units alone, `Papers`. */
function unitsOfRows(
  blocks: readonly Block[],
  mentions: readonly Mention[],
  cells: readonly CellCount[],
): ReadonlyMap<number, number> {
  const first = new Map<number, CellCount>();
  for (const cell of cells) if (!first.has(cell.block)) first.set(cell.block, cell);
  return new Map(
    [...first.values()].flatMap(({ index, n, column, block }) => {
      const head = blocks[block]!.row!.table.heads[column] ?? '';
      const bare = mentions[index]!.numbers.percent === undefined && wholeIn(head) === null;
      return bare && column === 1 && head !== '' && isPlain(head) ? [[block, n] as const] : [];
    }),
  );
}

/** Counts in rows and columns of totals, where there is one. */
function totalsOf(
  blocks: readonly Block[],
  mentions: readonly Mention[],
  cells: readonly CellCount[],
): ReadonlyMap<string, number> {
  const found: { line: string; n: number }[] = [];
  for (const { index, n, column, block } of cells) {
    const { row, text } = blocks[block]!;
    // `All studies: 23 (35.9%)`: that percentage is of something else, and so are those beside it
    const { percent } = mentions[index]!.numbers;
    if (percent !== undefined && !isShare(n, n, percent)) continue;
    if (isTotal(labelOf(text, column))) found.push({ line: `column ${column}`, n });
    if (isTotal(row!.table.heads[column] ?? '')) found.push({ line: `row ${block}`, n });
  }
  // two totals of one line are those of its row groups
  return new Map(
    [...groupedBy(found, total => total.line)].flatMap(([first, ...more]) =>
      more.length > 0 ? [] : [[first!.line, first!.n] as const],
    ),
  );
}

/** The percentage is that of n, however it was rounded. */
export function isShare(n: number, whole: number, percent: string): boolean {
  const text = percent.replace(/[<>≤≥ ]/g, '').replace(',', '.');
  const unit = 10 ** -(text.split('.')[1]?.length ?? 0);
  return whole > 0 && Math.abs((100 * n) / whole - Number(text)) < unit;
}
