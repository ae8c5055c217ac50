import type { Category } from '../../model/codebook.ts';
import { CODED, STATES } from '../../model/state.ts';
import type { CellValues } from './cell-values.ts';
import type { Groups } from './groups.ts';

/** What the units of one group say of a field. */
export interface LevelCounts {
  /** units that have each level */
  readonly levels: readonly number[];
  /** units in each state, by state byte */
  readonly states: readonly number[];
  /** coded and empty */
  readonly none: number;
  /** items altogether */
  readonly mentions: number;
}

/** Expands counts of distinct values into counts of levels and states. */
export function countLevels(field: CellValues, counts: ArrayLike<number>): LevelCounts {
  const levels = field.levels.map(() => 0);
  const states = STATES.map(() => 0);
  let none = 0;
  let mentions = 0;
  field.distinct.forEach((value, index) => {
    const count = counts[index]!;
    if (count === 0) return;
    states[value.state]! += count;
    for (const level of value.levels) levels[level]! += count;
    mentions += value.levels.length * count;
    if (value.state === CODED && value.levels.length === 0) none += count;
  });
  return { levels, states, none, mentions };
}

/** Declared codes in the codebook's order (pure groups left out); the others by n, then by code point; numbers ascending. */
export function levelOrder(field: CellValues, counts: readonly number[]): number[] {
  const all = field.levels.map((_, index) => index);
  if (field.column.kind === 'numeric') return all;
  const categories = field.column.field.categories;
  const open = all.filter(index => !field.levels[index]!.declared && counts[index]! > 0);
  open.sort((a, b) => counts[b]! - counts[a]! || (field.levels[a]!.value < field.levels[b]!.value ? -1 : 1));
  return [...all.filter(index => field.levels[index]!.declared && categories?.[index]?.codable !== false), ...open];
}

/** The categories that others roll up to, each with the indices of everything below it and its own. */
export function parentsOf(
  categories: readonly Category[] | null,
): { readonly parent: Category; readonly below: ReadonlySet<number> }[] {
  if (categories === null) return [];
  return categories
    .filter(category => categories.some(other => other.parent === category.value))
    .map(parent => {
      const below = new Set([parent.value]);
      for (let grown = true; grown; ) {
        grown = false;
        for (const category of categories)
          if (category.parent !== null && below.has(category.parent) && !below.has(category.value)) {
            below.add(category.value);
            grown = true;
          }
      }
      return {
        parent,
        below: new Set(categories.flatMap((category, index) => (below.has(category.value) ? [index] : []))),
      };
    });
}

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
