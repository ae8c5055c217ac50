import { beforeAll, expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { noteTexts } from '../../../src/model/note.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import type { OpenReview } from '../../../src/read/session.ts';
import { known, near } from '../../stats/close.ts';
import { commandResults } from '../../support/command-results.ts';
import { reviewOf, seedReview } from '../../support/review.ts';
import { runCommand } from '../../support/run-command.ts';

interface FromR {
  readonly groups: readonly number[][];
  readonly H: number;
  readonly df: number;
  readonly p: number;
  readonly epsilon: number;
  readonly exact?: number;
  readonly biserial?: number;
}
const { seed: expected, samples } = known('ranks') as unknown as { seed: FromR & { by: string }; samples: FromR[] };

let seed: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
});
const tested = (open: OpenReview, field: string, by: string) =>
  commandResults(open, 'shares', [field], { by: [by], test: true });
const find = (rows: readonly ResultRow[], statistic: string): ResultRow | undefined =>
  rows.find(row => row.statistic === statistic);

test('the years of the seed review by method are ranked, as R ranks them', () => {
  const { rows, notes } = tested(seed, 'year', expected.by);
  const row = find(rows, 'kruskal_wallis')!;
  near(row.estimate!, expected.H, 1e-12);
  near(row.test!.p!, expected.p, 1e-10);
  expect(row).toMatchObject({ field: 'year', with: 'method', N: 87, test: { df: expected.df } });
  near(find(rows, 'epsilon_squared')!.estimate!, expected.epsilon, 1e-12);
  expect(find(rows, 'pearson_chi_square')).toBeUndefined();
  expect(noteTexts(notes)).toContain(
    'The rank test compares the 87 studies with a number for Year of publication and a code for Generation method.',
  );
  expect(row.warnings.map(warning => warning.code)).toEqual(['exploratory', 'no-target']);
});

const FILES = (rows: readonly string[]): Record<string, string> => ({
  'review.yaml': 'name: t\nunit: { name: study, key: id }\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
  'c.yaml': `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, type: string }
  - { name: size, title: Sample size, type: integer }
  - { name: age, type: number }
  - { name: arm, type: string, categories: [a, b, c] }
  - { name: tools, type: list, delimiter: ";", categories: [x, y] }
`,
  's.csv': ['id,size,age,arm,tools', ...rows].join('\n'),
});

test('two small groups: the exact P and which group has the greater numbers; missing numbers and codes are left out', async () => {
  const sample = samples.find(entry => JSON.stringify(entry.groups) === '[[1,2,2,3],[2,4,4]]')!;
  const [a = [], b = []] = sample.groups;
  const rows = [...a.map(x => `${x},,a,x`), ...b.map(x => `${x},,b,y`), '9,,NR,x', 'NR,,a,x'];
  const open = await reviewOf(FILES(rows.map((row, at) => `s${at},${row}`)));
  const found = tested(open, 'size', 'arm').rows;
  near(find(found, 'rank_sum_exact')!.estimate!, sample.exact!, 1e-10);
  near(find(found, 'kruskal_wallis')!.test!.p!, sample.p, 1e-10);
  near(find(found, 'rank_biserial')!.estimate!, sample.biserial!, 1e-12);
  expect(find(found, 'rank_biserial')).toMatchObject({
    N: 7,
    label: 'Rank-biserial correlation (above 0: a has the greater numbers)',
  });
  expect(find(found, 'kruskal_wallis')!.warnings[0]).toMatchObject({ code: 'small-group' });
});

test('of a multi-select field each code is tested against the units without it, with Holm over the codes', async () => {
  const open = await reviewOf(FILES(['s1,1,,a,x', 's2,2,,a,x;y', 's3,3,,b,y', 's4,4,,b,y']));
  const { rows } = tested(open, 'size', 'tools');
  const ranked = rows.filter(row => row.analysis === 'ranks');
  expect(ranked.filter(row => row.statistic === 'kruskal_wallis').map(row => [row.by[0]?.level, row.n, row.N])).toEqual(
    [
      ['x', 2, 4],
      ['y', 3, 4],
    ],
  );
  // R 4.2.2, coin: wilcox_test(distribution = "exact") of {1,2} and {3,4} is 1/3, of {2,3,4} and {1} 1/2
  expect(ranked.filter(row => row.statistic === 'rank_sum_exact').map(row => row.estimate)).toEqual([
    expect.closeTo(1 / 3, 12),
    expect.closeTo(1 / 2, 12),
  ]);
  expect(ranked.filter(row => row.statistic === 'holm_rank_p').map(row => row.estimate)).toEqual([
    expect.closeTo(2 / 3, 12),
    expect.closeTo(2 / 3, 12),
  ]);
  expect(new Set(ranked.map(row => row.id)).size).toBe(ranked.length);
});

test('two numbers are correlated by rank, and no value of them is called a category', async () => {
  const open = await reviewOf(FILES(['s1,1,10,a,x', 's2,2,30,a,x', 's3,3,20,b,y', 's4,4,40,b,y']));
  const { rows, notes } = tested(open, 'size', 'age');
  expect(rows.filter(row => row.analysis === 'crosstab').map(row => row.statistic)).toEqual(['kendall_tau_b']);
  expect(noteTexts(notes).join(' ')).not.toContain('is a category');
});

test('no number, one group, the same field twice and a third field are told', async () => {
  const open = await reviewOf(FILES(['s1,1,1,a,x', 's2,2,2,a,x']));
  const run = (...fields: string[]) => tabulate([{ analysis: 'ranks', fields }], open.material);
  expect(find(run('size', 'arm').rows, 'kruskal_wallis')).toMatchObject({
    estimate: null,
    test: null,
    warnings: [{ code: 'undefined', message: 'only one group has numbers' }, {}, {}],
  });
  expect(() => run('arm', 'size')).toThrow('arm is not a number');
  expect(() => run('size', 'size')).toThrow("can't be grouped by itself");
  expect(() => run('size', 'arm', 'age')).toThrow('needs a number and the field');
});

test('the terminal shows the test and its effect size, and a cross-tab of a number points to it', async () => {
  const { out } = await runCommand('shares', 'year', '--by', 'method', '--test');
  expect(out).toMatch(/Kruskal-Wallis H +1\.572 +2 +0\.46 +87/);
  expect(out).toMatch(/Epsilon-squared +0\.018/);
  const options = await runCommand('shares', 'year', '--by', 'evaluation', '--test');
  expect(options.out).toMatch(/Model as judge +4 .* 0\.98 +>0\.99/);
  const cross = await runCommand('crosstab', 'year', 'method', '--test');
  expect(cross.out).toContain('or test its ranks: shares of year with the options `by: method` and `test`.');
});
