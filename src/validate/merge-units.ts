import type { Codebook } from '../model/codebook.ts';
import type { CodedColumn, CodedTable } from '../model/coded-table.ts';
import { CODED, INVALID, NOT_CODED } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import type { ColumnMatch } from './match-columns.ts';
import type { Problem } from './rule.ts';
import { SetPool } from './set-pool.ts';

interface Rows {
  readonly table: Table;
  readonly codebook: Codebook;
  readonly coder: string | null;
  readonly unit: string;
  readonly columns: ReadonlyMap<string, CodedColumn>;
  keyOf(row: number): string;
  /** which unit a row belongs to, where that is another field than the row's own key */
  readonly unitKeyOf: ((row: number) => string) | null;
  readonly match: ColumnMatch;
}

/**
 * From rows to units. One row a unit costs nothing. Where several rows (reports) belong to one unit it is counted once:
 * single values must agree, else the unit's value is invalid; multi-select values are united.
 */
export function mergeUnits(
  rows: Rows,
  conflict: (problem: Problem, row: number, column: number | null, field: string) => void,
): CodedTable {
  const { table, codebook, coder, unit, columns, keyOf, unitKeyOf } = rows;
  const base = { codebook, table, coder, unit };
  if (unitKeyOf === null) return { ...base, units: table.rows, unitOfRow: null, key: keyOf, columns };

  const index = new Map<string, number>();
  const unitOfRow = new Uint32Array(table.rows);
  const members: number[][] = [];
  for (let row = 0; row < table.rows; row++) {
    const key = unitKeyOf(row) || `row ${table.at(row, null).row}`;
    let at = index.get(key);
    if (at === undefined) {
      at = members.length;
      index.set(key, at);
      members.push([]);
    }
    unitOfRow[row] = at;
    members[at]?.push(row);
  }
  const keys = [...index.keys()];
  const key = (at: number): string => keys[at] ?? '';
  if (members.every(list => list.length === 1)) return { ...base, units: table.rows, unitOfRow: null, key, columns };

  const merged = new Map<string, CodedColumn>();
  for (const [name, column] of columns) {
    const address = rows.match.byField.get(name)?.[0]?.column ?? null;
    const say = (row: number, first: number): void =>
      conflict(
        {
          message: `${name} differs from row ${table.at(first, null).row}, which is the same ${unit} (${key(unitOfRow[row]!)}); make them agree`,
        },
        row,
        address,
        name,
      );
    merged.set(name, mergeColumn(column, members, codebook.primaryKey.includes(name) ? () => {} : say));
  }
  return { ...base, units: members.length, unitOfRow, key, columns: merged };
}

function mergeColumn(
  column: CodedColumn,
  members: readonly (readonly number[])[],
  say: (row: number, first: number) => void,
): CodedColumn {
  const states = new Uint8Array(members.length);
  /** the row whose value speaks for the unit, or -1 where rows contradict each other */
  const speaker = members.map((rows, unit) => {
    const filled = rows.filter(row => column.states[row] !== NOT_CODED);
    const first = filled.find(row => column.states[row] === CODED) ?? filled[0] ?? rows[0] ?? 0;
    states[unit] = column.states[first] ?? NOT_CODED;
    const differing =
      column.kind === 'multi' || column.kind === 'text'
        ? undefined
        : filled.find(row => column.states[row] === CODED && !sameValue(column, row, first));
    if (filled.some(row => column.states[row] === INVALID)) states[unit] = INVALID;
    if (differing === undefined || states[unit] !== CODED) return first;
    states[unit] = INVALID;
    say(differing, first);
    return first;
  });
  switch (column.kind) {
    case 'single':
      return { ...column, states, codes: Uint32Array.from(speaker, row => column.codes[row] ?? 0) };
    case 'numeric':
      return {
        ...column,
        states,
        values: Float64Array.from(speaker, (row, unit) =>
          states[unit] === CODED ? (column.values[row] ?? Number.NaN) : Number.NaN,
        ),
      };
    case 'text':
      return { ...column, states, text: unit => column.text(speaker[unit] ?? 0) };
    case 'multi': {
      const pool = new SetPool();
      const codes = Uint32Array.from(members, rows =>
        pool.index(rows.flatMap(row => (column.states[row] === CODED ? (column.sets[column.codes[row]!] ?? []) : []))),
      );
      return { ...column, states, sets: pool.sets, codes };
    }
  }
}

const sameValue = (column: CodedColumn, a: number, b: number): boolean =>
  column.kind === 'single'
    ? column.codes[a] === column.codes[b]
    : column.kind === 'numeric'
      ? column.values[a] === column.values[b]
      : true;
