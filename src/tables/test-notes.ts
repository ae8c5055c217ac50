import type { Formatter } from '../base/formatter.ts';
import type { ResultRow } from '../model/result-row.ts';
import { sentence } from './footnotes.ts';

/** Tests and measures as sentences below a table, each with what must be said of it. */
export function testNotes(rows: readonly ResultRow[], format: Formatter): string[] {
  const lines = rows.map(row => {
    // a row whose estimate is the P value itself says it once
    const isP = row.estimate !== null && row.estimate === row.test?.p;
    const name = (row.label ?? row.statistic).replace(/ \(P\)$/, '');
    if (row.estimate === null && row.test === null)
      return sentence(`${name} is undefined: ${row.warnings[0]?.message ?? 'no reason is given'}`);
    const value = row.estimate === null || isP ? '' : ` = ${format.coefficient(row.estimate)}`;
    const df = row.test?.df === null || row.test?.df === undefined ? '' : ` (df ${format.degrees(row.test.df)})`;
    const p = row.test?.p === null || row.test?.p === undefined ? '' : `, ${pWords(row.test.p, format)}`;
    const ci =
      row.ci === null
        ? ''
        : ` (${Math.round(row.ci.level * 1000) / 10}% CI ${format.interval(row.ci.low, row.ci.high, 2)})`;
    return sentence(`${name}${value}${df}${ci}${p}`);
  });
  return [...lines, ...warningNotes(rows)];
}

/** What must be said of tests, once. */
export const warningNotes = (rows: readonly ResultRow[]): string[] => [
  ...new Set(
    rows
      .filter(row => row.estimate !== null || row.test !== null)
      .flatMap(row =>
        row.warnings.map(({ code, message }) =>
          sentence(code === 'interval' ? `${row.label ?? row.statistic}: ${message}` : message),
        ),
      ),
  ),
];

const pWords = (p: number, format: Formatter): string => {
  const text = format.pValue(p);
  return /^[<>]/.test(text) ? `P ${text[0]} ${text.slice(1)}` : `P = ${text}`;
};
