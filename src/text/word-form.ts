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

/** British endings, and the American ones. Behind so many letters that no other English word is written like that. */
const ENDINGS: readonly (readonly [british: RegExp, american: string])[] = [
  [/(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|ites|al|ally|able|ist|ists|less|ful)?$)/, 'or'],
  [/(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)/, 'iz'],
  [/(?<=[a-z]{3})ys(?=(?:e|es|ed|ing|er|ers)$)/, 'yz'],
  [/(?<=[a-z]{2}[bt])re(?=s?$)/, 'er'],
  [/(?<=[a-z]{4})ll(?=(?:ed|ing|er|ers)$)/, 'l'],
  [/(?<=[a-z]{4})ogue(?=s?$)/, 'og'],
  [/(?<=(?:def|off|lic|pret)en)c(?=e[ds]?$)/, 's'],
  [/(?<=progra)mme(?=s?$)/, 'm'],
  [/(?<=^g)rey/, 'ray'],
  [/(?<=^ag)eing$/, 'ing'],
  [/(?<=^judg)ement/, 'ment'],
  [/^sulph/, 'sulf'],
];

/**
 * An English word as it is spelled in the United States.
 *
 * @example american('haematology') // => 'hematology'
 * @example american('randomised') // => 'randomized'
 * @example american('four') // => 'four'
 */
export function american(word: string): string {
  let written = word.length > 5 ? word.replace(/[ao]e(?=[a-z])/g, 'e') : word;
  for (const [ending, replacement] of ENDINGS) written = written.replace(ending, replacement);
  return written;
}
