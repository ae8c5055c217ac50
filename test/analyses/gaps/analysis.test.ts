import { beforeAll, expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import { noteTexts } from '../../../src/model/note.ts';
import type { OpenReview } from '../../../src/read/session.ts';
import { reviewOf, seedReview } from '../../support/review.ts';

let seed: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
});
const run = (open: OpenReview, fields: string[], rest: Partial<AnalysisRequest> = {}) =>
  tabulate([{ analysis: 'gaps', fields, ...rest }], open.material);
const statistic = (open: OpenReview, fields: string[], name: string) =>
  run(open, fields).rows.find(row => row.statistic === name)!;

test('the seed: 42 of 78 cells are empty, 35.1 are expected from the row and column totals, none is unexpected', () => {
  const fields = ['domain', 'evaluation'];
  expect(statistic(seed, fields, 'empty_cells')).toMatchObject({ n: 42, N: 78 });
  // sum of C(N − r, c) / C(N, c) by Python's math.comb over corpus/studies.csv
  expect(statistic(seed, fields, 'empty_cells_predicted').estimate).toBeCloseTo(35.11553029273819, 9);
  expect(statistic(seed, fields, 'empty_cells_unexpected').n).toBe(0);
  expect(noteTexts(run(seed, fields).notes).join(' ')).toContain('No empty cell points to an evidence gap');
});

test('what a condition of the codebook excludes is impossible, and no part of the prediction', () => {
  const found = run(seed, ['method', 'prompt_strategy']);
  const cells = found.rows.filter(row => row.statistic === 'gap');
  expect(new Set(cells.map(row => row.warnings[0]?.code))).toEqual(new Set(['impossible']));
  expect(cells).toHaveLength(16);
  expect(statistic(seed, ['method', 'prompt_strategy'], 'empty_cells')).toMatchObject({ n: 0, N: 8 });
});

const rows = (pairs: readonly string[]) => pairs.map((pair, i) => `u${i},${pair}\n`).join('');
const review = (sheet: string, coder: string, rules = '') =>
  reviewOf({
    'review.yaml':
      'name: t\ncodings: [{ name: c, from: { files: { A: a } } }]\nresources: [{ name: s, path: s.csv, schema: c.yaml }, { name: a, path: a.csv, schema: c.yaml }]\n',
    'c.yaml': `primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: id }\n  - { name: f, categories: [p, q] }\n  - { name: g, type: list, delimiter: ";", categories: [x, y] }\n${rules}`,
    's.csv': `id,f,g\n${sheet}`,
    'a.csv': `id,f,g\n${coder}`,
  });
// p with y never, although 10 of 20 and 10 of 20: C(10,10)/C(20,10) = 1/184756
const sheet = [...Array.from({ length: 10 }, () => 'p,x'), ...Array.from({ length: 10 }, () => 'q,x;y')];
const verdicts = (open: OpenReview, rest: Partial<AnalysisRequest> = {}) =>
  run(open, ['f', 'g'], rest)
    .rows.filter(row => row.statistic === 'gap')
    .map(row => [row.level, row.by[0]?.level, row.warnings[0]?.code]);

test('an empty cell that the row and column totals do not explain is unexpected', async () => {
  const open = await review(rows(sheet), '');
  expect(verdicts(open)).toEqual([['p', 'y', 'unexpected']]);
  const cell = run(open, ['f', 'g']).rows.find(row => row.statistic === 'gap')!;
  expect(cell.estimate).toBeCloseTo(1 / 184756, 15);
  expect(noteTexts(run(open, ['f', 'g']).notes).join(' ')).toContain(
    'an evidence gap only if the search could have found',
  );
});

test('another coder or a unit that does not report leaves it unsettled', async () => {
  expect(verdicts(await review(rows(sheet), 'u0,p,y\n'))).toEqual([['p', 'y', 'unsettled']]);
  // the row from the consensus, the column from the coder
  expect(verdicts(await review(rows(sheet), 'u0,q,y\n'))).toEqual([['p', 'y', 'unsettled']]);
  expect(verdicts(await review(rows(sheet), 'u10,q,y\n'))).toEqual([['p', 'y', 'unexpected']]);
  expect(verdicts(await review(rows([...sheet, 'p,NR']), ''))).toEqual([['p', 'y', 'unsettled']]);
  expect(verdicts(await review(rows([...sheet, 'q,NR']), ''))).toEqual([['p', 'y', 'unexpected']]);
});

test('impossible by a rule, or by what was asked; a rule that another code can satisfy excludes nothing', async () => {
  const ruled = (rule: string) => review(rows(sheet), '', `rules: [{ name: r, assert: ${rule}, message: no }]\n`);
  expect(verdicts(await ruled('not (f = p and g has y)'))).toEqual([['p', 'y', 'impossible']]);
  expect(verdicts(await ruled('f = q or g has x'))).toEqual([['p', 'y', 'unexpected']]);
  expect(verdicts(await review(rows(sheet), ''), { options: { impossible: ['f = p and g has y'] } })).toEqual([
    ['p', 'y', 'impossible'],
  ]);
});

test('thin cells are judged by the probability of so few', async () => {
  const open = await review(rows([...sheet.slice(1), 'p,x;y']), '');
  expect(verdicts(open)).toEqual([]);
  expect(verdicts(open, { options: { thin: 1 } })).toEqual([['p', 'y', 'unexpected']]);
});

test('no units: no probability, and said', async () => {
  const found = run(await review('', ''), ['f', 'g']);
  for (const row of found.rows) expect(row.estimate === null || Number.isFinite(row.estimate)).toBe(true);
  expect(found.rows.find(row => row.statistic === 'empty_cells_predicted')).toMatchObject({
    estimate: null,
    warnings: [{ code: 'empty-group' }],
  });
});

test.each([
  [['f'], {}, 'needs two fields'],
  [['f', 'f'], {}, 'a grid needs two different fields'],
  [['f', 'id'], {}, 'id is an open field'],
  [['f', 'g'], { by: ['f'] }, 'no subgroups'],
  [['f', 'g'], { denominator: 'responses' as const }, 'percent of mentions'],
  [['f', 'g'], { options: { impossible: ['f = z'] } }, 'unknown category "z"'],
])('gaps of %o %o is refused', async (fields, rest, message) => {
  const open = await review(rows(sheet), '');
  expect(() => run(open, fields, rest)).toThrow(message);
});
