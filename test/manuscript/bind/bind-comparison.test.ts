import { expect, test } from 'vitest';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Numbers of two groups that are compared, and parts of what was named before. */

const TERMS = [
  term('method', 'prompting', 'Prompting', 'Generation method'),
  term('method', 'tuning', 'Fine-tuning', 'Generation method'),
  term('kind', 'text', 'Text', 'Modality'),
  term('kind', 'table', 'Tabular', 'Modality'),
  { field: 'tool', level: 'true', names: ['Tool available', 'Yes'], fieldNames: ['Tool available'] },
  { field: 'tool', level: 'false', names: ['no Tool available', 'No'], fieldNames: ['Tool available'] },
  { field: 'fund', level: 'true', names: ['Industry funding', 'Yes'], fieldNames: ['Industry funding'] },
  { field: 'fund', level: 'false', names: ['no Industry funding', 'No'], fieldNames: ['Industry funding'] },
];

test.each([
  [
    'each group stands before its number',
    'Prompting was more common among text studies (56 of 65) than among tabular ones (7 of 16).',
    ['56 of 65: method=prompting where kind = text', '7 of 16: method=prompting where kind = table'],
  ],
  [
    'both groups stand before',
    'Prompting did not differ between text studies and tabular studies (86.2% vs 43.8%).',
    ['86.2%: method=prompting where kind = text', '43.8%: method=prompting where kind = table'],
  ],
  [
    'units with something, and those without',
    'Studies with industry funding made their tool available less often than those without (86.2% vs 43.8%).',
    ['86.2%: tool=true where fund = true', '43.8%: tool=true where fund = false'],
  ],
  [
    'the first group is the subject',
    'Tabular studies made their tool available more often than text studies (86.2% vs 43.8%).',
    ['86.2%: tool=true where kind = table', '43.8%: tool=true where kind = text'],
  ],
  [
    'those without what no field asks for',
    'Studies with a protocol made their tool available less often than those without (86.2% vs 43.8%).',
    ['86.2%: –', '43.8%: –'],
  ],
  [
    'groups that no word of the codebook names',
    'Prompting was rarer in the north than in the south (86.2% vs 43.8%).',
    ['86.2%: –', '43.8%: –'],
  ],
])('%s', async (_, text, expected) => {
  expect(await scanned(text, TERMS)).toEqual(expected);
});
