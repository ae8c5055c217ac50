import { CI, P, type Pattern, PCT, pattern, TO, X } from './pattern.ts';
import { wrongStatistic } from './wrong-statistic.ts';

/** a number that is read with another */
const Y = '[+-]?(?:\\d{1,9}(?:[.,]\\d{1,6})?|\\.\\d{1,6})';
const BARE_INTERVAL = `[([] ?${Y}${TO}${Y} ?[)\\]]`;
const MONEY = '[$€£]?';
const IQR =
  '(?:IQR|inter-?quartile range|Q1 ?(?:to|–|—|-|,|and) ?Q3|quartiles?|25th ?(?:to|–|—|-|and) ?75th percentiles?)';
const LARGE = '([+-]?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,9}(?:[.,]\\d{1,6})?|\\.\\d{1,6}))';
const PAIR = `${MONEY}${LARGE}${TO}${MONEY}${LARGE}`;

/** Coefficients of agreement, medians, means, ranges and what tests print. */
export const STATISTIC_PATTERNS: readonly Pattern[] = [
  pattern({
    name: 'coefficient',
    needs: /ac ?1|gwet|kripp|fleiss|pabak/i,
    describe: "Gwet's AC1 = 0.81; Krippendorff's alpha of .7",
    source: `\\b(?:Gwet(?:['’]s)?,? ?(?:AC ?1)?|AC ?1|Krippendorff(?:['’]s)?,? (?:alpha|α)|Fleiss(?:['’]s?)?,? (?:kappa|κ)|PABAK)(?: (?:coefficient|statistic|value))?(?: ?[=:,] ?| (?:of|was|is) | (?=[+-]?[01]?[.,]\\d))\\(?${X}(?: ?[([;,] ?${CI})?`,
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
    name: 'kappa',
    needs: /kappa|κ/i,
    describe: 'kappa = 0.81 (95% CI 0.70 to 0.92); κ of .81; kappa 0.81',
    source: `(?:\\bkappa\\b|κ)(?: (?:coefficient|statistic|value)s?)?(?:(?: (?:for|on|of|regarding) (?:[a-zA-Z-]+ ){1,6}?(?:was|is|=) )| ?[=:,] ?| (?:of|was|is) | (?=[+-]?[01]?[.,]\\d))${X}(?: ?[([;,] ?${CI})?`,
    groups: ['kappa', 'low', 'high'],
  }),
  pattern({
    name: 'further-coefficient',
    needs: /kappa|κ/i,
    describe: 'kappa was .82 for full texts, and .74 for titles',
    source: `(?<=(?:kappa|κ)[^.;\\n]{0,80}?\\.\\d{1,4}[)\\]]?[^.;\\d\\n]{0,60}?(?:,| and) )(0?\\.\\d{2,3})(?= (?:for|on|in) )`,
    groups: ['kappa'],
  }),
  pattern({
    name: 'test-statistic',
    describe: 'OR 2.4, 95% CI 1.3–4.5; ICC = 0.93 (95% CI 0.90–0.95); r = .21; χ2(2) = 12.4; P = .03',
    needs: /\b(?:a?OR|RR|HR|SMD|MD|ICC|IRR|PR|r|rho|z|t|F|d|g|p|alpha|beta)\b|[χαβρ]|odds|hazard|ratio|difference|chi/i,
    source: `(?:\\b(?:a?OR|RR|HR|IRR|PR|SMD|MD|ICC|(?:odds|risk|hazard|rate|prevalence) ratio|(?:risk|mean) difference|rho|chi-?squared?|alpha|beta)\\b|\\b[rztFdg](?= ?[(=])|[χαβρ]2?)(?: ?\\([0-9, .]{1,12}\\))?(?: ?[=:,<>] ?| (?:was|of|is) | (?=[+-]?\\d*\\.\\d))${X} ?%?(?: ?[([;,] ?${CI}| ?[;,]? ?${BARE_INTERVAL})?|\\bp(?:[- ]?values?)? ?(?:[=<>≤≥]|below|above|of|was|less than) ?(?:0?[.,]\\d{1,9}|[01])(?![.,]?\\d)|\\bp(?:[- ]?values?)? ?= ?([1-9]\\d?[.,]\\d{1,2})(?![.,]?\\d| ?[a-z%µ/])`,
    groups: [],
    silent: true,
    // a number of a test is told only where it cannot be
    wrong: match =>
      wrongStatistic(
        match[1] ?? match[4] ?? '',
        match[0],
        match.input!.slice(Math.max(0, match.index! - 80), match.index),
      ),
  }),
  pattern({
    name: 'percent-agreement',
    needs: /agreement|concordance|agreed/i,
    describe: 'agreement of 95%; 95% agreement; agreed on 95%',
    source: `(?<=\\b(?:agreement|concordance)(?: rate)?(?: ?[=:] ?| (?:of|was|is|reached) )|\\bagreed (?:on|in|for) |\\bagreed (?:on|about) (?:(?:[a-z-]+ ){1,6}?)(?:in|for) )${P}${PCT}|${P}${PCT}(?= (?:raw |observed |simple |overall |inter-?(?:rater|coder) )?(?:agreement|concordance)\\b)`,
    groups: ['agreement', 'agreement'],
  }),
  pattern({
    name: 'median-behind',
    needs: /median|mdn/i,
    describe: '213 days in the median (IQR 72 to 461)',
    source: `(?<![\\d.,])${LARGE}(?: [a-z]{1,20}){0,3} (?:in|as|at) (?:the )?median\\b(?! of)(?: ?[([;,] ?${IQR}[:=,]? ?${PAIR})?`,
    groups: ['median', 'q1', 'q3'],
  }),
  pattern({
    name: 'median-quartiles',
    needs: /median|mdn/i,
    describe: 'median 12 (IQR 7 to 20)',
    source: `\\b(?:median|mdn)\\b[^0-9.;\\n]{0,40}?${LARGE}[a-z% ]{0,20}[([;,] ?${IQR}[:=,]? ?${PAIR}|\\b(?:median|mdn),? ?[([]?${IQR}[)\\]]?[^0-9.;\\n]{0,40}?${LARGE} ?[([] ?${PAIR} ?[)\\]]`,
    groups: ['median', 'q1', 'q3', 'median', 'q1', 'q3'],
  }),
  pattern({
    name: 'median-range',
    needs: /median|mdn/i,
    describe: 'median 12 (range 3 to 40)',
    source: `\\b(?:median|mdn)\\b[^0-9.;\\n]{0,40}?${LARGE}[a-z% ]{0,20}[([;,] ?range[:=,]? ?${PAIR}|\\b(?:median|mdn),? ?[([]?range[)\\]]?[^0-9.;\\n]{0,40}?${LARGE} ?[([] ?${PAIR} ?[)\\]]`,
    groups: ['median', 'min', 'max', 'median', 'min', 'max'],
  }),
  pattern({
    name: 'median',
    needs: /median|mdn/i,
    describe: 'a median of 12',
    source: `\\b(?:median|mdn)\\b[^0-9.;\\n]{0,40}?${LARGE}`,
    groups: ['median'],
  }),
  pattern({
    name: 'mean-range',
    needs: /mean|average/i,
    describe: 'mean 12 (range 3 to 40)',
    source: `\\b(?:mean|average)\\b[^0-9.;\\n]{0,40}?${LARGE}[a-z ]{0,20}[([;,] ?range[:=,]? ?${PAIR}`,
    groups: ['mean', 'min', 'max'],
  }),
  pattern({
    name: 'mean',
    needs: /mean|average|±|\+\/-|SD/i,
    describe: 'a mean of 12.4; the mean (SD) age was 45.3 (12.1); on average, 56; 41.2 (SD 9.8)',
    source: `\\b(?:mean|average),? (?:[([]?(?:SD|±|\\+/-|standard deviation)[^a-z0-9]{0,4}(?:SD)?[)\\]]? )?(?:[a-z-]+ ){0,4}?(?:of|was|is|=) ${LARGE}(?! ?%)(?: ?(?:±|\\+/-) ?${Y}| ?[([](?:SD[ =:,]*)?${Y}[)\\]])?|\\bon average,? [^0-9.;\\n]{0,40}?${LARGE}(?! ?%)(?: [a-z]+)?(?: ?[([]SD[ =:,]*${Y}[)\\]])?|${LARGE} ?(?:±|\\+/-) ?${Y}(?:(?! ?%)|(?= ?%))|${LARGE} [([]SD[ =:,]*${Y}[)\\]]`,
    groups: ['mean', 'mean', 'mean', 'mean'],
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
];
