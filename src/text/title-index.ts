/** Titles that have at least this share of their words in common are shown as perhaps the same study. */
const ALIKE = 0.8;

/**
 * A title as it is compared: letters and digits, lower case, no accents.
 *
 * @example comparableTitle('Größe & <i>Maß</i>: a study') // => 'große maß a study'
 */
export const comparableTitle = (title: string): string =>
  title
    .replace(/<\/?[a-z]+>/gi, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface TitleIndex {
  /** the most similar title, or null where none is alike enough; ties by order */
  nearest(title: string): { readonly index: number; readonly similarity: number } | null;
}

/**
 * Finds the nearest of many titles without comparing all of them: only those that share one of the title's rarer words are looked
 * at. Similarity is Jaccard's index of their words (1 for the same words); titles with other numbers in them are other studies.
 *
 * @example titleIndex(['Synthetic notes for mining', 'Quite another one']).nearest('Synthetic Notes for Mining.') // => { index: 0, similarity: 1 }
 */
export function titleIndex(titles: readonly string[]): TitleIndex {
  const words = titles.map(
    title =>
      new Set(
        comparableTitle(title)
          .split(' ')
          .filter(word => word !== ''),
      ),
  );
  const numbers = words.map(numbersOf);
  const holders = new Map<string, number[]>();
  words.forEach((set, index) => {
    for (const word of set) {
      const list = holders.get(word);
      if (list === undefined) holders.set(word, [index]);
      else list.push(index);
    }
  });
  return {
    nearest(title) {
      const own = new Set(
        comparableTitle(title)
          .split(' ')
          .filter(word => word !== ''),
      );
      if (own.size === 0) return null;
      const rare = [...own]
        .filter(word => holders.has(word))
        .sort((a, b) => (holders.get(a)?.length ?? 0) - (holders.get(b)?.length ?? 0));
      // alike titles share four of five words: one of the rarest few must be among them
      const needed = own.size - Math.ceil(ALIKE * own.size) + 1;
      const candidates = new Set(rare.slice(0, needed).flatMap(word => holders.get(word) ?? []));
      const ownNumbers = numbersOf(own);
      let best: { index: number; similarity: number } | null = null;
      for (const index of [...candidates].sort((a, b) => a - b)) {
        const other = words[index];
        if (other === undefined || numbers[index] !== ownNumbers) continue;
        const similarity = jaccard(own, other);
        if (similarity >= ALIKE && (own.size > 3 || similarity === 1) && similarity > (best?.similarity ?? 0))
          best = { index, similarity };
      }
      return best;
    },
  };
}

const numbersOf = (words: ReadonlySet<string>): string =>
  [...words]
    .filter(word => /\p{N}/u.test(word))
    .sort()
    .join(' ');

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / (a.size + b.size - common);
}
