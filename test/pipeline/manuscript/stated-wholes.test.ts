import { expect, test } from 'vitest';
import { checkedNumbers } from '../../support/checked-numbers.ts';

/* Wholes that a text states and no category names. Ten studies, of which six report the tool; counted by hand. */

const TOOLS = ['R', 'R', 'R', 'Stata', 'Stata', 'SAS', 'NR', 'NR', 'NR', 'NR'];
const FILES = {
  'review.yaml': 'name: t\nunit: { name: study, key: id }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
  's.csv': `id,tool,city\n${TOOLS.map((tool, i) => `${i + 1},${tool},${i < 6 ? 'Paris' : 'Rome'}`).join('\n')}\n`,
  'c.yaml': `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: tool, title: Statistical tool, categories: [{ value: R }, { value: Stata }, { value: SAS }] }
  - { name: city, title: City, categories: [{ value: Paris }, { value: Rome }] }
`,
};

async function check(text: string) {
  const numbers = await checkedNumbers(FILES, `We included 10 studies. ${text}`);
  return numbers.map(({ claim: { text: printed, bound, proposal }, checked, alarm }) => {
    const of = proposal?.denominator === undefined ? '' : ` (of ${proposal.denominator})`;
    return `${printed}: ${alarm ? 'alarm' : bound ? `${proposal!.field}=${proposal!.level}${of}, ${checked!.verdict}` : 'unbound'}`;
  });
}

test.each([
  [
    'Four did not say which statistical tool they used. Among the remaining 6, R was used by 3 (50.0%) and Stata by 2 (33.3%).',
    ['3 (50.0%): tool=R (of reported), reproduced', '2 (33.3%): tool=Stata (of reported), reproduced'],
  ],
  // what one of them confirms is the whole of the other, which is wrong
  [
    'Four did not say which statistical tool they used. Among the remaining 6, R was used by 3 (50.0%) and Stata by 4 (66.7%).',
    ['3 (50.0%): tool=R (of reported), reproduced', '4 (66.7%): alarm'],
  ],
  ['R was used by 3 of 6 studies (50.0%).', ['3 of 6 studies (50.0%): tool=R (of reported), reproduced']],
  // all ten report the city: six of them are no whole of it
  ['Paris was the city of 6 of 6 studies (100%).', ['6 of 6 studies (100%): alarm']],
  // a whole that nobody states is in doubt as ever
  ['R was used by 3 studies (50.0%).', ['3 studies (50.0%): alarm']],
])('%s', async (text, expected) => {
  expect((await check(text)).filter(line => !/^Four/.test(line))).toEqual(expected);
});

test('the caption of a table states its whole', async () => {
  const table = (N: number): string =>
    `\n\nTools (N = ${N} studies that name one)\n\n| Tool | Studies (%) |\n|---|---|\n| R | 3 (50.0) |\n| Stata | 2 (33.3) |\n| SAS | 1 (16.7) |\n`;
  expect(await check(table(6))).toEqual([
    '3 (50.0%): tool=R (of reported), reproduced',
    '2 (33.3%): tool=Stata (of reported), reproduced',
    '1 (16.7%): tool=SAS (of reported), reproduced',
  ]);
  expect((await check(table(7))).every(line => line.endsWith('alarm'))).toBe(true);
});

test('a total of 100% is that of its column', async () => {
  const table =
    '\n\n| Tool | Paris: No. | Paris: % | Rome: No. | Rome: % |\n|---|---|---|---|---|\n| R | 3 | 50.0 | 0 | 0.0 |\n| Stata | 2 | 33.3 | 0 | 0.0 |\n| Total | 6 | 100 | 4 | 100 |\n';
  expect((await check(table)).filter(line => line.endsWith('alarm'))).toEqual([]);
  expect(await check(table)).toContainEqual(expect.stringMatching(/6\b.*: city=Paris, reproduced$/));
});

test('two numbers that changed places name each other', async () => {
  const numbers = await checkedNumbers(
    FILES,
    'We included 10 studies. R was used by 2 (20.0%), Stata by 3 (30.0%) and SAS by 1 (10.0%).',
  );
  expect(numbers.filter(({ alarm }) => alarm).map(({ checked }) => checked!.explanation)).toEqual([
    expect.stringContaining('Stata ("stata", which has this one\'s)'),
    expect.stringContaining('R ("r", which has this one\'s)'),
  ]);
});
