import type { Cells } from '../column-builder.ts';
import type { PartClasses } from './part.ts';

/** More combinations than this in one part are not counted: the rows themselves are shorter. */
const MOST = 1 << 18;

/** Up to so many possible combinations have a counter each. */
const DENSE = 1 << 20;

/** The combinations of the cells of some columns, in the order in which they first appear; undefined where there are too many. */
export function countPart(columns: readonly Cells[]): PartClasses | undefined {
  const coded = columns.map(({ codes, distinct }) => ({ codes, size: distinct?.length ?? 0 }));
  const possible = coded.reduce((product, { size }) => product * Math.max(1, size), 1);
  if (coded.some(({ codes }) => codes === null) || possible > Number.MAX_SAFE_INTEGER) return undefined;
  const rows = columns[0]!.length;
  const slots = possible <= DENSE ? new Uint32Array(possible) : null;
  const known = new Map<number, number>();
  const counts: number[] = [];
  const first: number[] = [];
  for (let row = 0; row < rows; row++) {
    let key = 0;
    for (let at = 0; at < coded.length; at++) key = key * coded[at]!.size + coded[at]!.codes![row]!;
    // a slot holds the number of the combination and one more
    const found = slots === null ? (known.get(key) ?? 0) : slots[key]!;
    if (found > 0) {
      counts[found - 1]!++;
      continue;
    }
    if (counts.length >= MOST) return undefined;
    counts.push(1);
    first.push(row);
    if (slots === null) known.set(key, counts.length);
    else slots[key] = counts.length;
  }
  return {
    cells: columns.map(({ distinct, codes }) => first.map(row => distinct![codes![row]!]!)),
    counts: Uint32Array.from(counts),
    first: Uint32Array.from(first),
  };
}
