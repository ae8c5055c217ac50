import type { ExhibitOption } from '../model/exhibit.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';
import type { Part } from './rows/row-chart.ts';
import type { ShareGroup } from './share-groups.ts';

/** What is printed beside a bar. */
export const NUMBERS_OPTION: ExhibitOption = {
  name: 'numbers',
  describe: 'what is printed beside each bar: n, percent, share (both) or none',
  kind: 'word',
  values: ['n', 'percent', 'share', 'none'],
};

export type NumbersKind = 'n' | 'percent' | 'share' | 'none';

/** The head of a column of such numbers. */
export const NUMBER_HEADS = { n: 'n', percent: '%', share: 'n (%)' } as const;

/** What the exhibit's option `numbers` says, or the default of its type. */
export const numbersKind = ({ options }: FigureInput['declaration'], usual: NumbersKind): NumbersKind =>
  (options?.numbers as NumbersKind | undefined) ?? usual;

/** Prints a row's numbers in the review's own format, as the exhibit's option `numbers` says. */
export function numbersBeside({ format, declaration }: FigureInput, usual: NumbersKind): (row: ResultRow) => string {
  switch (numbersKind(declaration, usual)) {
    case 'n':
      return row => format.count(row.n);
    case 'percent':
      return row => format.percentSigned(row.n, row.N);
    case 'share':
      return row => format.share(row.n, row.N);
    default:
      return () => '';
  }
}

/** The rows of a group as parts of a chart; a group without units has none. */
export const shareParts = (group: ShareGroup, text: (row: ResultRow) => string): Part[] =>
  (group.N === 0 ? [] : group.rows).map(row => ({
    level: row.level ?? '',
    label: row.label ?? row.level ?? '',
    n: row.n ?? 0,
    N: row.N,
    share: row.estimate,
    low: row.ci?.low ?? null,
    high: row.ci?.high ?? null,
    text: row.estimate === null ? '' : text(row),
  }));
