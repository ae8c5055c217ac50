import { LIST_PATTERNS } from './list-patterns.ts';
import { FRACTION_PATTERN, readFractionWords, WORD_PATTERN } from './number-words.ts';
import { C, CI, D, DIGITS, N, OF, OF_WORDS, P, type Pattern, PCT, PERCENT, pattern, UNITS, WORDS } from './pattern.ts';
import { STATISTIC_PATTERNS } from './statistic-patterns.ts';

const FEW = 'one|two|three|four|five|six|seven|eight|nine';

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
    name: 'fraction',
    begins: 'share',
    needs: / in /i,
    describe: 'nearly four in five studies; one paper in twenty; barely one paper in six says why',
    source: `(?<=\\b(?:barely|hardly|scarcely|nearly|almost|about|roughly|around|approximately|some) )(?:${FEW}) (?:${UNITS}) in (?:every )?(?:${FEW}|ten|twenty)\\b|\\b(?:${FEW}|\\d) in (?:every )?(?:${FEW}|ten|twenty|10|20|100)\\b(?! (?:months?|years?|weeks?|days?|hours?|minutes?|countries|languages|databases?|journals?|rounds?|steps?|stages?)\\b)(?=[ ,.;:)]|$)|\\b(?:${FEW}) (?:${UNITS}) in (?:every )?(?:${FEW}|ten|twenty)\\b(?= ?[,.;:)]| (?:is|are|was|were|had|has|have|did|does|do|dealt|came|took|gave|made|found|[a-z]{2,15}ed|reports|uses|focus|describe|address|mention)\\b|$)`,
    groups: [],
    silent: true,
  }),
  pattern({
    name: 'count-of-total-percent',
    begins: 'count',
    needs: PERCENT,
    describe: '44 of 59 studies (74.6%); 44/59 (74.6%)',
    source: `${C}${WORDS}${OF}${N}${WORDS}[ \\t]?(?:[,:;]? ?[([]|[,:;]) ?${P}${PCT}(?:[;,] ${CI})?`,
    groups: ['n', 'N', 'percent', 'low', 'high'],
  }),
  pattern({
    name: 'percent-count-of-total',
    begins: 'share',
    needs: PERCENT,
    describe: '74.6% (44/59); 74.6% of studies (44 of 59)',
    source: `${P}${PCT}${WORDS} ?[([] ?(?:n ?= ?)?${D}${OF}${N}(?:[;,] ${CI})?`,
    groups: ['percent', 'n', 'N', 'low', 'high'],
  }),
  pattern({
    name: 'count-percent-of-total',
    begins: 'count',
    needs: PERCENT,
    describe: '20 (3.2%) of the 625 articles; 26 decisions (1.1% of 2,326)',
    source: `${C}${WORDS}[ \\t]?[([] ?${P}${PCT} ?[)\\]] (?:out )?of (?:the |all |these |those |our )?(?!(?:19|20)\\d\\d [a-z]+\\b(?<!s\\b))${D}(?= [a-z])|${C}${WORDS}[ \\t]?[([] ?${P}${PCT} of (?:the |all |these |those |our )?${D}(?= ?[)\\]]| [a-z])`,
    groups: ['n', 'percent', 'N', 'n', 'percent', 'N'],
  }),
  ...STATISTIC_PATTERNS,
  pattern({
    name: 'count-percent',
    begins: 'count',
    needs: PERCENT,
    describe: '44 studies (74.6%); 44 (74.6%)',
    source: `(?:\\b[nk] ?= ?)?${C}${WORDS}[ \\t]?[([] ?${P}${PCT}(?:[;,] ${CI})?`,
    groups: ['n', 'percent', 'low', 'high'],
  }),
  pattern({
    name: 'percent-count',
    begins: 'share',
    needs: PERCENT,
    describe: '74.6% (n = 44); 74.6% (44)',
    // a number in brackets behind other words than units is a reference: `60% were small [14]`
    source: `${P}${PCT}${WORDS} ?[([] ?[nk] ?= ?${D} ?[)\\];,]|${P}${PCT}(?: (?:of|the|all|included|these|our|eligible|reviewed|${UNITS})){0,4}? ?\\( ?${D} ?[);,]|${P}${PCT} ?\\[ ?${D} ?[\\];,]`,
    groups: ['percent', 'n', 'percent', 'n', 'percent', 'n'],
  }),
  pattern({
    name: 'named-count-percent',
    begins: 'count',
    needs: /[nk] ?=/i,
    describe: '(n = 44, 74.6%); a row of a table',
    // `Of N = 940 reports, 53.0% came from …` is a whole and a share
    source: `(?<!\\b(?:of|among|from|in|across) (?:the |all |these )?)\\b[nk] ?= ?${D}(?: (?:each|${UNITS}))?(?:, |; ?|\\t| )${P}${PCT}`,
    groups: ['n', 'percent'],
  }),
  pattern({
    name: 'bracketed-count-percent',
    begins: 'count',
    needs: PERCENT,
    describe: '(44, 74.6%); (44 studies, 74.6%)',
    source: `(?<=[([] ?)${D}(?: (?:${UNITS}))?(?:, |; ?)${P}${PCT}`,
    groups: ['n', 'percent'],
  }),
  pattern({
    name: 'bracketed-percent-count',
    begins: 'share',
    needs: PERCENT,
    describe: '(74.6%, 44/59); (74.6%; n = 44)',
    source: `(?<=[([] ?)${P}${PCT}(?:, |; ?)(?:${D}${OF}${N}|[nk] ?= ?${D})(?= ?[)\\]])`,
    groups: ['percent', 'n', 'N', 'n'],
  }),
  pattern({
    name: 'percent-of-total',
    begins: 'share',
    needs: PERCENT,
    describe: '74.6% of the 59 studies',
    source: `${P}${PCT}${OF_WORDS}${N}`,
    groups: ['percent', 'N'],
  }),
  pattern({
    name: 'count-of-total',
    begins: 'count',
    describe: '44 of the 59 studies; two out of twelve; 44/59',
    source: `${C}${WORDS}${OF}(?<![\\d.,])(${DIGITS}|\\b${WORD_PATTERN}\\b)(?![\\d%/.]\\d|%)`,
    groups: ['n', 'N'],
  }),
  pattern({
    name: 'percent-interval',
    begins: 'share',
    needs: /CI\b|confidence/i,
    describe: '34% (95% CI 29% to 41%)',
    source: `(?<![\\d.,])${P}${PCT} ?[([;,] ?${CI}`,
    groups: ['percent', 'low', 'high'],
  }),
  pattern({
    name: 'interval',
    begins: 'share',
    needs: /CI|confidence/i,
    describe: '95% CI 62.2 to 83.9',
    source: CI,
    groups: ['low', 'high'],
  }),
  pattern({ name: 'total', needs: /N ?=/, describe: 'N = 59', source: `\\bN ?= ?${D}`, groups: ['N'], whole: true }),
  pattern({
    name: 'included',
    begins: 'count',
    describe: '59 studies were included; we included 59 studies; of 59 studies',
    source: `(?<=\\b(?:includ(?:ed|es|ing)|identified|analy[sz]ed|reviewed|review of|covers?|charted|total of)(?: in total| a total of)? )${C}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)|${D}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b(?: (?:were|are|was))? (?:finally )?(?:included|eligible|identified|analy[sz]ed|charted))|${D}(?= included (?:${UNITS})\\b)|(?<=\\b(?:[Oo]f|[Aa]mong) (?:the |all |these |our )?)${D}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)`,
    groups: ['N', 'N', 'N', 'N'],
    whole: true,
  }),
  pattern({
    name: 'of-the',
    begins: 'count',
    describe: 'Of the 75 theses, 62 …',
    source: `(?<=(?:^|[.;:(] ?)(?:Of|Among|From|Within) (?:the|these|those|all(?: the)?)(?: (?:remaining|other))? )${D}(?= [a-z]|, )`,
    groups: ['N'],
    whole: true,
  }),
  pattern({
    name: 'percent',
    begins: 'share',
    needs: PERCENT,
    describe: '74.6%',
    source: `(?<![\\d.,])${P}${PCT}(?! ?(?:CI\\b|confidence|credible|prediction))`,
    groups: ['percent'],
  }),
  pattern({
    name: 'named-count',
    begins: 'count',
    needs: /[nk] ?=/i,
    describe: 'n = 44',
    source: `\\b[nk] ?= ?${D}`,
    groups: ['n'],
  }),
  pattern({
    name: 'count',
    begins: 'count',
    describe: '44 studies; forty-four articles',
    source: `${C}(?= (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)`,
    groups: ['n'],
  }),
  pattern({
    name: 'changed-count',
    begins: 'count',
    needs: /from/i,
    describe: 'rose from 5 to 12 articles; from 180 articles in 2019 to 127 in 2022',
    source: `(?<=\\bfrom (?:about |only |just )?)(?!(?:19|20)\\d\\d\\b)${C}(?= (?:in (?:19|20)\\d\\d )?to (?:about |only |just )?\\w+ (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)|(?<=\\bto (?:about |only |just )?)(?!(?:19|20)\\d\\d\\b)${C}(?= in (?:19|20)\\d\\d\\b)`,
    groups: ['n', 'n'],
  }),
  pattern({
    name: 'count-removed',
    begins: 'count',
    needs: /exclu|remov|discard/i,
    describe: 'excluded 3,961; after removing 514 duplicates',
    source: `(?<=\\b(?:exclud(?:ed|ing)|remov(?:ed|ing)|discard(?:ed|ing)|(?:removal|exclusion) of) (?:another |a further |the )?)(?!(?:19|20)\\d\\d\\b)${D}(?= (?:duplicates?|records?|${UNITS})\\b|[,;.] ?(?!\\d)| and )`,
    groups: ['n'],
    needsBefore: 'any',
  }),
  pattern({
    name: 'count-left',
    begins: 'count',
    needs: /leaving|left|result(?:ing|ed) in|yield/i,
    describe: '…, leaving 553',
    source: `(?<=\\b(?:leaving|(?:which|this|that) left|result(?:ing|ed) in|yield(?:ing|ed))(?: us)?(?: with)?(?: (?:a|an|the|only|just|total|final|sample|set|corpus|of)){0,5} )${C}`,
    groups: ['n'],
    needsBefore: 'share',
  }),
  pattern({
    name: 'count-in-year',
    begins: 'count',
    needs: / in (?:19|20)\d\d/,
    describe: '25 studies in 2024, against 2 in 2015',
    source: `(?<!\\b(?:years?|ages?|grades?|levels?|phases?|tables?|figures?|sections?|version) )(?!(?:19|20)\\d\\d\\b)${C}(?= in (?:19|20)\\d\\d\\b)`,
    groups: ['n'],
    needsBefore: 'share',
  }),
  pattern({
    name: 'count-in-total',
    begins: 'count',
    needs: /in (?:total|all)/i,
    describe: '…, 59 in total',
    source: `${C}(?= in (?:total|all)\\b)`,
    groups: ['n'],
  }),
  pattern({
    name: 'counts-in-a-row',
    begins: 'count',
    needs: / and \d/,
    describe: 'were used in 12, 8 and 3 studies',
    source: `(?<![\\d.,/([–-])(?<!\\b(?:Tables?|Figures?|Figs?|Appendix|Appendices|Sections?|refs?|references|ages?|aged|years?|months?|weeks?|days?|grades?|levels?|items?|phases?) )\\b(\\d{1,6})(?=(?:, \\d{1,6}){0,6},? and \\d{1,6} (?:[a-z-]+ ){0,2}(?:${UNITS})\\b)`,
    groups: ['n'],
  }),
  pattern({
    name: 'count-of-two-groups',
    begins: 'count',
    needs: / and /,
    describe: '58 field-wide and 48 prominent articles',
    source: `(?!(?:19|20)\\d\\d\\b)${C}(?= (?!(?:of|in|from|and|or|to|for|with) )(?:[a-z-]+ ){1,3}and (?:only |just )?(?:\\d{1,6}|${WORD_PATTERN}) (?:[a-z-]+ ){1,3}(?:${UNITS})\\b)`,
    groups: ['n'],
  }),
  pattern({
    name: 'listed-count',
    begins: 'count',
    describe: 'of 59 studies, 44 used prompting, 12 fine-tuning and 3 both',
    source: `(?<=[,;:] (?:and |while |whereas |but )?| and )${C}(?! (?:[a-z]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|times?|percent\\w*|reviewers?|authors?|coders?|raters?|researchers?|databases?|items?|points?|questions?|countries|continents|categories|domains?|groups?|arms?|journals?|languages?|different|other|further|more|of us)\\b)(?= [a-z])`,
    groups: ['n'],
    needsBefore: 'share',
  }),
  pattern({
    name: 'closing-count',
    begins: 'count',
    describe: 'of 59 studies, texts were used in 44 and images in 12',
    source: `(?<=\\b(?:in|by|for|on|with) (?:only |just |all |the (?:other|remaining) |another |a further )?)(?!(?:19|20)\\d\\d\\b)${C}(?= ?(?:[,;).](?!\\d)|$)| and | of (?:them|these)\\b)|(?<=\\b(?:in|for|of) the (?:other|remaining) )${C}(?= (?:it|this|that|they|these|there)\\b)`,
    groups: ['n', 'n'],
    needsBefore: 'share',
    orInList: true,
  }),
  ...LIST_PATTERNS,
];

/** `7 different approaches`, `data from 35 states`: a count of what a codebook's fields are called. */
export const distinctPattern = (nouns: readonly string[]): Pattern =>
  pattern({
    name: 'distinct',
    begins: 'count',
    describe: '7 different approaches; data from 35 states',
    source: `(?<![(=] ?|\\d |\\b(?:up to|more than|less than|fewer than|at least|at most|over|or|\\d to|(?:one|two|three) to|per|each|than|every) )${C}(?! (?:most|least|main|top|best|leading|[a-z]{3,12}est)\\b) (?:(?!(?:or|in|at|on|by|with|for|to|from|of|the|${UNITS})\\b)[a-z-]+ ){0,4}?(${nouns
      .map(noun => noun.replace(/[^\p{L}]/gu, ''))
      .filter(noun => noun.length > 2)
      .join('|')})\\b`,
    groups: ['n'],
  });
