import type { UnitList } from './row-units.ts';

/** A list never changes, so its keys are indexed once, however many callers ask. */
const indexes = new WeakMap<UnitList, ReadonlyMap<string, number>>();

/**
 * The unit that has a key, for a coded sheet or another list of units; undefined where none has it. White space
 * around a key is no part of it; of two units with the same key it is the last.
 *
 * @example unitOf({ units: 2, key: unit => ['s1', 's2'][unit] })('s2') // => 1
 */
export function unitOf(list: UnitList): (key: string) => number | undefined {
  let index = indexes.get(list);
  if (index === undefined) {
    index = new Map(Array.from({ length: list.units }, (_, unit) => [list.key(unit).trim(), unit]));
    indexes.set(list, index);
  }
  return key => index.get(key.trim());
}
