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
 * @example americanSpelling('haematology') // => 'hematology'
 * @example americanSpelling('randomised') // => 'randomized'
 * @example americanSpelling('four') // => 'four'
 */
export function americanSpelling(word: string): string {
  let written = word.length > 5 ? word.replace(/[ao]e(?=[a-z])/g, 'e') : word;
  for (const [ending, replacement] of ENDINGS) written = written.replace(ending, replacement);
  return written;
}
