const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A number in words, up to ninety-nine, as a pattern. */
export const WORD_PATTERN = `(?:(?:${TENS.join('|')})(?:[- ](?:${SMALL.slice(1, 10).join('|')}))?|${[...SMALL].reverse().join('|')}|none)`;

/**
 * The value of a number in words.
 *
 * @returns null where it is none
 * @example readNumberWords('Forty-four') // => 44
 * @example readNumberWords('twelve') // => 12
 * @example readNumberWords('several') // => null
 */
export function readNumberWords(words: string): number | null {
  const text = words.toLowerCase().trim();
  if (text === 'none') return 0;
  const small = SMALL.indexOf(text);
  if (small >= 0) return small;
  const [tens = '', units] = text.split(/[- ]/);
  const decade = TENS.indexOf(tens);
  if (decade < 0) return null;
  const rest = units === undefined ? 0 : SMALL.indexOf(units);
  return rest < 0 || rest > 9 ? null : (decade + 2) * 10 + rest;
}
