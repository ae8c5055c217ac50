import type { Block } from '../read/block.ts';

/**
 * Whether a bracketed number behind a word cites a reference in this text: `as shown before (12)`. References are numbered in
 * the order in which they are cited, counts are not.
 */
export function citesInBrackets(blocks: readonly Block[]): boolean {
  const seen = new Set<number>();
  let [highest, rising] = [0, 0];
  for (const { text, row, kind } of blocks) {
    if (row !== undefined || kind === 'heading') continue;
    for (const match of text.matchAll(/\p{L}[.,;]{0,9} ?\((\d{1,3})(?:(?:, ?|[–-])\d{1,3}){0,20}\)/gu)) {
      const number = Number(match[1]);
      if (seen.has(number)) continue;
      seen.add(number);
      if (number > highest && number <= highest + 8) rising++;
      highest = Math.max(highest, number);
    }
  }
  return seen.size >= 3 && rising >= 0.8 * seen.size;
}
