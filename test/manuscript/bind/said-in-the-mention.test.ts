import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Shares whose words stand inside the mention, labels that end with a word for units, counts of a year. */

const TERMS: Term[] = [
  { field: 'year', level: null, names: [], fieldNames: ['Year of publication'], holds: 'year' },
  term('technique', 'fuzz', 'Fuzzing', 'Technique', true),
  term('technique', 'search', 'Search-based', 'Technique', true),
  term('technique', 'llm', 'Large language model', 'Technique', true),
  term('artifact', 'web', 'Web application', 'Artifact under test'),
  term('design', 'rct', 'Randomised controlled trial', 'Design'),
  term('design', 'cc', 'Case-control study', 'Design'),
  term('design', 'qual', 'Qualitative study', 'Design'),
  term('funding', 'public', 'Public grant', 'Funding'),
];

test.each([
  [
    'We reviewed 96 papers. 47.9% of the papers use fuzzing (46/96), 57.3% search-based generation (55/96) and 27.1% a large language model (26/96).',
    [
      '96: all units',
      '47.9% of the papers use fuzzing (46/96): technique=fuzz',
      '57.3% search-based generation (55/96): technique=search',
      '27.1% a large language model (26/96): technique=llm',
    ],
  ],
  [
    'Qualitative studies (14/118, 11.9%) and case-control studies (6/118, 5.1%) were less common.',
    ['14/118, 11.9%: design=qual', '6/118, 5.1%: design=cc'],
  ],
  [
    'We reviewed 96 papers. Publication peaked in 2024, with 25 studies, against 2 in 2015.',
    ['96: all units', '25: year = 2024', '2: year = 2015'],
  ],
  // a name before the word for units says what the whole is, and nothing of the part
  [
    'A public grant paid for 6 of the 25 qualitative studies (24.0%).',
    ['6 of the 25 qualitative studies (24.0%): funding=public where design = qual'],
  ],
  [
    'A public grant paid for 6 of the 25 qualitative studies (24.0%), against 4 of the 10 case-control studies (40.0%).',
    [
      '6 of the 25 qualitative studies (24.0%): funding=public where design = qual',
      '4 of the 10 case-control studies (40.0%): funding=public where design = cc',
    ],
  ],
  [
    'We reviewed 96 papers. A public grant paid for 22 out of 96 papers, and for 10 out of the 24 qualitative studies.',
    ['96: all units', '22 out of 96: funding=public', '10 out of the 24: funding=public where design = qual'],
  ],
  // what is most used is no count of what there is
  ['We reviewed 96 papers. Fuzzing is among the ten most used techniques.', ['96: all units']],
  ['Fuzzing is applied to 12 of the 31 web applications.', ['12 of the 31: technique=fuzz where artifact = web']],
])('%s', async (text, expected) => {
  expect(await scanned(text, TERMS)).toEqual(expected);
});
