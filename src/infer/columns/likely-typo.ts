import { fold } from '../../base/fold.ts';

/** Letters that begin a word of the opposite or of another degree: they are no slip of a finger. */
const PREFIXES =
  /^(un|in|im|il|ir|non|not|no|dis|de|re|pre|post|anti|a|mis|sub|super|inter|intra|over|under|multi|mono|bi|tri|semi|macro|micro|hyper|hypo|up|down|ex|co)$/;

/** Words that differ by two letters or so and mean something else. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['include', 'exclude'],
  ['included', 'excluded'],
  ['inclusion', 'exclusion'],
  ['negative', 'positive'],
  ['internal', 'external'],
  ['inpatient', 'outpatient'],
  ['inpatients', 'outpatients'],
  ['nigeria', 'liberia'],
  ['austria', 'australia'],
  ['ireland', 'iceland'],
  ['iran', 'iraq'],
  ['mali', 'malawi'],
  ['niger', 'nigeria'],
  ['slovakia', 'slovenia'],
  ['female', 'male'],
  ['women', 'men'],
  ['prospective', 'retrospective'],
  ['increase', 'decrease'],
  ['increased', 'decreased'],
  ['maximum', 'minimum'],
  ['import', 'export'],
  ['quantitative', 'qualitative'],
  ['private', 'primate'],
  ['formal', 'normal'],
  ['rural', 'plural'],
  ['mexico', 'morocco'],
  ['zambia', 'gambia'],
  ['guinea', 'guyana'],
  ['dominica', 'dominican republic'],
  ['paraguay', 'uruguay'],
  ['hypertension', 'hypotension'],
  ['hyperglycemia', 'hypoglycemia'],
  ['mother', 'brother'],
  ['brother', 'other'],
];

const OPPOSITE = new Set(OPPOSITES.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));

/**
 * Whether a rare spelling is a slip of the finger for another one, so that advice to merge them is right: one edit (two in
 * words of nine letters or more), within one word, not at its first letter, and not a word part that changes the meaning
 * (un-, non-, pre-/post-), a plural, a number, a Roman numeral or a letter that stands alone.
 *
 * @example isLikelyTypo('Cohrot', 'Cohort') // => true
 * @example isLikelyTypo('Included', 'Excluded') // => false
 * @example isLikelyTypo('Nigeria', 'Liberia') // => false
 */
export function isLikelyTypo(rare: string, often: string): boolean {
  const [left, right] = [words(rare), words(often)];
  if (left.join('') === right.join('')) return true;
  if (left.length !== right.length || /\d/.test(rare + often)) return false;
  const pairs = left.map((word, at) => [word, right[at]!] as const).filter(([a, b]) => a !== b);
  const [pair] = pairs;
  return pairs.length === 1 && pair !== undefined && isSlip(...pair);
}

const words = (text: string): string[] =>
  fold(text)
    .split(/[\s_\-/(),.;:]+/)
    .filter(word => word !== '');

function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || OPPOSITE.has(`${a} ${b}`) || (PREFIXES.test(a) && PREFIXES.test(b))) return false;
  if (long === `${short}s` || long === `${short}es` || /^[ivx]+$/.test(a) || /^[ivx]+$/.test(b)) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const [cut, grown] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  const reordered = cut.length === grown.length && [...cut].sort().join('') === [...grown].sort().join('');
  // the first letter is rarely mistyped, but often another word
  if (start === 0 && !reordered) return false;
  if (start === 0 && cut.length > 2) return false;
  if (start <= 1 && cut === '' && PREFIXES.test(long.slice(0, long.length - short.length))) return false;
  if (isPrefixSwap(short, long)) return false;
  // another ending makes another form of the word: methodology and methodological
  if (end === 0 && grown.length > 1 && !reordered) return false;
  const allowed = short.length >= 9 ? 2 : 1;
  return reordered ? cut.length <= 3 : Math.max(cut.length, grown.length) <= allowed;
}

/** hyper- and hypo-, inter- and intra-, pre- and post-. */
function isPrefixSwap(a: string, b: string): boolean {
  for (let tail = Math.min(a.length, b.length) - 1; tail >= 3; tail--)
    if (a.slice(-tail) === b.slice(-tail) && PREFIXES.test(a.slice(0, -tail)) && PREFIXES.test(b.slice(0, -tail)))
      return true;
  return false;
}
