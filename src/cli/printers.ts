import type { ResultRow } from '../model/result-row.ts';
import { crosstabText } from './print-crosstab.ts';
import { differenceText } from './print-difference.ts';
import { diversityText } from './print-diversity.ts';
import { gapsText } from './print-gaps.ts';
import { genericText } from './print-generic.ts';
import { intersectionsText } from './print-intersections.ts';
import { ranksText } from './print-ranks.ts';
import { robustnessText, verifiedText } from './print-robustness.ts';
import { trendText } from './print-trend.ts';
import type { TableWords, View } from './table-words.ts';

/** Rows of one analysis as blocks of text. */
export type Printer = (rows: readonly ResultRow[], table: TableWords, view: View) => string[];

/** Analyses with a layout of their own; the rows of any other are printed as a plain table. */
const PRINTERS: Readonly<Record<string, Printer>> = {
  crosstab: crosstabText,
  ranks: ranksText,
  trend: trendText,
  intersections: intersectionsText,
  difference: differenceText,
  diversity: diversityText,
  gaps: gapsText,
  robustness: robustnessText,
  verification: verifiedText,
};

export const printerOf = (analysis: string): Printer => PRINTERS[analysis] ?? genericText;

/** More warnings of one kind than this are one line and a number. */
const MOST_ALIKE = 2;

/** Said by a dash or by the table's own words. */
const IN_TABLE = new Set([
  'empty-group',
  'undefined',
  'impossible',
  'expected',
  'unsettled',
  'unexpected',
  'seeded',
  'not-estimated',
]);

/** Warnings of rows, each once, without those that the table already says. */
export function warningLines(rows: readonly ResultRow[]): string[] {
  const lines = new Map<string, Set<string>>();
  for (const row of rows)
    for (const { code, message } of row.warnings) {
      if (IN_TABLE.has(code)) continue;
      const own = lines.get(code) ?? new Set();
      own.add(code === 'interval' ? `${row.label ?? row.statistic}: ${message}.` : message);
      lines.set(code, own);
    }
  return [...lines.values()].flatMap(set => {
    const [first = '', ...more] = set;
    return more.length < MOST_ALIKE
      ? [first, ...more]
      : [`${first} (And ${more.length} more like this; --json has them all.)`];
  });
}
