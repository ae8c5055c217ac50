import type { ResultRow } from '../../model/result-row.ts';
import { rowId } from './row-id.ts';

type Given = Pick<ResultRow, 'analysis' | 'statistic' | 'field' | 'unit'> &
  Required<Pick<ResultRow, 'units'>> &
  Partial<Omit<ResultRow, 'id'>>;

/** A result row from what is known of it; everything else is null, and the id follows from the parts. */
export function statisticRow({ units, analysis, statistic, field, unit, warnings = [], ...given }: Given): ResultRow {
  const row = {
    analysis,
    statistic,
    field,
    with: null,
    level: null,
    label: null,
    kind: 'field' as const,
    missing: false,
    by: [],
    where: null,
    coder: null,
    unit,
    base: 'group' as const,
    denominator: null,
    n: null,
    N: null,
    estimate: null,
    se: null,
    ci: null,
    test: null,
    studies: null,
    ...given,
    warnings,
  };
  return { id: rowId(row), ...row, units };
}

/** Warnings for a value that may be undefined: the reason, or none. */
export const reasonOf = (
  found: { readonly value: unknown; readonly reason?: string },
  code = 'undefined',
): ResultRow['warnings'] => (found.value === null ? [{ code, message: found.reason ?? 'not defined here' }] : []);
