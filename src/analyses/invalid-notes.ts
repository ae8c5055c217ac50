import { plural } from '../base/plural.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import type { Note } from '../model/note.ts';
import type { ResultRow } from '../model/result-row.ts';
import { INVALID } from '../model/state.ts';

/** Of each field that rows are about: how many units count in no category of it, because their cell has an error. */
export function invalidNotes(
  rows: readonly ResultRow[],
  { by = [] }: AnalysisRequest,
  { coded: { columns, units, unit } }: Material,
): Note[] {
  const names = new Set([...rows.flatMap(row => [row.field, row.with]), ...by]);
  return [...names].flatMap((name): Note[] => {
    const column = name === null ? undefined : columns.get(name);
    if (column === undefined) return [];
    let invalid = 0;
    for (const state of column.states) if (state === INVALID) invalid++;
    if (invalid === 0) return [];
    return [
      {
        code: 'invalid-cells',
        message: `${column.field.title}: ${invalid} of ${units} ${plural(unit)} ${invalid === 1 ? 'has' : 'have'} an invalid cell and ${invalid === 1 ? 'counts' : 'count'} in no category; \`scopebook validate\` names the ${invalid === 1 ? 'cell' : 'cells'}.`,
      },
    ];
  });
}
