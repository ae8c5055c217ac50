import type { CodedTable } from './coded-table.ts';

/** Units in an order, each with its key: a coded sheet, or the units that several coders share. */
export type UnitList = Pick<CodedTable, 'units' | 'key'>;

/** Whether a unit belongs to something; a unit is a position in its list. */
export type UnitTest = (unit: number) => boolean;

/**
 * The units behind a result row. An analysis says which units they are by the same conditions by which it counts, and nothing
 * is listed until somebody asks, so counting gets no slower.
 */
export interface RowUnits {
  readonly list: UnitList;
  /** the units that `n` counts; null where `n` is no number of units (pairs, cells) or there is none (a coefficient) */
  readonly counted: UnitTest | null;
  /** the units that `N` counts, or that the number is computed from; null where a state stands outside the denominator */
  readonly base: UnitTest | null;
  /** the units that the row is about: those that are selected, in its subgroup; no other unit is mentioned */
  readonly scope: UnitTest;
  /** why a unit is not in `base`, or not counted, where no missing state of its cells says it */
  readonly reason?: (unit: number) => string | null;
  /** what `base` is, where it is no denominator */
  readonly baseWords?: string;
}

/** A row behind which no list of units stands: what it counts, and what to explain instead. */
export interface NoUnits {
  readonly none: string;
  readonly instead: string;
}

/** The units of a list for which a test is true, in the list's order. */
export function unitsWhere({ units }: UnitList, test: UnitTest): number[] {
  const found: number[] = [];
  for (let unit = 0; unit < units; unit++) if (test(unit)) found.push(unit);
  return found;
}

/** The keys of the units that a row counts; null where its n is no number of units. */
export const countedKeys = (units: RowUnits | NoUnits): string[] | null =>
  'none' in units || units.counted === null
    ? null
    : unitsWhere(units.list, units.counted).map(unit => units.list.key(unit));
