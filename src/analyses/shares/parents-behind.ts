import type { Parents } from '../../model/parents.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { type RowUnits, type UnitTest, unitsWhere } from '../../model/row-units.ts';

/**
 * The units that those of a row belong to, each counted once: of 12 of 40 outcomes, the 7 of 20 studies. N is the parents
 * of the units in the denominator; null where the row has none.
 */
export function parentsBehind(root: Parents, { list, counted, base }: RowUnits): NonNullable<ResultRow['parents']> {
  const count = (test: UnitTest): number =>
    new Set(unitsWhere(list, test).flatMap(unit => (root.of[unit] === -1 ? [] : (root.of[unit] ?? [])))).size;
  return { unit: root.unit, n: counted === null ? 0 : count(counted), N: base === null ? null : count(base) };
}
