import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Tables of items by answers, as checklists and tools for the risk of bias print them. */

const question = (field: string, title: string): Term[] => [
  { ...term(field, 'Yes', 'Yes', title), names: ['Yes', title] },
  { ...term(field, 'No', 'No', title), names: ['No', `no ${title}`] },
  { ...term(field, 'not_reported', 'not_reported', title), state: true },
];
const CHECKLIST = [
  ...question('protocol', 'Protocol registered'),
  ...question('search', 'Full search strategy available'),
  ...question('funding', 'Funding source given'),
];
const rated = (field: string, title: string): Term[] =>
  ['Low', 'Some concerns', 'High'].map(level => term(field, level, level, title));
const DOMAINS = [...rated('d1', 'Randomisation process'), ...rated('d2', 'Missing outcome data')];

test.each([
  [
    'reported and not reported, over two columns',
    'a.html',
    '<table><tr><th rowspan="2">Item</th><th colspan="2">Reported</th><th>Not reported</th></tr><tr><th>n</th><th>%</th><th>n</th></tr><tr><td>Protocol</td><td>2</td><td>17</td><td>10</td></tr><tr><td>Full search strategy</td><td>9</td><td>75</td><td>3</td></tr></table>',
    ['n = 2 17%: protocol=Yes', 'n = 10: protocol=No', 'n = 9 75%: search=Yes', 'n = 3: search=No'],
  ],
  [
    'with No, Not reported is the missing state',
    'a.md',
    '| Item | Yes, n | No, n | Not reported, n |\n|---|---|---|---|\n| Protocol registered | 2 | 4 | 6 |\n| Funding source | 9 | 2 | 1 |\n',
    [
      'n = 2: protocol=Yes',
      'n = 4: protocol=No',
      'n = 6: protocol=not_reported',
      'n = 9: funding=Yes',
      'n = 2: funding=No',
      'n = 1: funding=not_reported',
    ],
  ],
  [
    'domains of bias',
    'a.md',
    '| Domain | Low | Some concerns | High |\n|---|---|---|---|\n| Randomisation | 5 (50%) | 3 (30%) | 2 (20%) |\n| Missing outcome data | 7 (70%) | 2 (20%) | 1 (10%) |\n',
    [
      '5 (50%): d1=Low of 10',
      '3 (30%): d1=Some concerns of 10',
      '2 (20%): d1=High of 10',
      '7 (70%): d2=Low of 10',
      '2 (20%): d2=Some concerns of 10',
      '1 (10%): d2=High of 10',
    ],
  ],
  [
    'a row that names no field is bound to nothing',
    'a.md',
    '| Item | Yes, n | No, n |\n|---|---|---|\n| Protocol registered | 2 | 10 |\n| Funding source | 9 | 3 |\n| Weather | 5 | 7 |\n',
    ['n = 2: protocol=Yes', 'n = 10: protocol=No', 'n = 9: funding=Yes', 'n = 3: funding=No', 'n = 5: –', 'n = 7: –'],
  ],
])('%s', async (_, name, text, expected) => {
  expect(await scanned(text, [...CHECKLIST, ...DOMAINS], name)).toEqual(expected);
});
