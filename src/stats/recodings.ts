/**
 * How many units would have to be recoded so that n of N stops being (or becomes) a majority, that is more than half.
 *
 * @example recodingsOfMajority(62, 87) // => 19
 * @example recodingsOfMajority(43, 87) // => 1
 * @example recodingsOfMajority(0, 0) // => null
 */
export function recodingsOfMajority(n: number, N: number): number | null {
  if (N === 0) return null;
  const half = Math.floor(N / 2);
  return n > half ? n - half : half + 1 - n;
}

/**
 * How many recodings would take the first rank from a code with n units, the next having `second`: each recoding of one unit
 * from the first code to the next closes the distance by two, and a tie is no first rank. A tie needs none.
 *
 * @example recodingsOfFirstRank(10, 5) // => 3
 * @example recodingsOfFirstRank(5, 5) // => 0
 */
export const recodingsOfFirstRank = (n: number, second: number): number => Math.ceil((n - second) / 2);

/**
 * How many recodings would make a code that no unit has one that some have, or the other way round.
 *
 * @example recodingsOfZero(0) // => 1
 * @example recodingsOfZero(4) // => 4
 */
export const recodingsOfZero = (n: number): number => (n === 0 ? 1 : n);
