import distances from 'natural/lib/natural/distance/levenshtein_distance.js';

/** Case and separators don't make a word another word. */
const fold = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();

/** How many edits are still the same word: one in three characters or fewer, and never more than four. */
const allowed = (length: number): number => (length < 3 ? 0 : Math.min(4, Math.max(1, Math.floor(length / 3))));

/** Longer words are compared by their beginnings: a proposal is for typing errors, and the distance is quadratic. */
const COMPARED = 80;

/** Without it, natural 8.1.1 counts too few edits where a letter repeats: 1 from `aaa` to `aacaa`. */
const RESTRICTED = { restricted: true };

/** Shorter beginnings of a word say too little. */
const PREFIX = 3;

const byCodePoint = (a: string, b: string): number => {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

/**
 * The valid words that a misspelt one may have been meant for, best first; [] where nothing is near.
 *
 * Damerau-Levenshtein distance (restricted: optimal string alignment, adjacent transpositions count one) between words
 * folded in case and separators. At most a third of the longer word may differ. The same word but for case comes first, then
 * words that begin with the given one, then by distance, also those that the given one begins with; ties by code point.
 *
 * @param limit at most so many
 * @example nearest('promting', ['fine_tuning', 'prompting']) // => ['prompting']
 * @example nearest('fine', ['fine_tuning', 'line']) // => ['fine_tuning']
 * @example nearest('privacy_clam', ['privacy', 'privacy_claim']) // => ['privacy_claim']
 * @example nearest('year', ['method', 'domain']) // => []
 */
export function nearest(word: string, candidates: readonly string[], limit = 1): string[] {
  const asked = fold(word).slice(0, COMPARED);
  if (asked === '') return [];
  const scored: { candidate: string; rank: number; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const folded = fold(candidate).slice(0, COMPARED);
    const most = allowed(Math.max(asked.length, folded.length));
    if (folded === asked) scored.push({ candidate, rank: 0, distance: 0 });
    // a word that is the beginning of the given one is no better than one with a typing error
    else if (isPrefix(asked, folded))
      scored.push({
        candidate,
        rank: folded.length > asked.length ? 1 : 2,
        distance: Math.abs(folded.length - asked.length),
      });
    else if (differing(asked, folded) <= most) {
      const distance = distances.DamerauLevenshteinDistance(asked, folded, RESTRICTED);
      if (distance <= most) scored.push({ candidate, rank: 2, distance });
    }
  }
  scored.sort((a, b) => a.rank - b.rank || a.distance - b.distance || byCodePoint(a.candidate, b.candidate));
  return scored.slice(0, limit).map(entry => entry.candidate);
}

/** One begins with the other, and the shorter is more than a stump of the longer. */
function isPrefix(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= PREFIX && long.startsWith(short) && short.length * 4 >= long.length;
}

/**
 * At least so many edits apart: characters that one word has and the other lacks, whatever their order. It spares most
 * candidates the quadratic distance.
 */
function differing(a: string, b: string): number {
  const surplus = new Map<string, number>();
  for (let i = 0; i < a.length; i++) surplus.set(a[i]!, (surplus.get(a[i]!) ?? 0) + 1);
  for (let i = 0; i < b.length; i++) surplus.set(b[i]!, (surplus.get(b[i]!) ?? 0) - 1);
  let more = 0;
  let fewer = 0;
  for (const count of surplus.values()) {
    if (count > 0) more += count;
    else fewer -= count;
  }
  return Math.max(more, fewer);
}

/**
 * The end of a message about an unknown word: `; did you mean "x"?`, or nothing.
 *
 * @example didYouMean('promting', ['fine_tuning', 'prompting']) // => '; did you mean "prompting"?'
 */
export const didYouMean = (word: string, candidates: readonly string[]): string => {
  const near = nearest(word, candidates)[0];
  return near === undefined ? '' : `; ${wasMeant(`"${near}"`)}`;
};

/**
 * The question whether a word, a number or a date was meant that is known already.
 *
 * @example wasMeant('2015') // => 'did you mean 2015?'
 */
export const wasMeant = (proposal: string): string => `did you mean ${proposal}?`;
