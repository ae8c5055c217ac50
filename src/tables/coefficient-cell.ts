import type { Formatter } from '../base/formatter.ts';
import { printedEnds } from '../model/printed-ends.ts';
import type { ResultRow } from '../model/result-row.ts';
import { EMPTY_CELL, type TableCell } from '../model/table-model.ts';
import { type Footnotes, sentence } from './footnotes.ts';

/** An observed share as n/N and percent, a coefficient with its interval, or a dash with the reason. */
export function coefficientCell(row: ResultRow | undefined, format: Formatter, notes: Footnotes): TableCell {
  if (row === undefined) return EMPTY_CELL;
  // whose agreement it is stands in the notes
  const said = row.warnings
    .filter(warning => warning.code !== 'not-independent')
    .map(warning => notes.mark(sentence(warning.message)));
  const base = { ...EMPTY_CELL, row: row.id, estimate: row.estimate, footnotes: said };
  if (row.estimate === null) return { ...base, text: format.number(null) };
  if (row.n !== null && row.N !== null)
    return {
      ...base,
      text: `${format.count(row.n)}/${format.count(row.N)} (${format.percentSigned(row.n, row.N)})`,
      n: row.n,
      N: row.N,
    };
  const ends = printedEnds(row);
  const interval = ends === null ? '' : ` (${format.interval(ends.low, ends.high, 2)})`;
  return {
    ...base,
    text: `${format.coefficient(row.estimate)}${interval}`,
    value: interval === '' ? row.estimate : null,
  };
}
