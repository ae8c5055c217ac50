import { expect, test } from 'vitest';
import { DuplicateFinder } from '../../src/library/duplicates.ts';
import { recognisable } from '../../src/library/plan-additions.ts';
import type { RecordMatch } from '../../src/library/record-match.ts';
import { NO_REFERENCE, type Reference } from '../../src/library/reference.ts';
import { workIdentifiers } from '../../src/library/work-identifiers.ts';
import { labelledPairs } from './duplicates/pairs.ts';

const compare = (a: Partial<Reference>, b: Partial<Reference>): RecordMatch | null =>
  new DuplicateFinder([recognisable({ ...NO_REFERENCE, ...a }, 's1')]).find(
    recognisable({ ...NO_REFERENCE, ...b }, 'new'),
  );

test('of 300 labelled pairs none is merged falsely, and at most 3% of the duplicates are missed', () => {
  const pairs = labelledPairs();
  expect(pairs).toHaveLength(300);
  expect(pairs.filter(pair => pair.same)).toHaveLength(150);
  // identifiers aside, the two records of each pair differ
  const shown = ({ title, authors, year, doi, identifier }: Reference): string =>
    JSON.stringify([title, authors, year, doi, identifier]);
  const equal = pairs.filter(
    ({ a, b }) =>
      shown({ ...a, doi: b.doi === '' ? '' : a.doi, identifier: b.identifier === '' ? '' : a.identifier }) === shown(b),
  );
  expect(equal.map(({ kind, a }) => [kind, a.title])).toEqual([]);
  const judged = pairs.map(pair => ({ ...pair, match: compare(pair.a, pair.b) }));
  const merged = judged.filter(({ same, match }) => !same && match?.kind === 'duplicate');
  expect(merged.map(({ kind, a, b }) => [kind, a.title, b.title])).toEqual([]);
  const unseen = judged.filter(({ same, match }) => same && match?.kind !== 'duplicate');
  const missed = unseen.map(({ kind, a, b, match }) => [kind, a.title, b.title, match?.why ?? 'not seen']);
  // a question is not a miss, but few should be asked: both together are held to the 3%
  expect(missed.length / 150, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(0.03);
});

test('the order of the two records does not matter', () => {
  for (const { a, b, kind } of labelledPairs()) expect(compare(a, b)?.kind, kind).toBe(compare(b, a)?.kind);
});

const TITLE = 'Effect of aerobic exercise on mood in adults';

test.each([
  [
    'the same DOI',
    { title: TITLE, doi: '10.1000/ex1' },
    { title: 'Aerobic exercise and mood', doi: '10.1000/ex1', authors: [] },
    'duplicate',
  ],
  [
    'one word more, other DOI, author and year',
    { title: TITLE, doi: '10.1000/ex1' },
    { title: 'Effect of aerobic exercise on mood in older adults', doi: '10.2000/other' },
    'question',
  ],
  [
    'a word exchanged',
    { title: 'Burnout among nurses in Spain and Italy' },
    { title: 'Burnout among teachers in Spain and Italy' },
    'question',
  ],
  [
    'no DOI in the sheet, another author and year',
    { title: TITLE, authors: ['Kim'], year: '2010' },
    { title: TITLE, authors: ['Lee'], year: '2020', doi: '10.5555/x' },
    'question',
  ],
  ['the same title, nothing else known', { title: TITLE }, { title: `${TITLE}.` }, 'duplicate'],
  ['a short title, nothing else known', { title: 'Exercise' }, { title: 'Exercise' }, 'question'],
  [
    'a preprint and its article',
    { title: TITLE, authors: ['Kim'], year: '2020', doi: '10.1101/2020.01.01' },
    { title: TITLE, authors: ['Kim'], year: '2021', doi: '10.1000/j' },
    'companion',
  ],
  [
    'one trial registration',
    { title: 'Main results', abstract: 'NCT01234567' },
    { title: 'Costs of the programme', abstract: 'see NCT01234567.' },
    'companion',
  ],
  [
    'same DOI, quite another title and author',
    { title: TITLE, doi: '10.5555/x', authors: ['Kim'] },
    { title: 'Wind', doi: '10.5555/x', authors: ['Lee'] },
    'question',
  ],
  [
    'chapters of one book',
    { type: 'chapter' as const, title: 'Sleep', doi: '10.5555/b', pages: '1-9' },
    { type: 'chapter' as const, title: 'Wind', doi: '10.5555/b', pages: '10-19' },
    undefined,
  ],
  [
    'part 1 and part 2',
    { title: 'Privacy of records, part 1: methods' },
    { title: 'Privacy of records, part 2: methods' },
    undefined,
  ],
  [
    'a protocol',
    { title: TITLE, authors: ['Kim'], year: '2019' },
    { title: `${TITLE}: study protocol`, authors: ['Kim'], year: '2019' },
    'question',
  ],
  [
    "the authors' reply",
    { title: TITLE, authors: ['Kim'], year: '2019' },
    { title: `${TITLE}: authors’ reply`, authors: ['Kim'], year: '2019' },
    'question',
  ],
  [
    'parts with Roman numerals',
    { title: `${TITLE}. Part I`, authors: ['Kim'], year: '2019' },
    { title: `${TITLE}. Part II`, authors: ['Kim'], year: '2019' },
    undefined,
  ],
  [
    'two editorials of one editor in one year',
    { title: 'Editorial', authors: ['Kim'], year: '2019', pages: '1-2' },
    { title: 'EDITORIAL.', authors: ['Kim'], year: '2019', pages: '101-102' },
    undefined,
  ],
  [
    'editorials of which the pages are not known',
    { title: 'Editorial', authors: ['Kim'], year: '2019' },
    { title: 'Editorial', authors: ['Kim'], year: '2019' },
    'question',
  ],
  [
    'one editorial',
    { title: 'Editorial', authors: ['Kim'], year: '2019', pages: '101-110' },
    { title: 'Editorial', authors: ['Kim'], year: '2019', pages: '101-10' },
    'duplicate',
  ],
  [
    'introductions by two authors',
    { title: 'Introduction', authors: ['Kim'], year: '2019' },
    { title: 'Introduction', authors: ['Lee'], year: '2019' },
    undefined,
  ],
  [
    'a short title on other pages',
    { title: 'Sleep in cats', authors: ['Kim'], year: '2019', pages: '1-9' },
    { title: 'Sleep in cats', authors: ['Kim'], year: '2019', pages: '30-39' },
    'question',
  ],
  [
    'a retracted article',
    { title: TITLE, authors: ['Kim'], year: '2019' },
    { title: `RETRACTED ARTICLE: ${TITLE}`, authors: ['Kim'], year: '2019' },
    'duplicate',
  ],
  [
    'a retracted article as the Web of Science marks it',
    { title: TITLE, authors: ['Kim'], year: '2019' },
    { title: `${TITLE} (Retracted article. See vol. 12, pg. 34, 2021)`, authors: ['Kim'], year: '2019' },
    'duplicate',
  ],
  [
    'a notice of retraction',
    { title: TITLE, authors: ['Kim'], year: '2019' },
    { title: `Retraction: ${TITLE}`, authors: ['Kim'], year: '2019' },
    'question',
  ],
  [
    'Greek letters and entities',
    { title: 'Effects of τ-protein and η on ageing', authors: ['Kim'], year: '2019' },
    { title: 'Effects of &tau;-protein and eta on aging', authors: ['Kim'], year: '2019' },
    'duplicate',
  ],
  [
    'Roman and Arabic numerals',
    { title: 'Exercise in type II diabetes' },
    { title: 'Exercise in type 2 diabetes' },
    'duplicate',
  ],
])('%s', (_, a, b, kind) => {
  expect(compare(a, b)?.kind).toBe(kind);
});

test('identifiers are compared in one form', () => {
  expect(workIdentifiers('https://dx.doi.org/10.1016/S0140-6736(20)30183-5')).toEqual([
    'doi:10.1016/s0140-6736(20)30183-5',
  ]);
  expect(workIdentifiers('https://arxiv.org/abs/2303.04360v3')).toEqual(['arxiv:2303.04360']);
  expect(workIdentifiers('10.48550/arXiv.2303.04360')).toEqual(['arxiv:2303.04360']);
  expect(workIdentifiers('PMC7654321')).toEqual(['pmc:7654321']);
  expect(workIdentifiers('https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/')).toEqual(['pmc:7654321']);
  expect(workIdentifiers('n/a')).toEqual([]);
});
