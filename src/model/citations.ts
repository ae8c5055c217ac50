import type { CitedUnit } from './listing.ts';

/**
 * Citations that tell the units apart, in the order of the units: two of one author and year get letters, one without an
 * author is named by its key.
 *
 * @example distinctCitations([{ key: 's1', citation: 'Tang 2023', doi: null }, { key: 's2', citation: 'Tang 2023', doi: null }]) // => ['Tang 2023a', 'Tang 2023b']
 * @example distinctCitations([{ key: 's1', citation: '2024', doi: null }]) // => ['s1 2024']
 */
export function distinctCitations(units: readonly CitedUnit[]): string[] {
  const named = units.map(unit => (/^\d{4}$/.test(unit.citation) ? `${unit.key} ${unit.citation}` : unit.citation));
  const counts = new Map<string, number>();
  for (const name of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const used = new Map<string, number>();
  return named.map(name => {
    if (counts.get(name) === 1) return name;
    const place = used.get(name) ?? 0;
    used.set(name, place + 1);
    return `${name}${letters(place)}`;
  });
}

const letters = (place: number): string =>
  (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(97 + (place % 26));

/** A citation with its DOI, or with whatever else identifies it. */
export const withDoi = (citation: string, doi: string | null): string =>
  doi === null ? citation : `${citation} (${/^10\.\d{4,9}\//.test(doi) ? `doi:${doi}` : doi})`;
