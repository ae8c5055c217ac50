const words = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word.length > 2 && !COMMON.has(word)),
  );

const COMMON = new Set(['the', 'and', 'for', 'was', 'were', 'any', 'with', 'type', 'yes', 'number', 'reported']);

/**
 * Whether two names or titles share a word that says something.
 *
 * @example shareAWord('shared_code', 'available_code') // => true
 * @example shareAWord('method', 'modality') // => false
 */
export function shareAWord(a: string, b: string): boolean {
  const other = words(b);
  return [...words(a)].some(word => other.has(word));
}
