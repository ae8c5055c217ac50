import type { CodedTable } from '../model/coded-table.ts';
import { comparableTitle } from '../text/comparable-title.ts';
import { plainIdentifier, textReader, unitsBy } from './match-units.ts';

/** A unit whose key is another one now. */
export interface Rekeyed {
  readonly was: string;
  readonly key: string;
}

/**
 * Matches the units of two sheets by their key, and sees where keys were given anew: a unit whose title and identifier are those
 * of one unit under another key, while that key's unit has others, is that unit. Titles and identifiers count where they occur once in
 * each sheet. Without a title and an identifier, the key decides alone.
 *
 * @returns the older sheet with the newer one's keys, and the units whose key changed
 */
export function matchKeyed(
  before: CodedTable,
  after: CodedTable,
  fields: { readonly identifier: string | null; readonly title: string | null },
): { before: CodedTable; rekeyed: readonly Rekeyed[] } {
  const readers = [
    { field: fields.identifier, plain: plainIdentifier },
    { field: fields.title, plain: comparableTitle },
  ].map(({ field, plain }) => ({ was: textReader(before, field, plain), is: textReader(after, field, plain) }));
  const byKey = new Map(Array.from({ length: after.units }, (_, unit) => [after.key(unit), unit]));
  /** whether both say the same of themselves; null where nothing can be compared */
  const agree = (old: number, now: number): boolean | null => {
    const pairs = readers.map(({ was, is }) => [was(old), is(now)] as const).filter(pair => !pair.includes(''));
    return pairs.length === 0 ? null : pairs.some(([a, b]) => a === b);
  };
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const rest: number[] = [];
  for (let old = 0; old < before.units; old++) {
    const now = byKey.get(before.key(old));
    if (now === undefined || agree(old, now) === false) rest.push(old);
    else {
      partner.set(old, now);
      taken.add(now);
    }
  }
  for (const { was, is } of readers) {
    const free = new Set(rest.filter(old => !partner.has(old)));
    const others = unitsBy(after, is, unit => !taken.has(unit));
    for (const [text, olds] of unitsBy(before, was, unit => free.has(unit))) {
      const [old, now] = [olds[0], others.get(text)?.[0]];
      if (old === undefined || now === undefined || olds.length !== 1 || others.get(text)?.length !== 1) continue;
      partner.set(old, now);
      taken.add(now);
    }
  }
  // a key whose unit is found nowhere else still is that unit: its title was corrected
  for (const old of rest) {
    const now = byKey.get(before.key(old));
    if (partner.has(old) || now === undefined || taken.has(now)) continue;
    partner.set(old, now);
    taken.add(now);
  }
  const keys = Array.from({ length: before.units }, (_, old) => {
    const now = partner.get(old);
    const own = before.key(old);
    return now !== undefined ? after.key(now) : byKey.has(own) ? `${own} (before)` : own;
  });
  const rekeyed = keys.flatMap((key, old) =>
    partner.has(old) && key !== before.key(old) ? [{ was: before.key(old), key }] : [],
  );
  return { before: rekeyed.length === 0 ? before : { ...before, key: unit => keys[unit] ?? '' }, rekeyed };
}
