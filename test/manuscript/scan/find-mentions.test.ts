import { expect, test } from 'vitest';
import { findMentions } from '../../../src/manuscript/scan/find-mentions.ts';

/* Sentences in the style of published reviews, and what their numbers are: read by hand. */

const numbers = (text: string): string[] =>
  findMentions([{ text, kind: 'text', section: '', unit: 'line', at: 1 }]).mentions.map(mention =>
    Object.entries(mention.numbers)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  );

test.each([
  ['The median sample size was 84 (IQR 40–152).', ['median 84, iqr 40 to 152']],
  ['Studies included a median (IQR) of 45 (20–98) patients.', ['median 45, iqr 20 to 98']],
  ['The median number of authors was 6 (Q1–Q3: 4–8).', ['median 6, iqr 4 to 8']],
  ['Median (range) age was 34.5 (18 to 71) years.', ['median 34.5, range 18 to 71']],
  ['Costs had a median of $1,250 (interquartile range, $900-$2,400).', ['median 1,250, iqr 900 to 2,400']],
  ['Mean age was 45.3 ± 12.1 years.', ['mean 45.3']],
  ['On average, studies enrolled 56 participants (SD = 34).', ['mean 56']],
  ['Participants were 41.2 (SD 9.8) years old.', ['mean 41.2']],
  ['The mean (SD) number of outcomes was 3.2 (1.4).', ['mean 3.2']],
  ["Cohen's kappa for full texts was .82, and .74 for titles.", ['kappa .82', 'kappa .74']],
  ['The two raters agreed on 92% of items (kappa=0.80).', ['agreement 92', 'kappa 0.80']],
  ['Raters achieved 94.5% agreement (Cohen κ, 0.88).', ['agreement 94.5', 'kappa 0.88']],
  ["Krippendorff's α = .79 [.70, .88].", ['value .79']],
  ["Agreement (Fleiss' κ = 0.67, p < .001) was moderate.", ['value 0.67']],
  ['The prevalence was 34% (95% CI 29% to 41%).', ['percent 34, interval 29 to 41']],
  ['One hundred and twelve studies were excluded.', ['n 112']],
  ['About one third of the trials (33%) were registered.', ['percent 33']],
  ['Nine in ten were small; more than nine in ten were short.', ['percent >90']],
  ['Fifteen papers came from Asia and four from Africa.', ['n 15', 'n 4']],
  ['Interviews and surveys were used in 12, 8 and 3 studies.', ['n 12', 'n 8', 'n 3']],
  ['The output rose from 5 to 12 articles.', ['n 5', 'n 12']],
  ['The output fell from 180 articles in 2019 to 127 in 2022.', ['n 180', 'n 127']],
  ['Python (31), R (16) and Stata (12) were used.', ['n 31', 'n 16', 'n 12']],
  ['It was augmentation in 43, privacy in 41 and training in 26.', ['n 43', 'n 41', 'n 26']],
  ['Nearly four in five studies and one paper in twenty did.', []],
  ['Barely one paper in six says why.', []],
  ['SAS was used most (31,7 %).', ['percent 31,7']],
  ['The archive holds 2,083 notes of 46 patients.', []],
  ['Sizes were <50 in 12 studies, 50–100 in 8, and >100 in 10.', ['n 12', 'n 8', 'n 10']],
])('%s', (text, expected) => {
  expect(numbers(text)).toEqual(expected);
});

test.each([
  'The trend was significant (z = 2.31, p=0.021; χ2(2) = 12.4, P < 0.001).',
  'Odds were higher (OR 2.4, 95% CI 1.3–4.5; P=.005).',
  'The ICC was 0.93 (95% CI 0.90-0.95).',
  'Differences were tested at α = 0.05, two-sided.',
  'Participants with a BMI >25% above normal took part.',
  'Items were rated on a 5-point Likert scale from 1 to 5.',
  'We searched MEDLINE (1946 to 2020) on 9/2021 (CRD42020182345).',
  'Grant 12/3456 paid for it.',
])('no result: %s', text => {
  expect(numbers(text)).toEqual([]);
});

test('a number in square brackets behind other words than units is a reference', () => {
  expect(numbers('In that study 60% were small [14].')).toEqual(['percent 60']);
  expect(numbers('Of all, 60% [14] were small.')).toEqual(['percent 60, n 14']);
});

test('bracketed numbers that rise through the text are references', () => {
  expect(numbers('As shown before (1), reviews differ (2) in length and scope (3), and in depth (4).')).toEqual([]);
});
