/**
 * Whether two printed numbers differ by two neighbouring digits that changed places.
 *
 * @example swappedDigits('73.9', '79.3') // => true
 * @example swappedDigits('79.3', '79.4') // => false
 */
export function swappedDigits(printed: string, right: string): boolean {
  if (printed.length !== right.length || printed === right || printed.indexOf('.') !== right.indexOf('.')) return false;
  const [a, b] = [printed.replace('.', ''), right.replace('.', '')];
  const at = [...a].findIndex((digit, i) => digit !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/**
 * Whether two printed numbers differ by one digit only, of at least two.
 *
 * @example oneDigitOff('71.3', '79.3') // => true
 * @example oneDigitOff('5', '4') // => false
 */
export const oneDigitOff = (printed: string, right: string): boolean =>
  right.length > 1 &&
  printed.length === right.length &&
  printed.indexOf('.') === right.indexOf('.') &&
  [...printed].filter((digit, i) => digit !== right[i]).length === 1;
