/**
 * The plural of a unit's name.
 *
 * @example plural('study') // => 'studies'
 */
export const plural = (unit: string): string =>
  unit.endsWith('y') && !/[aeiou]y$/.test(unit)
    ? `${unit.slice(0, -1)}ies`
    : /(s|x|z|ch|sh)$/.test(unit)
      ? `${unit}es`
      : `${unit}s`;

/**
 * A count with its unit.
 *
 * @example counted(1, 'study') // => '1 study'
 * @example counted(2, 'study') // => '2 studies'
 */
export const counted = (n: number, unit: string): string => `${n} ${n === 1 ? unit : plural(unit)}`;

/**
 * A unit's name with its indefinite article, as a sentence begins.
 *
 * @example oneOf('article') // => 'An article'
 * @example oneOf('study') // => 'A study'
 */
export const oneOf = (unit: string): string => `${/^[aeiou](?!ni)/i.test(unit) ? 'An' : 'A'} ${unit}`;

/**
 * A word as a header begins it.
 *
 * @example capitalised('studies') // => 'Studies'
 */
export const capitalised = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
