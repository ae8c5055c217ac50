import type { Formatter } from '../../base/formatter.ts';
import { plainNumber } from '../../base/plain-number.ts';
import { printedEnds } from '../../model/printed-ends.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { StatisticStyle } from '../../model/statistic-catalogue.ts';
import { QueryError } from './query.ts';

/** The estimate of a row as its statistic is printed; a count alone is the row's n. */
export function statisticText(
  row: ResultRow,
  style: Exclude<StatisticStyle, 'share'>,
  format: Formatter,
  year: boolean,
): string {
  const { estimate, n, N } = row;
  if (style === 'count' && estimate === null && n !== null && row.warnings.length === 0) return format.count(n);
  if (estimate === null) throw undefinedRow(row);
  switch (style) {
    case 'count':
      return format.count(estimate);
    case 'percent':
      return n === null || N === null ? percent(estimate, format) : format.percentSigned(n, N);
    case 'points':
      return format.number(100 * estimate);
    case 'fine_points':
      return format.number(100 * estimate, 2);
    case 'p':
      return format.pValue(estimate);
    case 'plain':
      return plainNumber(estimate, format, year);
    case 'one':
      return format.number(estimate, 1);
    case 'three':
      return format.number(estimate, 3);
    case 'coefficient':
      return format.coefficient(estimate);
  }
}

/** An estimate that is no pair of integers, in percent. */
const percent = (x: number, { number, style }: Formatter): string =>
  `${number(100 * x, style.digits)}${style.percentSpace ? '\u00a0' : ''}%`;

export const undefinedRow = (row: ResultRow): QueryError =>
  new QueryError(row.warnings[0]?.message ?? `${row.statistic} is undefined here`);

/** The interval of a row: of shares in percent, cut at what the coefficient can be. */
export function intervalText(row: ResultRow, style: StatisticStyle, format: Formatter): string {
  const { ci } = row;
  if (ci === null) throw new QueryError(`there is no interval for ${row.label ?? row.statistic}`);
  if (style === 'percent' || style === 'share' || style === 'points') return format.percentInterval(ci.low, ci.high);
  if (row.analysis !== 'agreement') return format.interval(ci.low, ci.high, style === 'three' ? 3 : 2);
  const ends = printedEnds(row)!;
  return format.interval(ends.low, ends.high, 2);
}

/** `P = 0.03`, `P < 0.001` */
export function pText(row: ResultRow, format: Formatter): string {
  const p = row.test?.p ?? null;
  if (p === null) throw new QueryError(`there is no P value for ${row.label ?? row.statistic}`);
  const text = format.pValue(p);
  return /^[<>]/.test(text) ? `P ${text[0]} ${text.slice(1)}` : `P = ${text}`;
}
