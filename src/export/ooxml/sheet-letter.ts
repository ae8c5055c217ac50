/**
 * A column's letter from its position, as workbooks write it.
 *
 * @example sheetLetter(27) // => 'AB'
 */
export const sheetLetter = (index: number): string =>
  (index < 26 ? '' : sheetLetter(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/**
 * A column's position from its letter.
 *
 * @example sheetPlace('AB') // => 27
 */
export const sheetPlace = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
