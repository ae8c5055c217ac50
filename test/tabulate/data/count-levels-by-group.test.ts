import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/stats/random.ts';
import type { CellValues } from '../../../src/tabulate/data/cell-values.ts';
import { countByGroup } from '../../../src/tabulate/data/count-levels.ts';
import type { Groups } from '../../../src/tabulate/data/groups.ts';

const UNITS = 3_000;
const GROUPS = 3;

/** Random cells and memberships; a unit can be in none, one or several of the groups. */
function drawn(values: number, memberships: number) {
  const { below } = seededRandom(7);
  const of = Uint32Array.from({ length: UNITS }, () => below(values));
  const member = Uint32Array.from({ length: UNITS }, () => below(memberships));
  const lists = Array.from({ length: memberships }, (_, at) =>
    Array.from({ length: GROUPS }, (_, group) => group).filter(group => (at >> group) % 2 === 1),
  );
  const mask = Uint8Array.from({ length: UNITS }, () => below(2));
  return {
    of,
    member,
    lists,
    mask,
    field: { distinct: Array.from({ length: values }), of } as unknown as CellValues,
    groups: { list: Array.from({ length: GROUPS }), memberships: lists, of: member } as unknown as Groups,
  };
}

// the second has more pairs of a membership and a value than a table of all of them may hold
test.each([
  ['few memberships and values', 5, 8],
  ['very many', 2_100, 2_000],
])(
  '%s: every unit counts once in each of its groups, and units that are left out nowhere',
  (_, values, memberships) => {
    const { of, member, lists, mask, field, groups } = drawn(values, memberships);
    for (const chosen of [null, mask]) {
      const expected = Array.from({ length: GROUPS }, () => new Uint32Array(values));
      for (let unit = 0; unit < UNITS; unit++)
        if (chosen === null || chosen[unit] === 1)
          for (const group of lists[member[unit]!]!) expected[group]![of[unit]!]!++;
      expect(countByGroup(field, groups, chosen)).toEqual(expected);
    }
  },
);
