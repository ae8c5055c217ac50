import { cells } from './detector.ts';

const MARK =
  /^(?:"|''|[”“„〃]|[-–—]\s*["”]\s*[-–—]|i(?:de|dé)m|ídem|ditt?o\.?|(?:same )?as above|see above|same as (?:above|previous)|siehe oben|wie oben|(?:comme|voir) ci-dessus|igual que arriba|como acima|同上)$/iu;

/**
 * Whether a cell only repeats the one above it.
 *
 * @example isDitto('〃') // => true
 * @example isDitto('Same as above') // => true
 * @example isDitto('same') // => false
 */
export const isDitto = (cell: string): boolean => cell.length <= 20 && MARK.test(cell);

/** Such cells have no code, so `validate` reports each. */
export function dittoNote(ditto: ReadonlyMap<string, number>): { message: string; change: string } {
  const [text] = [...ditto.keys()];
  const count = [...ditto.values()].reduce((sum, cellsOf) => sum + cellsOf, 0);
  return {
    message: `${cells(count)} such as ${text} only ${count === 1 ? 'repeats the one' : 'repeat the ones'} above and ${count === 1 ? 'has' : 'have'} no code, so \`validate\` reports ${count === 1 ? 'it' : 'them'}`,
    change: 'enter the code itself in each of these cells, because rows may be sorted otherwise',
  };
}
