import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';
import type { OtherRowJson } from './report-json.ts';

/** A row as a line of a figure's table: what it counts, in which subgroup, n and N. */
export const printedRow = (row: ResultRow, words: Words): Omit<OtherRowJson, 'studies'> => ({
  id: row.id,
  label: `${row.field === null ? words.units : words.fieldTitle(row.field)}${row.level === null ? '' : `: ${row.label ?? row.level}`}`,
  group: row.by.map(entry => words.levelLabel(entry.field, entry.level)).join(', '),
  n: row.n,
  N: row.N,
});
