import { expect, test } from 'vitest';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Numbers in a row, and the list that names them. */

const TERMS = [
  term('method', 'interview', 'Interviews', 'Method', true),
  term('method', 'survey', 'Surveys', 'Method', true),
  term('method', 'observation', 'Observations', 'Method', true),
  term('bias', 'low', 'Low', 'Risk of bias'),
  term('bias', 'moderate', 'Moderate', 'Risk of bias'),
  term('bias', 'high', 'High', 'Risk of bias'),
];

test.each([
  [
    'the list stands before',
    'Interviews, surveys and observations were used in 12, 8 and 3 studies, respectively.',
    ['12: method=interview', '8: method=survey', '3: method=observation'],
  ],
  [
    'the list stands behind',
    'The risk of bias was assessed: 5 (17%), 12 (40%) and 13 (43%) were rated low, moderate and high, respectively.',
    ['5 (17%): bias=low', '12 (40%): bias=moderate', '13 (43%): bias=high'],
  ],
  [
    'two numbers',
    'Low and high risk of bias were found in 5 (17%) and 13 (43%) studies, respectively.',
    ['5 (17%): bias=low', '13 (43%): bias=high'],
  ],
  [
    'a row that no list names is bound to nothing',
    'Things of many kinds were used in 12, 8 and 3 studies; surveys were rare.',
    ['12: –', '8: –', '3: –'],
  ],
])('%s', async (_, text, expected) => {
  expect(await scanned(`# Results\n\n${text}\n`, TERMS)).toEqual(expected);
});
