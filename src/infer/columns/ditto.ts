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
