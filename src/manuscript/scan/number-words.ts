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

const BELOW_HUNDRED = `(?:${TENS.join('|')})(?:[- ](?:${SMALL.slice(1, 10).join('|')}))?|${[...SMALL].reverse().join('|')}`;

/** How a number in words begins, as a pattern. */
export const NUMBER_WORDS = `${[...TENS, ...[...SMALL].reverse()].join('|')}|none|an?(?= hundred)`;

/** A number in words, below a thousand, as a pattern; the number of a fraction (`one third`) is none. */
export const WORD_PATTERN = `(?:(?:an?|${SMALL.slice(1, 10).join('|')}) hundred(?: (?:and )?(?:${BELOW_HUNDRED}))?|${BELOW_HUNDRED}|none)(?![- ](?:hundred|thousand|half|halves|thirds?|quarters?|fifths?|sixths?|tenths?)\\b)`;

const PARTS = ['half', 'third', 'quarter', 'fifth', 'sixth', 'tenth'];
const OF_PART = [2, 3, 4, 5, 6, 10];

/** A share in words, as a pattern: `half`, `two thirds`, `one in twenty`. */
export const FRACTION_PATTERN = `(?:(?:an?|one)[ -])?(?:${PARTS.join('|')})|(?:two|three|four)[ -](?:thirds|quarters|fifths|tenths)|(?:${SMALL.slice(1, 10).join('|')}|\\d) (?:in|out of) (?:every )?(?:${SMALL.slice(2).join('|')}|twenty|\\d{1,2})(?! (?:months?|years?|weeks?|days?|of)\\b)`;

/**
 * A share in words in percent, with four decimals at most.
 *
 * @returns null where it is none
 * @example readFractionWords('two thirds') // => '66.6667'
 * @example readFractionWords('one in twenty') // => '5'
 */
export function readFractionWords(words: string): string | null {
  const text = words.toLowerCase().replaceAll('-', ' ').trim();
  const [, part1, ratio] = /^(\w+) (?:in|out of) (?:every )?(\w+)$/.exec(text) ?? [];
  const [count = '', part = ''] = text.includes(' ') ? text.split(' ') : ['one', text];
  const index = PARTS.indexOf(part.replace(/s$/, ''));
  const n = /^an?$/.test(count) ? 1 : (readNumberWords(count) ?? 0);
  const N = ratio === undefined ? (OF_PART[index] ?? 0) : Number(readNumberWords(ratio) ?? ratio);
  const share = ratio === undefined ? n / N : (readNumberWords(part1!) ?? Number.NaN) / N;
  return Number.isFinite(share) && share > 0 ? String(Math.round(share * 1_000_000) / 10_000) : null;
}

/**
 * The value of a number in words.
 *
 * @returns null where it is none
 * @example readNumberWords('Forty-four') // => 44
 * @example readNumberWords('twelve') // => 12
 * @example readNumberWords('one hundred and twelve') // => 112
 * @example readNumberWords('several') // => null
 */
export function readNumberWords(words: string): number | null {
  const text = words.toLowerCase().trim();
  if (text === 'none') return 0;
  const hundreds = /^(\w+) hundred(?: (?:and )?(.+))?$/.exec(text);
  if (hundreds !== null) {
    const [first, rest] = [
      /^an?$/.test(hundreds[1]!) ? 1 : readNumberWords(hundreds[1]!),
      readNumberWords(hundreds[2] ?? 'zero'),
    ];
    return first === null || rest === null ? null : 100 * first + rest;
  }
  const small = SMALL.indexOf(text);
  if (small >= 0) return small;
  const [tens = '', units] = text.split(/[- ]/);
  const decade = TENS.indexOf(tens);
  if (decade < 0) return null;
  const rest = units === undefined ? 0 : SMALL.indexOf(units);
  return rest < 0 || rest > 9 ? null : (decade + 2) * 10 + rest;
}
