/** The three truth values. */
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

//                                 false              true                unknown
const AND = Uint8Array.of(FALSE, FALSE, FALSE, FALSE, TRUE, UNKNOWN, FALSE, UNKNOWN, UNKNOWN);
const OR = Uint8Array.of(FALSE, TRUE, UNKNOWN, TRUE, TRUE, TRUE, UNKNOWN, TRUE, UNKNOWN);
const NOT = Uint8Array.of(TRUE, FALSE, UNKNOWN);

/**
 * Kleene's strong `and` (`or`) of two vectors, written into the first. False decides an `and`, true an `or`, whatever is
 * unknown. S. C. Kleene, Introduction to Metamathematics, 1952, section 64.
 *
 * @example [...kleeneJoinInto('and', Uint8Array.of(0, 1, 2), Uint8Array.of(2, 2, 2))] // => [0, 2, 2]
 * @example [...kleeneJoinInto('or', Uint8Array.of(0, 1, 2), Uint8Array.of(2, 2, 2))] // => [2, 1, 2]
 */
export function kleeneJoinInto(kind: 'and' | 'or', left: Uint8Array, right: Uint8Array): Uint8Array {
  const table = kind === 'and' ? AND : OR;
  for (let i = 0; i < left.length; i++) left[i] = table[left[i]! * 3 + right[i]!]!;
  return left;
}

/**
 * Kleene's `not`, in place: unknown stays unknown.
 *
 * @example [...kleeneNegateInto(Uint8Array.of(0, 1, 2))] // => [1, 0, 2]
 */
export function kleeneNegateInto(values: Uint8Array): Uint8Array {
  for (let i = 0; i < values.length; i++) values[i] = NOT[values[i]!]!;
  return values;
}
