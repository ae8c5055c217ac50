import type { CellValues } from './cell-values.ts';
import type { Groups } from './groups.ts';

/** Joint counts: how many units of each class of a field stand in each group. */
export interface GroupCounts {
  /** counts[group][class] */
  readonly counts: readonly Uint32Array[];
  /** the units of a class in a group; only where they were asked for */
  units(group: number, of: number): readonly number[];
}

/** Counts a field against groups: one pass over the units, then sets are expanded over what is distinct. */
export function countByGroup(
  field: CellValues,
  groups: Groups,
  mask: Uint8Array | null,
  withUnits: boolean,
): GroupCounts {
  const width = field.distinct.length;
  const counts = groups.list.map(() => new Uint32Array(width));
  const joint = groups.memberships.length * width;
  const flat = joint <= 4_000_000 ? new Uint32Array(joint) : null;
  const sparse = new Map<number, number>();
  const lists = new Map<number, number[]>();
  const { of } = field;
  const membership = groups.of;
  if (flat !== null && !withUnits) {
    if (mask === null) for (let unit = 0; unit < of.length; unit++) flat[membership[unit]! * width + of[unit]!]!++;
    else
      for (let unit = 0; unit < of.length; unit++) if (mask[unit] === 1) flat[membership[unit]! * width + of[unit]!]!++;
  } else
    for (let unit = 0; unit < of.length; unit++) {
      if (mask !== null && mask[unit] === 0) continue;
      const at = membership[unit]! * width + of[unit]!;
      if (flat) flat[at]!++;
      else sparse.set(at, (sparse.get(at) ?? 0) + 1);
      if (!withUnits) continue;
      const list = lists.get(at);
      if (list) list.push(unit);
      else lists.set(at, [unit]);
    }
  const add = (at: number, count: number): void => {
    const member = Math.floor(at / width);
    for (const group of groups.memberships[member] ?? []) counts[group]![at % width]! += count;
  };
  if (flat)
    for (let at = 0; at < flat.length; at++) {
      if (flat[at]! > 0) add(at, flat[at]!);
    }
  else for (const [at, count] of sparse) add(at, count);
  return {
    counts,
    units(group, value) {
      const found: number[] = [];
      groups.memberships.forEach((members, index) => {
        if (members.includes(group)) found.push(...(lists.get(index * width + value) ?? []));
      });
      return found.sort((a, b) => a - b);
    },
  };
}
