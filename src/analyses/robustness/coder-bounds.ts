import type { CodedTable } from '../../model/coded-table.ts';
import type { CoderTable } from '../../model/material.ts';
import type { UnitTest } from '../../model/row-units.ts';
import { type Denominator, IN_DENOMINATOR } from '../../model/state.ts';
import { unitOf } from '../../model/unit-of.ts';
import { itemsOf } from '../../tabulate/data/coded-field.ts';

/** One way of coding the same units. */
export interface Source {
  /** null: the consensus */
  readonly coder: string | null;
  /** units with each of `levels`, of the common units */
  readonly n: readonly number[];
}

/** The shares of a field as each coder would have them, on the units that all of them coded. */
export interface CoderBounds {
  /** units in the denominator for the consensus and every coder */
  readonly N: number;
  /** units of the consensus' denominator that are not common */
  readonly dropped: number;
  readonly sources: readonly Source[];
  /** units that every source gives the level, if all open disagreements went against it */
  readonly lowest: readonly number[];
  /** units that at least one source gives the level */
  readonly highest: readonly number[];
  /** coders whose sheet has no column for the field */
  readonly without: readonly string[];
  /** whether a unit of the consensus is common */
  readonly isCommon: UnitTest;
  /** which sources give a unit of the consensus a level, in their order; for common units */
  having(unit: number, level: number): readonly boolean[];
}

/** Compares sources unit by unit; levels are compared by value, since each sheet has its own list. */
export function coderBounds(
  coded: CodedTable,
  coders: readonly CoderTable[],
  field: string,
  levels: readonly string[],
  denominator: Exclude<Denominator, 'responses'>,
  mask: Uint8Array | null,
): CoderBounds {
  const inside = IN_DENOMINATOR[denominator];
  const place = new Map(levels.map((level, index) => [level, index]));
  const own = reader(coded, field, place);
  const others = coders.flatMap(({ coder, coded: sheet }) => {
    const read = reader(sheet, field, place);
    if (read === null) return [];
    return [{ coder, read, unitOf: unitOf(sheet) }];
  });
  const common = commonUnits(coded, coders, field, denominator);
  const isCommon = (unit: number): boolean =>
    own !== null &&
    (mask === null || mask[unit] === 1) &&
    inside[own.state(unit)] === true &&
    common.has(coded.key(unit));
  const itemsOfAll = (unit: number): readonly (readonly number[])[] =>
    own === null ? [] : [own.items(unit), ...others.map(({ read, unitOf }) => read.items(unitOf(coded.key(unit))!))];
  const without = coders.filter(({ coded: sheet }) => reader(sheet, field, place) === null).map(({ coder }) => coder);
  const counts = [null, ...others.map(other => other.coder)].map(coder => ({ coder, n: levels.map(() => 0) }));
  const lowest = levels.map(() => 0);
  const highest = levels.map(() => 0);
  let N = 0;
  let dropped = 0;
  for (let unit = 0; unit < coded.units && own !== null; unit++) {
    if ((mask !== null && mask[unit] === 0) || !inside[own.state(unit)]) continue;
    if (!isCommon(unit)) {
      dropped++;
      continue;
    }
    N++;
    const every = itemsOfAll(unit);
    every.forEach((items, source) => {
      for (const item of items) counts[source]!.n[item]!++;
    });
    levels.forEach((_, level) => {
      const having = every.filter(items => items.includes(level)).length;
      if (having === every.length) lowest[level]!++;
      if (having > 0) highest[level]!++;
    });
  }
  return {
    N,
    dropped,
    sources: counts,
    lowest,
    highest,
    without,
    isCommon,
    having: (unit, level) => itemsOfAll(unit).map(items => items.includes(level)),
  };
}

/** Keys of the units that are in the denominator for the consensus and for every coder whose sheet has the field. */
function commonUnits(
  coded: CodedTable,
  coders: readonly CoderTable[],
  field: string,
  denominator: Exclude<Denominator, 'responses'>,
): ReadonlySet<string> {
  const inside = IN_DENOMINATOR[denominator];
  const keysIn = (sheet: CodedTable): Set<string> | null => {
    const read = reader(sheet, field, new Map());
    if (read === null) return null;
    const keys = Array.from({ length: sheet.units }, (_, unit) => sheet.key(unit));
    return new Set(keys.filter(key => inside[read.state(unitOf(sheet)(key)!)]));
  };
  const own = keysIn(coded) ?? new Set();
  const others = coders.flatMap(({ coded: sheet }) => keysIn(sheet) ?? []);
  return new Set([...own].filter(key => others.every(keys => keys.has(key))));
}

/** A field of a sheet in terms of `place`; null where the sheet has no such coded column. */
function reader(coded: CodedTable, field: string, place: ReadonlyMap<string, number>) {
  const column = coded.columns.get(field);
  if (column === undefined || (column.kind !== 'single' && column.kind !== 'multi')) return null;
  return {
    state: (unit: number): number => column.states[unit]!,
    items: (unit: number): number[] =>
      (itemsOf(column, unit) ?? []).flatMap(level => place.get(column.levels[level]!.value) ?? []),
  };
}
