import { FRACTION_PATTERN, readFractionWords, WORD_PATTERN } from './number-words.ts';

/** A shape in which numbers are printed. */
export interface Pattern {
  readonly name: string;
  readonly describe: string;
  readonly regex: RegExp;
  /** without it the shape stands nowhere in a text */
  readonly needs?: RegExp;
  /** the names of the groups, in their order */
  readonly groups: readonly string[];
  /** the numbers of a match, where they are more than its groups */
  readonly numbers?: (match: RegExpMatchArray) => Readonly<Record<string, string>> | null;
  readonly whole?: boolean;
  /** only in a sentence that names a whole before it, or a share */
  readonly needsBefore?: 'whole' | 'share';
  /** the statistic of `value`, by the words of the match */
  readonly statistic?: (words: string) => string;
}

const DIGITS = '\\d{1,3}(?:[, ]\\d{3})+(?![\\d.])|\\d{1,9}';
/** a count: digits or a word */
const C = `(?<![\\d.,/]|[A-Za-z][-–])(${DIGITS}|\\b${WORD_PATTERN}\\b)(?![\\d%])`;
const D = `(?<![\\d.,/]|[A-Za-z][-–])(${DIGITS})(?![\\d%])`;
/** the whole, after a slash or an "of" */
const N = `(?<![\\d.,])(${DIGITS})(?![\\d%])`;
const P = '([<>≤≥]? ?\\d{1,3}(?:[.,]\\d{1,6})?)';
const PCT = ' ?(?:%|per ?cent\\b)';
const X = '([+-]?(?:\\d{1,9}(?:[.,]\\d{1,6})?|\\.\\d{1,6}))';
/** up to five words that stand between a count and what is said of it */
const WORDS = "(?: (?:[a-zA-Z'’-]+)){0,5}?";
const TO = ' ?(?:–|—|-| to | and |, |; | through ) ?';
const OF_WORDS = ' (?:of(?: the| all| these| our| a total of)?|out of(?: the| all)?|from(?: the)?) ';
const OF = `(?: ?/ ?|${OF_WORDS})`;
const CI = `95 ?% ?(?:CI|confidence interval)[:,=]? ?[([]?${X} ?%?${TO}${X} ?%?[)\\]]?`;
const pattern = (entry: Omit<Pattern, 'regex'> & { readonly source: string }): Pattern => {
  const { source, ...rest } = entry;
  // N is the whole and n a part: only there the case of a letter says something
  return { ...rest, regex: new RegExp(source, entry.name === 'total' ? 'g' : 'gi') };
};

/** What stands for units where nobody says otherwise. */
const UNITS =
  'studies|study|articles?|papers?|reviews?|reports?|publications?|records?|trials?|participants?|documents?|citations?|datasets?|abstracts?|sources|manuscripts?|theses|dissertations';

const PERCENT = /%|per ?cent/i;

/** Every shape, the most telling first: what a shape has taken, no later one reads again. */
export const PATTERNS: readonly Pattern[] = [
  pattern({
    name: 'share-in-words',
    needs: /half|third|quarter|fifth|sixth|tenth|in (?:every )?(?:two|t[hw]|four|fi|six|se|eight|nine|ten|\d)|out of/i,
    describe: 'more than half; at least two thirds; fewer than one in twenty',
    source: `\\b(more than|over|at least|no(?:t)? (?:less|fewer) than|fewer than|less than|under|at most|no(?:t)? more than) (${FRACTION_PATTERN})\\b(?! (?:an? )?(?:years?|decades?|days?|hours?|months?|century|centuries))`,
    groups: [],
    numbers([, bound = '', share = '']) {
      const percent = readFractionWords(share);
      const sign = /^(?:more than|over)$/i.test(bound)
        ? '>'
        : /^(?:fewer|less|under)/i.test(bound)
          ? '<'
          : /^(?:at most|not? more)/i.test(bound)
            ? '≤'
            : '≥';
      return percent === null ? null : { percent: `${sign}${percent}` };
    },
  }),
  pattern({
    name: 'count-of-total-percent',
    needs: PERCENT,
    describe: '44 of 59 studies (74.6%); 44/59 (74.6%)',
    source: `${C}${WORDS}${OF}${N}${WORDS}[ \\t]?(?:[,:;]? ?[([]|[,:;]) ?${P}${PCT}(?:[;,] ${CI})?`,
    groups: ['n', 'N', 'percent', 'low', 'high'],
  }),
  pattern({
    name: 'percent-count-of-total',
    needs: PERCENT,
    describe: '74.6% (44/59); 74.6% of studies (44 of 59)',
    source: `${P}${PCT}${WORDS} ?[([] ?(?:n ?= ?)?${D}${OF}${N}(?:[;,] ${CI})?`,
    groups: ['percent', 'n', 'N', 'low', 'high'],
  }),
  pattern({
    name: 'kappa',
    needs: /kappa|κ/i,
    describe: 'kappa = 0.81 (95% CI 0.70 to 0.92); κ of .81; kappa 0.81',
    source: `(?:\\bkappa\\b|κ)(?: (?:coefficient|statistic|value))?(?: ?[=:] ?| (?:of|was|is) | (?=[+-]?[01]?[.,]\\d))${X}(?: ?[([;,] ?${CI})?`,
    groups: ['kappa', 'low', 'high'],
  }),
  pattern({
    name: 'coefficient',
    needs: /ac ?1|gwet|kripp|fleiss|pabak/i,
    describe: "Gwet's AC1 = 0.81; Krippendorff's alpha of .7; ICC = 0.9",
    source: `\\b(?:Gwet(?:['’]s)?,? ?(?:AC ?1)?|AC ?1|Krippendorff(?:['’]s)?,? (?:alpha|α)|Fleiss(?:['’]s?)?,? (?:kappa|κ)|PABAK)(?: (?:coefficient|statistic|value))?(?: ?[=:] ?| (?:of|was|is) | (?=[+-]?[01]?[.,]\\d))\\(?${X}(?: ?[([;,] ?${CI})?`,
    groups: ['value', 'low', 'high'],
    statistic: words =>
      /pabak/i.test(words)
        ? 'pabak'
        : /fleiss/i.test(words)
          ? 'fleiss_kappa'
          : /kripp/i.test(words)
            ? 'krippendorff_alpha'
            : 'gwet_ac1',
  }),
  pattern({
    name: 'percent-agreement',
    needs: /agreement|concordance|agreed/i,
    describe: 'agreement of 95%; 95% agreement; agreed on 95%',
    source: `(?<=\\b(?:agreement|concordance)(?: rate)?(?: ?[=:] ?| (?:of|was|is|reached) ))${P}${PCT}|${P}${PCT}(?= (?:raw |observed |simple |overall |inter-?(?:rater|coder) )?(?:agreement|concordance)\\b)`,
    groups: ['agreement', 'agreement'],
  }),
  pattern({
    name: 'median-quartiles',
    needs: /median/i,
    describe: 'median 12 (IQR 7 to 20)',
    source: `\\bmedian\\b[^0-9.;\\n]{0,40}?${X}[a-z% ]{0,20}[([;,] ?(?:IQR|interquartile range)[:=,]? ?${X}${TO}${X}`,
    groups: ['median', 'q1', 'q3'],
  }),
  pattern({
    name: 'median-range',
    needs: /median/i,
    describe: 'median 12 (range 3 to 40)',
    source: `\\bmedian\\b[^0-9.;\\n]{0,40}?${X}[a-z% ]{0,20}[([;,] ?range[:=,]? ?${X}${TO}${X}`,
    groups: ['median', 'min', 'max'],
  }),
  pattern({
    name: 'median',
    needs: /median/i,
    describe: 'a median of 12',
    source: `\\bmedian\\b[^0-9.;\\n]{0,40}?${X}`,
    groups: ['median'],
  }),
  pattern({
    name: 'mean',
    needs: /mean|average/i,
    describe: 'a mean of 12.4',
    source: `\\b(?:mean|average) (?:[a-z-]+ ){0,4}?(?:of|was|is|=) ${X}(?! ?%)`,
    groups: ['mean'],
  }),
  pattern({
    name: 'range',
    needs: /rang/i,
    describe: 'ranging from 2 to 40; range: 2–40',
    source: `\\brang(?:e|es|ed|ing)(?:[:=,]| from| of| was)? ?[([]?${X}${TO}${X}`,
    groups: ['min', 'max'],
  }),
  pattern({
    name: 'years',
    needs: /from|between/i,
    describe: 'published from 1980 to 2025; between 2001 and 2019',
    source: `\\b(?:from|between) ((?:1[89]|20)\\d\\d)(?: to | and | through | until |–|-|—)((?:1[89]|20)\\d\\d)(?![\\d/])`,
    groups: ['min', 'max'],
  }),
  pattern({
    name: 'count-percent',
    needs: PERCENT,
    describe: '44 studies (74.6%); 44 (74.6%)',
    source: `(?:\\b[nk] ?= ?)?${C}${WORDS}[ \\t]?[([] ?${P}${PCT}(?:[;,] ${CI})?`,
    groups: ['n', 'percent', 'low', 'high'],
  }),
  pattern({
    name: 'percent-count',
    needs: PERCENT,
    describe: '74.6% (n = 44); 74.6% (44)',
    source: `${P}${PCT}${WORDS} ?[([] ?(?:[nk] ?= ?)?${D} ?[)\\];,]`,
    groups: ['percent', 'n'],
  }),
  pattern({
    name: 'named-count-percent',
    needs: PERCENT,
    describe: '(n = 44, 74.6%); a row of a table',
    source: `\\b[nk] ?= ?${D}(?: (?:each|${UNITS}))?(?:[,;] ?|\\t| )${P}${PCT}`,
    groups: ['n', 'percent'],
  }),
  pattern({
    name: 'bracketed-count-percent',
    needs: PERCENT,
    describe: '(44, 74.6%); (44 studies, 74.6%)',
    source: `(?<=[([] ?)${D}(?: (?:${UNITS}))?[,;] ?${P}${PCT}`,
    groups: ['n', 'percent'],
  }),
  pattern({
    name: 'percent-of-total',
    needs: PERCENT,
    describe: '74.6% of the 59 studies',
    source: `${P}${PCT}${OF_WORDS}${N}`,
    groups: ['percent', 'N'],
  }),
  pattern({
    name: 'count-of-total',
    describe: '44 of the 59 studies; two out of twelve; 44/59',
    source: `${C}${WORDS}${OF}(?<![\\d.,])(${DIGITS}|\\b${WORD_PATTERN}\\b)(?![\\d%/.]\\d|%)`,
    groups: ['n', 'N'],
  }),
  pattern({
    name: 'interval',
    needs: /CI|confidence/i,
    describe: '95% CI 62.2 to 83.9',
    source: CI,
    groups: ['low', 'high'],
  }),
  pattern({ name: 'total', needs: /N ?=/, describe: 'N = 59', source: `\\bN ?= ?${D}`, groups: ['N'], whole: true }),
  pattern({
    name: 'included',
    describe: '59 studies were included; we included 59 studies; of 59 studies',
    source: `(?<=\\b(?:includ(?:ed|es|ing)|identified|analy[sz]ed|reviewed|review of|covers?|charted|total of)(?: in total| a total of)? )${D}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)|${D}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b(?: (?:were|are|was))? (?:finally )?(?:included|eligible|identified|analy[sz]ed|charted))|${D}(?= included (?:${UNITS})\\b)|(?<=\\b(?:[Oo]f|[Aa]mong) (?:the |all |these |our )?)${D}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)`,
    groups: ['N', 'N', 'N', 'N'],
    whole: true,
  }),
  pattern({
    name: 'of-the',
    describe: 'Of the 75 theses, 62 …',
    source: `(?<=(?:^|[.;:(] ?)(?:Of|Among|From|Within) (?:the|these|those|all(?: the)?) )${D}(?= [a-z])`,
    groups: ['N'],
    whole: true,
  }),
  pattern({
    name: 'percent',
    needs: PERCENT,
    describe: '74.6%',
    source: `(?<![\\d.,])${P}${PCT}(?! ?(?:CI\\b|confidence|credible|prediction))`,
    groups: ['percent'],
  }),
  pattern({ name: 'named-count', needs: /[nk] ?=/i, describe: 'n = 44', source: `\\b[nk] ?= ?${D}`, groups: ['n'] }),
  pattern({
    name: 'count',
    describe: '44 studies; forty-four articles',
    source: `${C}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)`,
    groups: ['n'],
  }),
  pattern({
    name: 'changed-count',
    needs: /from/i,
    describe: 'rose from 5 to 12 articles; from 180 articles in 2019 to 127 in 2022',
    source: `(?<=\\bfrom (?:about |only |just )?)(?!(?:19|20)\\d\\d\\b)${C}(?= (?:in (?:19|20)\\d\\d )?to (?:about |only |just )?\\w+ (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)|(?<=\\bto (?:about |only |just )?)(?!(?:19|20)\\d\\d\\b)${C}(?= in (?:19|20)\\d\\d\\b)`,
    groups: ['n', 'n'],
  }),
  pattern({
    name: 'count-in-total',
    needs: /in (?:total|all)/i,
    describe: '…, 59 in total',
    source: `${C}(?= in (?:total|all)\\b)`,
    groups: ['n'],
  }),
  pattern({
    name: 'listed-count',
    describe: 'of 59 studies, 44 used prompting, 12 fine-tuning and 3 both',
    source: `(?<=[,;:] (?:and )?| and )${C}(?= [a-z])`,
    groups: ['n'],
    needsBefore: 'whole',
  }),
  pattern({
    name: 'closing-count',
    describe: 'of 59 studies, texts were used in 44 and images in 12',
    source: `(?<=\\b(?:in|by|for|on) (?:only |just )?)(?!(?:19|20)\\d\\d\\b)${C}(?= ?(?:[,;).]|$)| and | of (?:them|these)\\b)`,
    groups: ['n'],
    needsBefore: 'share',
  }),
];

/** `7 different approaches`, `data from 35 states`: a count of what a codebook's fields are called. */
export const distinctPattern = (nouns: readonly string[]): Pattern =>
  pattern({
    name: 'distinct',
    describe: '7 different approaches; data from 35 states',
    source: `(?<![(=] ?|\\d )${C} (?:[a-z-]+ ){0,4}?(${nouns
      .map(noun => noun.replace(/[^\p{L}]/gu, ''))
      .filter(noun => noun.length > 2)
      .join('|')})\\b`,
    groups: ['n'],
  });
