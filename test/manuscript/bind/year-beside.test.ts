import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Years beside numbers, parts of what was named before, and wholes that begin a sentence. */

const TERMS: Term[] = [
  { field: 'year', level: null, names: [], fieldNames: ['Year'], holds: 'year' },
  term('code', 'yes', 'Code available', 'Code'),
  term('evidence', 'accept', 'Acceptability', 'Type of evidence', true),
  term('group', 'teachers', 'Teachers', 'Stakeholder', true),
];

test.each([
  ['In 2017, code was available for 3 of 168 articles.', ['3 of 168: code=yes where year = 2017']],
  ['Of all, 35 (40.2%) date from 2025.', ['35 (40.2%): year = 2025']],
  [
    'The 50 acceptability studies asked teachers (68%).',
    ['50: evidence=accept', '68%: group=teachers where evidence has accept'],
  ],
])('%s', async (text, expected) => {
  expect(await scanned(text, TERMS)).toEqual(expected);
});
