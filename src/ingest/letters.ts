/**
 * A column's letter from its position: 0 is A, 25 is Z, 26 is AA.
 *
 * @example columnLetter(27) // => 'AB'
 */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/**
 * A column's position from its letter.
 *
 * @example columnIndex('AB') // => 27
 */
export const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
