import { expect, test } from 'vitest';
import { screeningDecisions } from '../../../src/validate/flow/screening-decisions.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookOf } from '../../support/codebook.ts';
import { tableOf } from '../../support/table.ts';

const codebook = await codebookOf(`primaryKey: id
missingValues: [{ value: NA, label: not_accessible }, { value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: one, categories: [include, exclude, lost] }
  - { name: two, categories: [include, exclude, lost] }
  - { name: final, categories: [include, exclude, lost] }
  - { name: why, categories: [{ value: design, label: Wrong design }, { value: people, label: Wrong people }] }
  - { name: reasons, type: list, delimiter: ";", categories: [{ value: design, label: Wrong design }, { value: people, label: Wrong people }] }
  - { name: remark }
`);
const HEADER = ['id', 'one', 'two', 'final', 'why', 'reasons', 'remark'];
const STAGE = {
  name: null,
  decision: ['one', 'two'],
  consensus: 'final',
  include: 'include',
  notRetrieved: 'lost',
  reason: 'why',
};
const decided = (rows: readonly (readonly string[])[], stage: Partial<typeof STAGE> | object = {}) =>
  screeningDecisions(
    validate(tableOf(HEADER, rows), codebook).coded,
    { ...STAGE, ...stage } as typeof STAGE,
    () => true,
  );

test('the consensus decides; without it the reviewers, where they agree', () => {
  const { decisions, reasons } = decided([
    ['1', 'include', 'exclude', 'include', '', '', ''],
    ['2', 'exclude', 'exclude', '', 'design', '', ''],
    // one of them alone has decided
    ['3', 'include', '', '', '', '', ''],
    ['4', 'include', 'exclude', '', '', '', ''],
    ['5', '', '', '', '', '', ''],
    ['6', 'lost', 'lost', '', '', '', ''],
    // a report that could not be read was not retrieved
    ['7', 'NA', 'NA', '', '', '', ''],
    // a state that says nothing of retrieval decides nothing
    ['8', 'NR', 'NR', '', '', '', ''],
  ]);
  expect(decisions).toEqual([
    'included',
    'excluded',
    'included',
    'open',
    'open',
    'not retrieved',
    'not retrieved',
    'open',
  ]);
  expect(reasons).toEqual([null, 'Wrong design', null, null, null, null, null, null]);
});

test('a code that puts the decision off excludes nothing, unless it is the one that includes', async () => {
  const undecided = await codebookOf(`primaryKey: id
fields:
  - { name: id }
  - { name: one, categories: [include, exclude, Maybe] }
  - { name: final, categories: [include, exclude] }
`);
  const of = (include: string) =>
    screeningDecisions(
      validate(
        tableOf(
          ['id', 'one', 'final'],
          [
            ['1', 'Maybe', ''],
            ['2', 'Maybe', 'exclude'],
            ['3', 'exclude', ''],
          ],
        ),
        undecided,
      ).coded,
      { ...STAGE, decision: ['one'], include, reason: null },
      () => true,
    );
  expect(of('include').decisions).toEqual(['open', 'excluded', 'excluded']);
  expect(of('include').findings.map(({ message }) => message)).toEqual([
    '1 record without a decision in one, final: 1',
  ]);
  expect(of('Maybe').decisions).toEqual(['included', 'excluded', 'excluded']);
});

test('each kind of problem is one finding with the records that have it', () => {
  const blank = Array.from({ length: 7 }, (_, at) => [`b${at}`, '', '', '', '', '', '']);
  const { findings } = decided([
    ...blank,
    ['d', 'include', 'exclude', '', '', '', ''],
    ['e', 'exclude', '', '', '', '', ''],
  ]);
  expect(findings.map(({ message, row, field }) => [message, row, field])).toEqual([
    ['7 records without a decision in one, two, final: b0, b1, b2, b3, b4 and 2 more', 2, 'one'],
    ['1 record with different decisions in one, two and no consensus in final: d', 9, 'final'],
    ['1 record excluded without a reason in why: e', 10, 'why'],
  ]);
});

test('without a consensus and without reasons nothing is asked for them', () => {
  const { findings } = decided(
    [
      ['1', 'include', 'exclude', '', '', '', ''],
      ['2', 'exclude', 'exclude', '', '', '', ''],
    ],
    { consensus: null, reason: null },
  );
  expect(findings.map(({ message, field }) => [message, field])).toEqual([
    ['1 record with different decisions in one, two and no consensus: 1', 'one'],
  ]);
});

test.each([
  ['reasons', ['1', 'exclude', '', '', '', 'design;people', ''], 'Wrong design and Wrong people'],
  ['remark', ['1', 'exclude', '', '', '', '', 'not about adults'], 'not about adults'],
  ['nowhere', ['1', 'exclude', '', '', '', '', ''], null],
  ['why', ['1', 'exclude', '', '', '', '', ''], null],
])('a reason in %s', (reason, row, expected) => {
  expect(decided([row], { reason }).reasons).toEqual([expected]);
});
