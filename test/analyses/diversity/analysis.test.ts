import { beforeAll, expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import { noteTexts } from '../../../src/model/note.ts';
import type { Results } from '../../../src/model/result-row.ts';
import type { OpenReview } from '../../../src/read/session.ts';
import { known, near } from '../../stats/close.ts';
import { reviewOf, seedReview } from '../../support/review.ts';

const R = known('diversity').null as unknown as { observed: number[]; low: number[]; high: number[]; sd: number[] };

let seed: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
});
const run = (open: OpenReview, request: Partial<AnalysisRequest>): Results =>
  tabulate([{ analysis: 'diversity', fields: ['evaluation'], ...request }], open.material);
const get = (found: Results, statistic: string) => {
  const row = found.rows.find(entry => entry.statistic === statistic);
  if (row === undefined) throw new Error(`no row ${statistic}`);
  return row;
};

test('the seed answers how comparable its evaluations are, as vegan finds it', () => {
  const found = run(seed, {});
  near(get(found, 'mean_jaccard').estimate!, R.observed[0]!, 1e-12);
  near(get(found, 'disjoint_pairs').estimate!, R.observed[1]!, 1e-12);
  const chance = get(found, 'mean_jaccard_null').ci!;
  const error = R.sd[0]! / Math.sqrt(1000);
  expect(Math.abs(chance.low - R.low[0]!)).toBeLessThan(14 * error);
  expect(Math.abs(chance.high - R.high[0]!)).toBeLessThan(14 * error);
  expect(get(found, 'mean_jaccard_null').warnings[0]?.message).toBe('1000 randomisations, seed 1');
  expect(get(found, 'smallest_cover')).toMatchObject({ estimate: 1, n: 69, N: 85 });
  const text = noteTexts(found.notes).join(' ');
  expect(text).toContain('no more dissimilar than the popularity of the categories alone explains');
  expect(text).toContain('Finer codes would be needed to tell');
  expect(text).toContain('Left out: 2 studies without a code.');
});

test('the same seed gives the same rows, another one another null range', () => {
  expect(run(seed, {})).toEqual(run(seed, {}));
  const other = get(run(seed, { options: { seed: 2 } }), 'mean_jaccard_null');
  expect(other.ci?.low).not.toBe(get(run(seed, {}), 'mean_jaccard_null').ci?.low);
});

test('groups are compared at the number of units of the smallest', () => {
  const found = run(seed, { by: ['method'] });
  const rarefied = found.rows.filter(row => row.statistic === 'hill_0_rarefied');
  expect(rarefied.map(row => row.N)).toEqual([7, 7, 7]);
  const whole = found.rows.filter(row => row.statistic === 'hill_0' && row.by[0]?.level === 'specialised_model');
  near(rarefied[2]!.estimate!, whole[0]!.estimate!, 1e-12);
  expect(noteTexts(found.notes).join(' ')).toContain('compared at 7 studies each');
});

const small = (rows: string) =>
  reviewOf({
    'review.yaml': 'name: t\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
    'c.yaml':
      'primaryKey: id\nfields:\n  - { name: id }\n  - { name: one, categories: [a, b] }\n  - { name: many, type: list, delimiter: ";", categories: [x, y, z] }\n  - { name: size, type: integer }\n  - { name: note }\n',
    's.csv': `id,one,many,size,note\n${rows}`,
  });

test('too little to measure is null with its reason in the row', async () => {
  for (const rows of ['', '1,a,x,3,n\n', '1,a,,3,n\n2,a,,4,n\n']) {
    const open = await small(rows);
    for (const row of tabulate([{ analysis: 'diversity', fields: ['many'] }], open.material).rows)
      if (row.estimate === null) expect(row.warnings[0]?.message, row.statistic).toMatch(/\w/);
      else expect(Number.isFinite(row.estimate)).toBe(true);
  }
  const one = tabulate([{ analysis: 'diversity', fields: ['one'] }], (await small('1,a,x,3,n\n2,a,y,4,n\n')).material);
  expect(get(one, 'pielou_evenness')).toMatchObject({
    estimate: null,
    warnings: [{ message: 'only one category was observed' }],
  });
  expect(get(one, 'mean_jaccard_null').warnings[0]?.message).toContain('nothing to randomise');
});

test.each([
  [{ fields: ['size'] }, 'size is a number'],
  [{ fields: ['many'], by: ['many'] }, "can't be grouped by itself"],
  [{ fields: ['mani'] }, 'did you mean "many"?'],
  [{ fields: ['many'], options: { seed: '-3' } }, '"-3" is not a possible value of `seed`'],
  [{ fields: ['many'], options: { randomisations: 'x' } }, '"x" is not a possible value of `randomisations`'],
])('%o is refused with what is possible instead', async (request, message) => {
  const open = await small('1,a,x;y,3,n\n2,b,y,4,m\n');
  expect(() => tabulate([{ analysis: 'diversity', ...request }], open.material)).toThrow(message);
});

test('a free text is refused', async () => {
  const rows = Array.from({ length: 70_000 }, (_, i) => `${i},a,x,3,text ${i}\n`).join('');
  const open = await small(rows);
  expect(() => tabulate([{ analysis: 'diversity', fields: ['note'] }], open.material)).toThrow(
    'needs a field with categories',
  );
});
