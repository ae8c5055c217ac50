import type { Block } from './block.ts';
import { labelOf, wholeIn } from './cell.ts';
import type { Mention } from './mention.ts';
import { WHOLE_ROW } from './table-row.ts';
import { type CellCount, tablesOf } from './table-sums.ts';

interface Share {
  readonly index: number;
  readonly n: number;
  readonly percent: string;
  readonly whole: number;
}

/**
 * The wholes of a table's shares: mention → N, from the column's head (`Tabular (N = 16)`), the row's name, or a row or column
 * of totals. A table whose percentages are of something else is left alone: most shares of a column or row must fit the whole.
 */
export function tableWholes(blocks: readonly Block[], mentions: readonly Mention[]): Map<number, number> {
  const wholes = new Map<number, number>();
  for (const cells of tablesOf(blocks, mentions).values()) {
    const totals = totalsOf(blocks, cells);
    const lines = new Map<string, Share[]>();
    for (const { index, n, column, block } of cells) {
      const { percent, N } = mentions[index]!.numbers;
      if (percent === undefined || N !== undefined) continue;
      const { row, text } = blocks[block]!;
      for (const [line, whole] of [
        [`head ${column}`, wholeIn(row!.table.heads[column] ?? '')],
        [`name ${block}`, wholeIn(labelOf(text, column))],
        [`column ${column}`, totals.get(`column ${column}`) ?? null],
        [`row ${block}`, totals.get(`row ${block}`) ?? null],
      ] as const)
        if (whole !== null) lines.set(line, [...(lines.get(line) ?? []), { index, n, percent, whole }]);
    }
    for (const shares of lines.values()) {
      if (2 * shares.filter(fit).length <= shares.length) continue;
      for (const { index, whole } of shares) if (!wholes.has(index)) wholes.set(index, whole);
    }
  }
  return wholes;
}

/** Counts in rows and columns of totals, where there is one. */
function totalsOf(blocks: readonly Block[], cells: readonly CellCount[]): ReadonlyMap<string, number> {
  const found = new Map<string, number[]>();
  const note = (line: string, n: number): void => void found.set(line, [...(found.get(line) ?? []), n]);
  for (const { n, column, block } of cells) {
    const { row, text } = blocks[block]!;
    if (WHOLE_ROW.test(labelOf(text, column))) note(`column ${column}`, n);
    if (WHOLE_ROW.test(row!.table.heads[column] ?? '')) note(`row ${block}`, n);
  }
  return new Map([...found].flatMap(([line, [n, ...more]]) => (more.length > 0 ? [] : [[line, n!] as const])));
}

/** The percentage is that of n, however it was rounded. */
function fit({ n, percent, whole }: Share): boolean {
  const text = percent.replace(/[<>≤≥ ]/g, '').replace(',', '.');
  const unit = 10 ** -(text.split('.')[1]?.length ?? 0);
  return whole > 0 && Math.abs((100 * n) / whole - Number(text)) < unit;
}
