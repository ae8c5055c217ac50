import type { CodedTable } from '../../model/coded-table.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { type codedField, itemsOf } from '../../tabulate/data/coded-field.ts';

/** The units of a scope that have an item, and of them those whose items are counted. */
export function unitsWithItems(
  list: CodedTable,
  column: ReturnType<typeof codedField>,
  scope: UnitTest,
  counted?: (items: readonly number[]) => boolean,
): RowUnits {
  const base = (unit: number): boolean => scope(unit) && (itemsOf(column, unit)?.length ?? 0) > 0;
  return {
    list,
    counted: counted === undefined ? null : unit => base(unit) && counted(itemsOf(column, unit) ?? []),
    base,
    scope,
    reason: unit => (itemsOf(column, unit)?.length === 0 ? 'no item' : null),
  };
}
