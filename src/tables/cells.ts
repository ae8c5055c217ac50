import type { Formatter } from '../base/formatter.ts';
import { plainNumber } from '../base/plain-number.ts';
import type { ResultRow } from '../model/result-row.ts';
import { EMPTY_CELL, type TableCell } from '../model/table-model.ts';
import { type Footnotes, sentence } from './footnotes.ts';

/** A share as `44 (74.6%)`; a state outside the denominator as its bare count; nothing out of nothing as a dash with the reason. */
export function shareCell(row: ResultRow | undefined, format: Formatter, notes: Footnotes): TableCell {
  if (row === undefined) return EMPTY_CELL;
  const raw = { ...EMPTY_CELL, n: row.n, N: row.N, estimate: row.estimate, row: row.id };
  if (row.N === null)
    return {
      ...raw,
      text: format.count(row.n),
      value: row.n,
      footnotes: row.n === null ? [] : [notes.mark('Not in the denominator of the percentages.')],
    };
  return {
    ...raw,
    text: row.N === 0 ? format.count(null) : format.share(row.n, row.N),
    footnotes: row.warnings.map(warning => notes.mark(sentence(warning.message))),
  };
}

/** States and undeclared categories have a row only in groups where they occur: elsewhere they are 0 of that group's N. */
export function zeroCell(
  siblings: readonly ResultRow[],
  like: ResultRow,
  format: Formatter,
  notes: Footnotes,
): TableCell {
  const base = siblings.find(row => row.N !== null);
  if (base === undefined) return EMPTY_CELL;
  const N = like.N === null ? null : base.N;
  const text = N === null ? format.count(0) : N === 0 ? format.count(null) : format.share(0, N);
  return {
    ...EMPTY_CELL,
    text,
    value: N === null ? 0 : null,
    n: 0,
    N,
    estimate: N === null || N === 0 ? null : 0,
    footnotes: N === 0 ? base.warnings.map(warning => notes.mark(sentence(warning.message))) : [],
  };
}

/** The interval of a share in percent, or nothing. */
export const intervalCell = (row: ResultRow | undefined, format: Formatter): TableCell =>
  row?.ci === null || row?.ci === undefined
    ? EMPTY_CELL
    : { ...EMPTY_CELL, text: format.percentInterval(row.ci.low, row.ci.high), row: row.id };

/** A count. */
export const countCell = (n: number | null, format: Formatter, row: string | null = null): TableCell => ({
  ...EMPTY_CELL,
  text: format.count(n),
  value: n,
  n,
  row,
});

/** Several numbers of one field in one cell; `value` is the first. `decimals` are those of every number; where left out, as many as each needs. */
export function summaryCell(
  rows: readonly (ResultRow | undefined)[],
  print: (values: readonly string[]) => string,
  format: Formatter,
  year: boolean,
  notes: Footnotes,
  decimals?: number,
): TableCell {
  const [first] = rows;
  if (first === undefined) return EMPTY_CELL;
  const missing = rows.every(row => row === undefined || row.estimate === null);
  return {
    ...EMPTY_CELL,
    text: missing
      ? format.number(null)
      : print(rows.map(row => plainNumber(row?.estimate ?? null, format, year, decimals))),
    value: null,
    n: first.n,
    N: first.N,
    estimate: first.estimate,
    row: first.id,
    footnotes: missing ? first.warnings.map(warning => notes.mark(sentence(warning.message))) : [],
  };
}
