import type { CodedTable, MultiColumn, SingleColumn } from '../../model/coded-table.ts';
import type { CoderTable } from '../../model/material.ts';
import { NOT_REPORTED, UNCLEAR } from '../../model/state.ts';
import { unitOf } from '../../model/unit-of.ts';
import { itemsOf } from '../../tabulate/data/coded-field.ts';

type Coded = SingleColumn | MultiColumn;

/** What could still fill a cell: units that another coder's code puts there, and units that don't report one of the fields. */
export interface UnsettledUnits {
  byCoder(rowLevel: string, columnLevel: string): readonly string[];
  byMissing(rowLevel: string, columnLevel: string): readonly string[];
}

interface Known {
  readonly unit: number;
  /** values that somebody gave */
  readonly rows: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  readonly rowOpen: boolean;
  readonly columnOpen: boolean;
}

/** Looks at all coders' codes beside the consensus; a unit's codes may come from different coders. */
export function unsettledUnits(
  coded: CodedTable,
  row: Coded,
  column: Coded,
  coders: readonly CoderTable[],
  mask: Uint8Array | null,
): UnsettledUnits {
  const sheets = coders.map(({ coded: sheet }) => ({
    unitOf: unitOf(sheet),
    row: sheet.columns.get(row.field.name),
    column: sheet.columns.get(column.field.name),
  }));
  const known: Known[] = [];
  for (let unit = 0; unit < coded.units; unit++) {
    if (mask !== null && mask[unit] === 0) continue;
    const rows = new Set(values(row, unit));
    const columns = new Set(values(column, unit));
    for (const sheet of sheets) {
      const at = sheet.unitOf(coded.key(unit));
      if (at === undefined) continue;
      for (const value of values(sheet.row, at)) rows.add(value);
      for (const value of values(sheet.column, at)) columns.add(value);
    }
    known.push({ unit, rows, columns, rowOpen: isOpen(row, unit), columnOpen: isOpen(column, unit) });
  }
  const keys = (pick: (entry: Known) => boolean): string[] => known.filter(pick).map(entry => coded.key(entry.unit));
  return {
    byCoder: (a, b) => keys(entry => entry.rows.has(a) && entry.columns.has(b)),
    byMissing: (a, b) =>
      keys(
        entry =>
          (entry.rowOpen || entry.columnOpen) &&
          (entry.rowOpen || entry.rows.has(a)) &&
          (entry.columnOpen || entry.columns.has(b)),
      ),
  };
}

const isOpen = (column: Coded, unit: number): boolean =>
  column.states[unit] === NOT_REPORTED || column.states[unit] === UNCLEAR;

const values = (
  column: CodedTable['columns'] extends ReadonlyMap<string, infer C> ? C | undefined : never,
  unit: number,
) =>
  column !== undefined && (column.kind === 'single' || column.kind === 'multi')
    ? (itemsOf(column, unit) ?? []).map(level => column.levels[level]!.value)
    : [];
