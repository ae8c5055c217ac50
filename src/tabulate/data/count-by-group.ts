import type { CellValues } from './cell-values.ts';
import type { Groups } from './groups.ts';

/** Counts a field against groups, as `[group][distinct value]`: one pass over the units, then sets are expanded over what is distinct. */
export function countByGroup(field: CellValues, groups: Groups, mask: Uint8Array | null): readonly Uint32Array[] {
  const width = field.distinct.length;
  const counts = groups.list.map(() => new Uint32Array(width));
  const joint = groups.memberships.length * width;
  const flat = joint <= 4_000_000 ? new Uint32Array(joint) : null;
  const sparse = new Map<number, number>();
  const { of } = field;
  const { of: membership, weights } = groups;
  if (flat !== null) {
    if (weights !== undefined) {
      for (let unit = 0; unit < of.length; unit++)
        if (mask === null || mask[unit] === 1) flat[membership[unit]! * width + of[unit]!]! += weights[unit]!;
    } else if (mask === null)
      for (let unit = 0; unit < of.length; unit++) flat[membership[unit]! * width + of[unit]!]!++;
    else
      for (let unit = 0; unit < of.length; unit++) if (mask[unit] === 1) flat[membership[unit]! * width + of[unit]!]!++;
  } else
    for (let unit = 0; unit < of.length; unit++) {
      if (mask !== null && mask[unit] === 0) continue;
      const at = membership[unit]! * width + of[unit]!;
      sparse.set(at, (sparse.get(at) ?? 0) + (weights === undefined ? 1 : weights[unit]!));
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
  return counts;
}
