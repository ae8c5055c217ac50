/** Numbers as words, and the Roman ones that stages, grades and types are counted in. */
const NUMBERS = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, String(at + 1)] as const),
  ...'i ii iii iv v vi vii viii ix x'.split(' ').map((word, at) => [word, String(at + 1)] as const),
]);

/**
 * The number that a word behind another word says, as digits; any other word as it stands.
 *
 * @example asDigits('iii') // => '3'
 * @example asDigits('two') // => '2'
 * @example asDigits('3a') // => '3a'
 */
export const asDigits = (word: string): string =>
  NUMBERS.get(word) ??
  word.replace(/^(i{2,3}|iv|vi{0,3}|ix)([ab])$/, (_, number: string, part: string) => `${NUMBERS.get(number)!}${part}`);
