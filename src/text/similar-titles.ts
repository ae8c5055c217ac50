import JaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';

/** Titles at least this alike are shown as perhaps the same study. */
const ALIKE = 0.95;
/** Pairs that are compared at the most: beyond it only titles with the same beginning are. */
const ALL_PAIRS = 2_000;

const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Pairs of rows whose titles are almost the same (Jaro-Winkler similarity on letters and digits, at least .95).
 * Short titles (under 20 characters) must be equal. Beyond 2,000 rows only titles with the same first three words are compared.
 *
 * @example [...similarTitles(2, row => ['Synthetic notes for clinical text mining', 'Synthetic Notes for Clinical Text-Mining'][row] ?? '')].length // => 1
 */
export function* similarTitles(
  rows: number,
  titleOf: (row: number) => string,
): Iterable<{ first: number; second: number; similarity: number }> {
  const titles = Array.from({ length: rows }, (_, row) => plain(titleOf(row)));
  const blocks = new Map<string, number[]>();
  titles.forEach((title, row) => {
    if (title === '') return;
    const block = rows <= ALL_PAIRS ? '' : title.split(' ', 3).join(' ');
    const members = blocks.get(block);
    if (members) members.push(row);
    else blocks.set(block, [row]);
  });
  const found: { first: number; second: number; similarity: number }[] = [];
  for (const members of blocks.values())
    for (let i = 1; i < members.length; i++)
      for (let j = 0; j < i && j < ALL_PAIRS; j++) {
        const [first, second] = [members[j]!, members[i]!];
        const similarity = alike(titles[first]!, titles[second]!);
        if (similarity >= ALIKE) found.push({ first, second, similarity });
      }
  yield* found.sort((a, b) => a.second - b.second || a.first - b.first);
}

function alike(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 20 || short.length < 0.8 * long.length) return 0;
  return JaroWinklerDistance(a, b, { ignoreCase: false });
}
