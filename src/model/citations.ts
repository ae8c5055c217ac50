/**
 * Citations that tell the units apart, in the order of the units: two of one author and year get letters, one without an
 * author is named by its key. Of three or more authors with `;` between them, the first is named.
 *
 * @example distinctCitations([{ key: 's1', author: 'Tang', year: '2023' }, { key: 's2', author: 'Tang', year: '2023' }]) // => ['Tang 2023a', 'Tang 2023b']
 * @example distinctCitations([{ key: 's1', author: '', year: '2024' }]) // => ['s1 2024']
 * @example distinctCitations([{ key: 's1', author: 'Tang, R.; Han, X.; Jiang, X.', year: '2023' }]) // => ['Tang et al. 2023']
 * @example distinctCitations([{ key: 's1', author: 'Tang et al., 2023', year: '2023' }]) // => ['Tang et al., 2023']
 */
export function distinctCitations(
  units: readonly { readonly key: string; readonly author: string; readonly year: string }[],
): string[] {
  const named = units.map(({ key, author, year }) => {
    const name = author === '' ? key : firstOfMany(author);
    return year === '' || name.endsWith(year) || name.endsWith(`${year})`) ? name : `${name} ${year}`;
  });
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

/** The first of three or more authors; one or two as they are written. */
function firstOfMany(author: string): string {
  const names = author.split(';').filter(name => name.trim() !== '');
  return names.length < 3 ? author : `${names[0]!.replace(/,.*/s, '').trim()} et al.`;
}

const letters = (place: number): string =>
  (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(97 + (place % 26));

/**
 * A citation with its DOI, or with whatever else identifies it.
 *
 * @example withDoi('Tang 2023', '10.1/a') // => 'Tang 2023 (10.1/a)'
 * @example withDoi('Tang 2023', '10.2196/66279') // => 'Tang 2023 (doi:10.2196/66279)'
 */
export const withDoi = (citation: string, doi: string | null): string =>
  doi === null ? citation : `${citation} (${/^10\.\d{4,9}\//.test(doi) ? `doi:${doi}` : doi})`;
