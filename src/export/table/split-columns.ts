import type { TableModel, TableSpan } from '../../model/table-model.ts';
import type { ColumnExtent } from './column-extents.ts';

/**
 * A table that is wider than any page, in parts that each repeat its first column; columns below one spanning header of the
 * lowest row stay together where they fit. Footnotes and notes belong to the last part, and the marks of all parts are the
 * same letters.
 *
 * @param total characters that a line has room for
 */
export function splitColumns(table: TableModel, extents: readonly ColumnExtent[], total: number): TableModel[] {
  const least = extents.map(extent => extent.least);
  const room = total - (least[0] ?? 0);
  if (sum(least.slice(1)) <= room) return [table];
  const parts: number[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const block of blocksOf(table)) {
    const blocks = sum(block.map(column => least[column]!)) <= room ? [block] : block.map(column => [column]);
    for (const columns of blocks) {
      const width = sum(columns.map(column => least[column]!));
      if (taken + width > room) {
        parts.push([]);
        taken = 0;
      }
      parts.at(-1)!.push(...columns);
      taken += width;
    }
  }
  return parts.map((columns, at) => {
    const part = withColumns(table, [0, ...columns]);
    return at === parts.length - 1 ? part : { ...part, footnotes: [], notes: [] };
  });
}

/** Columns other than the first in blocks: those below one spanning header of the lowest row, and single ones. */
function blocksOf({ columns, spans }: TableModel): number[][] {
  const blocks: number[][] = [];
  for (let column = 1; column < columns.length; ) {
    const span = spans.at(-1)?.find(({ from, to }) => from <= column && column <= to);
    const to = span?.to ?? column;
    blocks.push(Array.from({ length: to - column + 1 }, (_, at) => column + at));
    column = to + 1;
  }
  return blocks;
}

/** A table of some of the columns. */
function withColumns(table: TableModel, kept: readonly number[]): TableModel {
  const pick = <Item>(items: readonly Item[]): Item[] => kept.map(column => items[column]!);
  const clipped = (span: TableSpan): TableSpan[] => {
    const places = kept.flatMap((column, at) => (span.from <= column && column <= span.to ? [at] : []));
    return places.length === 0 ? [] : [{ label: span.label, from: places[0]!, to: places.at(-1)! }];
  };
  return {
    ...table,
    columns: pick(table.columns),
    spans: table.spans.map(row => row.flatMap(clipped)),
    groups: table.groups.map(group => ({
      ...group,
      ...(group.heading === undefined ? {} : { heading: pick(group.heading) }),
      rows: group.rows.map(row => ({ ...row, cells: pick(row.cells) })),
    })),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
