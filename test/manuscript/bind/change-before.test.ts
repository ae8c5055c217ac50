import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Numbers of two times: the second reports what the first does, and nothing of what follows. */

const TERMS: Term[] = [
  { field: 'year', level: null, names: [], fieldNames: ['Publication year', 'year'], holds: 'year' },
  term('registry', 'public', 'Public registry', 'Protocol'),
  term('guideline', 'yes', 'Guideline cited', 'Guideline'),
  term('type', 'report', 'Brief report', 'Publication type'),
  term('type', 'review', 'Review', 'Publication type'),
];

test.each([
  [
    'years beside the numbers',
    'The use of a public registry rose from 4.0% in 2017 to 9.4% in 2022, and a guideline was cited in 5 (8.0%).',
    ['4.0%: registry=public where year = 2017', '9.4%: registry=public where year = 2022', '5 (8.0%): guideline=yes'],
  ],
  [
    'years of the sentence',
    'Between 2017 and 2022, the use of a public registry went from 6.0% (10/168) to 3.9% (5/127), and a guideline was cited by few.',
    [
      'Between 2017 and 2022: year',
      '6.0% (10/168): registry=public where year = 2017',
      '3.9% (5/127): registry=public where year = 2022',
    ],
  ],
  [
    'no years: of which units each is, nobody knows',
    'The use of a public registry rose from 5 (4.0%) to 12 (9.4%), and a guideline was cited.',
    ['5 (4.0%): –', '12 (9.4%): –'],
  ],
  [
    'a category that is a word for units',
    'We read 62 (69.7%) brief reports and 27 (30.3%) reviews.',
    ['62 (69.7%): type=report', '27 (30.3%): type=review'],
  ],
])('%s', async (_, text, expected) => {
  expect(await scanned(`# Results\n\n${text}\n`, TERMS)).toEqual(expected);
});
