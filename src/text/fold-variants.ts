import { nearest } from '../base/nearest.ts';

/** Spellings that are thought to be one answer. */
export interface VariantGroup {
  /** the spelling that is proposed: the most frequent one */
  readonly keep: string;
  readonly count: number;
  readonly variants: readonly {
    readonly spelling: string;
    readonly count: number;
    readonly why: 'same letters' | 'a few letters apart';
  }[];
}

/**
 * What remains of an answer when case, accents, punctuation and the order of white space are taken away.
 *
 * @example sameLetters('  Université de Genève ') // => 'universite de geneve'
 */
export const sameLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Answers this short are not folded by their distance: `US` and `UK` are two answers. */
const SHORT = 6;

/**
 * Groups the spelling variants of free-text answers: first those with the same letters, then those a few letters apart from a
 * more frequent one. Answers with other numbers in them stay apart. Groups of one are left out. Most frequent first, ties by code point.
 *
 * @param answers one a cell, as they stand
 */
export function foldVariants(answers: readonly string[]): VariantGroup[] {
  const counts = new Map<string, number>();
  for (const answer of answers) {
    const plain = answer.trim();
    if (plain !== '') counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  const byCount = (a: readonly [string, number], b: readonly [string, number]): number =>
    b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
  const families = new Map<string, [string, number][]>();
  for (const entry of [...counts].sort(byCount)) {
    const key = sameLetters(entry[0]) || entry[0];
    const family = families.get(key);
    if (family === undefined) families.set(key, [entry]);
    else family.push(entry);
  }
  const size = (family: readonly [string, number][]): number => family.reduce((sum, [, count]) => sum + count, 0);
  const ordered = [...families].sort((a, b) => size(b[1]) - size(a[1]) || (a[0] < b[0] ? -1 : 1));
  const heads: string[] = [];
  const near = new Map<string, string>();
  for (const [key] of ordered) {
    const numbers = numbersIn(key);
    const candidates =
      key.length < SHORT
        ? []
        : heads.filter(
            head => head.length >= SHORT && numbersIn(head) === numbers && Math.abs(head.length - key.length) <= 2,
          );
    const found = nearest(key, candidates).find(head => !head.startsWith(key) && !key.startsWith(head));
    if (found === undefined) heads.push(key);
    else near.set(key, found);
  }
  return heads
    .map((head): VariantGroup => {
      const own = families.get(head) ?? [];
      const apart = [...near].filter(([, of]) => of === head).flatMap(([key]) => families.get(key) ?? []);
      const [keep = ['', 0]] = own;
      return {
        keep: keep[0],
        count: size(own) + size(apart),
        variants: [
          ...own.slice(1).map(([spelling, count]) => ({ spelling, count, why: 'same letters' as const })),
          ...apart.map(([spelling, count]) => ({ spelling, count, why: 'a few letters apart' as const })),
        ],
      };
    })
    .filter(group => group.variants.length > 0);
}

const numbersIn = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(' ');
