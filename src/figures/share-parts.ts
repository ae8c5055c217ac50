import type { ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';
import type { Part } from './rows/row-chart.ts';
import type { ShareGroup } from './share-groups.ts';

/** What is printed beside a mark. */
export type PartText = 'n' | 'percent' | 'share' | 'none';

/** Prints a row's numbers in the review's own format. */
export function partText({ format }: FigureInput, what: PartText): (row: ResultRow) => string {
  switch (what) {
    case 'n':
      return row => format.count(row.n);
    case 'percent':
      return row => format.percentSigned(row.n, row.N);
    case 'share':
      return row => format.share(row.n, row.N);
    case 'none':
      return () => '';
  }
}

/** The rows of a group as parts of a chart; a share of nothing has no mark. */
export const partsOf = (group: ShareGroup, text: (row: ResultRow) => string): Part[] =>
  group.rows.map(row => ({
    level: row.level ?? '',
    label: row.label ?? row.level ?? '',
    n: row.n ?? 0,
    N: row.N,
    share: row.estimate,
    low: row.ci?.low ?? null,
    high: row.ci?.high ?? null,
    text: row.estimate === null ? '' : text(row),
  }));
