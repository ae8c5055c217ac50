import type { Sfnt } from './sfnt.ts';

/**
 * How much nearer two glyphs stand to each other, in the font's units: the pairs (lookup type 2, format 1) of the feature
 * `kern` in `GPOS`, for writing from left to right (OpenType specification 1.9). 0 for a pair that isn't listed.
 */
export function pairKerning({ view, find }: Sfnt): (left: number, right: number) => number {
  const gpos = find('GPOS');
  if (gpos === null) return () => 0;
  const subtables = kernLookups(view, gpos).flatMap(lookup => pairSubtables(view, lookup));
  const known = new Map<number, ReadonlyMap<number, number>>();
  const pairs = (left: number): ReadonlyMap<number, number> => {
    const found = known.get(left);
    if (found !== undefined) return found;
    const read = pairsOf(view, subtables, left);
    known.set(left, read);
    return read;
  };
  return (left, right) => pairs(left).get(right) ?? 0;
}

/** A list of a count and as many offsets from its own start. */
const offsets = (view: DataView, list: number, at: number): number[] =>
  Array.from({ length: view.getUint16(at) }, (_, i) => list + view.getUint16(at + 2 + 2 * i));

function kernLookups(view: DataView, gpos: number): number[] {
  const features = gpos + view.getUint16(gpos + 6);
  const lookups = gpos + view.getUint16(gpos + 8);
  const all = offsets(view, lookups, lookups);
  const wanted = new Set<number>();
  for (let i = 0; i < view.getUint16(features); i++) {
    const record = features + 2 + 6 * i;
    if (view.getUint32(record) !== 0x6b65726e) continue; // "kern"
    const feature = features + view.getUint16(record + 4);
    for (let j = 0; j < view.getUint16(feature + 2); j++) wanted.add(view.getUint16(feature + 4 + 2 * j));
  }
  return all.filter(
    (lookup, i) => wanted.has(i) && view.getUint16(lookup) === 2 && (view.getUint16(lookup + 2) & 1) === 0,
  );
}

/** Subtables of format 1 that change the first glyph's advance and nothing else, which are all that the bundled faces have. */
const pairSubtables = (view: DataView, lookup: number): number[] =>
  offsets(view, lookup, lookup + 4).filter(
    at => view.getUint16(at) === 1 && view.getUint16(at + 4) === 4 && view.getUint16(at + 6) === 0,
  );

function pairsOf(view: DataView, subtables: readonly number[], left: number): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  for (const at of subtables) {
    const index = covered(view, at + view.getUint16(at + 2), left);
    if (index === null) continue;
    const set = at + view.getUint16(at + 10 + 2 * index);
    for (let i = 0; i < view.getUint16(set); i++) {
      const right = view.getUint16(set + 2 + 4 * i);
      // the first subtable that knows a pair decides
      if (!pairs.has(right)) pairs.set(right, view.getInt16(set + 4 + 4 * i));
    }
  }
  return pairs;
}

/** The place of a glyph in a coverage table (formats 1 and 2). */
function covered(view: DataView, at: number, glyph: number): number | null {
  const listed = view.getUint16(at) === 1;
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    if (listed) {
      if (view.getUint16(at + 4 + 2 * i) === glyph) return i;
      continue;
    }
    const range = at + 4 + 6 * i;
    const first = view.getUint16(range);
    if (glyph >= first && glyph <= view.getUint16(range + 2)) return view.getUint16(range + 4) + glyph - first;
  }
  return null;
}
