import type { Parents } from '../../model/parents.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { CellValues } from '../../tabulate/data/cell-values.ts';
import type { GroupCounts } from '../../tabulate/data/count-by-group.ts';

type Value = CellValues['distinct'][number];

/**
 * The units that those of a share belong to, each counted once: of 12 of 40 outcomes, the 7 of 20 studies. N is the parents
 * of the units in the denominator; null where the share has none.
 */
export function parentsBehind(
  root: Parents,
  { field, cells, group }: { readonly field: CellValues; readonly cells: GroupCounts; readonly group: number },
  pick: (value: Value) => boolean,
  inside: ((value: Value) => boolean) | null,
): NonNullable<ResultRow['parents']> {
  const count = (wanted: (value: Value) => boolean): number => {
    const found = new Set<number>();
    field.distinct.forEach((value, index) => {
      if (wanted(value)) for (const unit of cells.units(group, index)) found.add(root.of[unit] ?? -1);
    });
    found.delete(-1);
    return found.size;
  };
  return { unit: root.unit, n: count(pick), N: inside === null ? null : count(inside) };
}
