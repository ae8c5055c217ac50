/**
 * A set of codes as the `level` of a row: codes joined by " + " (an escape keeps a code that holds one apart).
 * Read it back with `codesOf`.
 *
 * @example combinationOf(['few_shot', 'role']) // => 'few_shot + role'
 */
export const combinationOf = (codes: readonly string[]): string =>
  codes.map(code => code.replaceAll('\\', '\\\\').replaceAll('+', '\\+')).join(' + ');

/**
 * The codes of a combination's `level`; of 'none' (coded and empty) there are none.
 *
 * @example codesOf('few_shot + role') // => ['few_shot', 'role']
 * @example codesOf(combinationOf(['a + b', 'c'])) // => ['a + b', 'c']
 */
export const codesOf = (level: string): string[] =>
  level
    .replace(/(\\\\|\\\+)|\+/g, (_, escaped: string | undefined) => escaped ?? '\u0000')
    .split(' \u0000 ')
    .map(code => code.replace(/\\([\\+])/g, '$1'));
