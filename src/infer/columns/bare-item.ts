import { fold } from '../../base/fold.ts';

const BULLET = /^(?:[•▪◦●‣►➢○■□✓✔☑]\s*|[·*–—-]\s+)(?=\S)/u;
const COUNT = /\s*(?:[([]\s*(?:n\s*=\s*\d[\d.,\s]*|\d+(?:[.,]\d+)?\s*%)[^()[\]]*[)\]]|[,:]?\s*\bn\s*=\s*\d+)$/i;
const NUMBERING = /^\(?(\d{1,2}|[a-h])[.)]\s+(?=\S)/i;

/**
 * An item without what is written around it: a bullet in front, a count of its own behind.
 *
 * @example bareItem('• Cost') // => 'Cost'
 * @example bareItem('Interviews (n = 12)') // => 'Interviews'
 * @example bareItem('- ') // => '- '
 */
export function bareItem(text: string): string {
  const bare = text.replace(BULLET, '').replace(COUNT, '').trim();
  return bare === '' ? text : bare;
}

/**
 * A spelling without what people vary by accident: beside case and white space, the mark between two words (`case control`,
 * `case-control`), a full stop behind, bullets and counts.
 *
 * @example spellingKey('Mixed–methods.') // => 'mixed methods'
 */
export function spellingKey(text: string): string {
  const folded = fold(bareItem(text));
  const key = folded
    .replace(/(?<=\p{L})[-_ ]+(?=\p{L})/gu, ' ')
    .replace(/(?<=[\p{L}\d)])[.,;:]+$/u, '')
    .trim();
  return key === '' ? folded : key;
}

/**
 * Items that are numbered in the order of their cell (`1) Cost; 2) Time` here, `1) Time` there), without the numbers; numbers
 * that always belong to the same item are part of its code. null where there is no such numbering.
 */
export function withoutNumbering(items: Iterable<string>): ((text: string) => string) | null {
  const numbersOf = new Map<string, Set<string>>();
  const strip = (text: string): string => text.replace(NUMBERING, '');
  let numbered = 0;
  for (const item of items) {
    const number = NUMBERING.exec(item)?.[1] ?? '';
    if (number !== '') numbered++;
    const key = spellingKey(strip(item));
    numbersOf.set(key, (numbersOf.get(key) ?? new Set<string>()).add(number));
  }
  return numbered > 1 && [...numbersOf.values()].some(numbers => numbers.size > 1) ? strip : null;
}
