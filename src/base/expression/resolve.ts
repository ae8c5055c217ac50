import type { SubjectCategory } from './subject.ts';

/**
 * The code a word stands for: a code first, then a label, then an alias; null for none. Spelling must match exactly.
 *
 * @example resolveCode('Alpha', [{ value: 'a', label: 'Alpha' }], []) // => 'a'
 */
export function resolveCode(
  word: string,
  levels: readonly { readonly value: string; readonly label: string }[],
  categories: readonly SubjectCategory[],
): string | null {
  const all = [...levels, ...categories];
  const found =
    all.find(level => level.value === word) ??
    all.find(level => level.label === word) ??
    categories.find(category => category.aliases?.includes(word));
  return found?.value ?? null;
}

/**
 * The indices of the levels that a code stands for: its own, and for a pure group all below it.
 *
 * @example [...resolveLevels('g', [{ value: 'a' }, { value: 'b' }], [{ value: 'g', label: 'G', codable: false }, { value: 'b', label: 'B', parent: 'g' }])] // => [1]
 */
export function resolveLevels(
  code: string,
  levels: readonly { readonly value: string }[],
  categories: readonly SubjectCategory[],
): Set<number> {
  const values = new Set([code]);
  if (categories.some(category => category.value === code && category.codable === false)) {
    // a Set grows while it is walked, and takes each value once: a circle of parents ends too
    for (const value of values) {
      for (const category of categories) if (category.parent === value) values.add(category.value);
    }
  }
  return new Set(levels.flatMap((level, index) => (values.has(level.value) ? [index] : [])));
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A number on the right-hand side, or null for a word that is none (or that no double can hold).
 *
 * @example resolveNumber('-1.5e3') // => -1500
 * @example resolveNumber('0x10') // => null
 */
export function resolveNumber(word: string): number | null {
  const value = NUMBER.test(word) ? Number(word) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
