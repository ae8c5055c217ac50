import { counted } from '../../base/plural.ts';
import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { NOT_CODED } from '../../model/state.ts';
import type { Joined } from './join.ts';

/** The columns of a field without the codes that followed a suggestion: those units count as not coded, for every coder. */
export function excludePrompted(
  columns: readonly CodedColumn[],
  joined: Joined,
  units: ReadonlySet<string> | undefined,
  findings: Finding[],
): readonly CodedColumn[] {
  const rows = joined.keys.flatMap((key, index) => (units?.has(key) ? [index] : []));
  const first = columns[0];
  if (rows.length === 0 || first === undefined) return columns;
  const { code, severity } = AGREEMENT_FINDINGS.anchored;
  findings.push(
    finding(
      code,
      severity,
      `${joined.stage.name}: ${first.field.name} of ${counted(rows.length, joined.unit)} was coded after a suggestion had been shown; left out of its agreement`,
      { field: first.field.name },
    ),
  );
  return columns.map((column, rater) => {
    const states = column.states.slice();
    for (const row of rows) {
      const unit = joined.at[rater]?.[row] ?? -1;
      if (unit >= 0) states[unit] = NOT_CODED;
    }
    return { ...column, states };
  });
}
