/**
 * One letter added, lost, exchanged or swapped with its neighbour, behind the first two letters of a word of five or more:
 * `hypo-` and `hyper-`, `intra-` and `inter-`, `men` and `women` are other words.
 *
 * @example isLetterSlip('adolescents', 'adolecents') // => true
 * @example isLetterSlip('hypotension', 'hypertension') // => false
 */
export function isLetterSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 5 || long.length - short.length > 1 || short.slice(0, 2) !== long.slice(0, 2)) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  let [endShort, endLong] = [short.length, long.length];
  while (endShort > from && endLong > from && short[endShort - 1] === long[endLong - 1]) {
    endShort--;
    endLong--;
  }
  const [leftShort, leftLong] = [endShort - from, endLong - from];
  const isSwap = leftShort === 2 && leftLong === 2 && short[from] === long[from + 1] && short[from + 1] === long[from];
  return (leftLong <= 1 || isSwap) && !isOtherWord(a, b);
}

/** Pairs that one letter makes another word of. */
const isOtherWord = (a: string, b: string): boolean =>
  OTHER.some(([one, two]) => (one.test(a) && two.test(b)) || (one.test(b) && two.test(a)));
const OTHER: readonly (readonly [RegExp, RegExp])[] = [
  [/^inter/, /^intra/],
  [/^hypo/, /^hyper/],
  [/^adapt/, /^adopt/],
  [/^prescri/, /^proscri/],
  [/^effect/, /^affect/],
  [/^perinatal/, /^prenatal/],
  [/^mortal/, /^moral/],
  [/^causal/, /^casual/],
  [/^palat/, /^palliat/],
  [/^ureter/, /^urethr/],
  [/^illus/, /^allus/],
];
