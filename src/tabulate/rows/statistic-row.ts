import type { ResultRow } from '../../model/result-row.ts';
import { rowId } from './row-id.ts';

type Given = Pick<ResultRow, 'analysis' | 'statistic' | 'field' | 'unit'> & Partial<Omit<ResultRow, 'id'>>;

/** A result row from what is known of it; everything else is null, and the id follows from the parts. */
export function statisticRow(given: Given): ResultRow {
  const row = {
    with: null,
    level: null,
    label: null,
    kind: 'field' as const,
    missing: false,
    by: [],
    where: null,
    coder: null,
    base: 'group' as const,
    denominator: null,
    n: null,
    N: null,
    estimate: null,
    se: null,
    ci: null,
    test: null,
    studies: null,
    warnings: [],
    ...given,
  };
  return { id: rowId(row), ...row };
}

/** Warnings for a value that may be undefined: the reason, or none. */
export const reasonOf = (
  found: { readonly value: unknown; readonly reason?: string },
  code = 'undefined',
): ResultRow['warnings'] => (found.value === null ? [{ code, message: found.reason ?? 'not defined here' }] : []);
