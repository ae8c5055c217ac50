import { expect, test } from 'vitest';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Tables as pandoc 2.17 writes them with -t markdown and -t plain: cells of one line, and of several. */

const TERMS = [
  term('practice', 'code', 'Code available', 'Practice', true),
  term('practice', 'guideline', 'Reporting guideline followed', 'Practice', true),
];

const SIMPLE = `We included 46 studies.

  Practice         n (%)
  ---------------- ----------
  Code available   23 (50.0)

  : Table 1
`;
const SEVERAL = `We included 46 studies.

  ----------------------------
  Practice         n (%)
  ---------------- -----------
  Code available   23 (50.0)

  Reporting        12 (26.1)
  guideline        
  followed         
  ----------------------------

Code was available in 23 (50.0%).
`;

test.each(['a.md', 'a.txt'])('%s: tables of dashes', async name => {
  expect((await scanned(SIMPLE, TERMS, name)).slice(1)).toEqual(['23 (50.0%): practice=code']);
  expect((await scanned(SEVERAL, TERMS, name)).slice(1)).toEqual([
    '23 (50.0%): practice=code',
    '12 (26.1%): practice=guideline',
    '23 (50.0%): practice=code',
  ]);
});

test('dashes that are no table leave the text as it is', async () => {
  const text = 'We included 46 studies.\n\n-- -- a\n\nCode was available in 23 (50.0%).\n\n---- ----\n\nA guideline.\n';
  expect((await scanned(text, TERMS)).slice(1)).toEqual(['23 (50.0%): practice=code']);
});

test('a change by a percentage is no share', async () => {
  const text = 'We included 46 studies. Code availability increased the number of reports by 23%.';
  expect((await scanned(text, TERMS)).slice(1)).toEqual([]);
});
