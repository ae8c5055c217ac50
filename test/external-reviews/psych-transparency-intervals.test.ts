import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultRow } from '../../src/model/result-row.ts';
import { dataOf, externalReview, inventedFacts } from '../support/external-review.ts';
import { runCommand } from '../support/run-command.ts';

const own = (name: string): string => readFileSync(join(import.meta.dirname, 'psych', name), 'utf8');

// Hardwicke et al. 2024, AMPPS, doi 10.1177/25152459241283477, abstract: percent and limits to two significant digits.
// n, and limits to one decimal where the authors' own script gives them, from the FACTS.md beside the data.
type Printed = readonly [
  field: string,
  level: string,
  ci: string,
  sample: string,
  n: number,
  percent: string,
  limits: string,
];
const PUBLISHED: readonly Printed[] = [
  ['open_access', 'yes', 'wilson', 'Field', 147, '74', '67 to 79'],
  ['open_access', 'yes', 'wilson', 'Prominent', 142, '71', '64 to 77'],
  ['funding', 'stated', 'sison-glaz', 'Field', 151, '76', '70 to 82'],
  ['funding', 'stated', 'sison-glaz', 'Prominent', 151, '76', '70 to 82'],
  ['coi', 'stated', 'sison-glaz', 'Field', 152, '76', '70 to 82'],
  ['coi', 'stated', 'sison-glaz', 'Prominent', 146, '73', '67 to 79'],
  ['preregistration', 'accessible', 'sison-glaz', 'Field', 14, '7.0', '2.5 to 12'],
  ['preregistration', 'accessible', 'sison-glaz', 'Prominent', 27, '14', '8.5 to 19'],
  ['materials', 'accessible', 'sison-glaz', 'Field', 32, '16', '9.0 to 24'],
  ['materials', 'accessible', 'sison-glaz', 'Prominent', 38, '19', '12 to 27'],
  // published [7, 21]: the upper limit 21.504 is the one that FACTS.md calls unresolved
  ['data', 'accessible', 'sison-glaz', 'Field', 28, '14', '7.0 to 22'],
  ['data', 'accessible', 'sison-glaz', 'Prominent', 33, '16', '9.5 to 24'],
  ['scripts', 'accessible', 'sison-glaz', 'Field', 17, '8.5', '4.5 to 13'],
  ['scripts', 'accessible', 'sison-glaz', 'Prominent', 28, '14', '9.5 to 19'],
];

type Sample = 'Field' | 'Prominent';
type Interval = readonly [n: number, N: number, low: number, high: number];
type Limits = readonly (readonly [field: string, level: string, sample: string, low: string, high: string])[];
interface Facts {
  readonly units: number;
  readonly N: number;
  readonly printed: readonly Printed[];
  readonly limits: Limits;
  readonly both: Readonly<Record<Sample, Interval>>;
  readonly combinations: Readonly<Record<Sample, Readonly<Record<string, number>>>>;
  readonly noAccess: Readonly<Record<Sample, number>>;
  readonly notEmpirical: Readonly<Record<Sample, number>>;
}

// the limits before rounding, one decimal; 21.50 is the unresolved one
const LIMITS: Limits = [
  ['funding', 'stated', 'Field', '70.0', '81.7'],
  ['coi', 'stated', 'Field', '70.5', '82.1'],
  ['coi', 'stated', 'Prominent', '67.0', '79.2'],
  ['preregistration', 'accessible', 'Field', '2.5', '12.1'],
  ['preregistration', 'accessible', 'Prominent', '8.5', '19.1'],
  ['materials', 'accessible', 'Field', '9.0', '23.7'],
  ['materials', 'accessible', 'Prominent', '12.0', '26.5'],
  ['data', 'accessible', 'Field', '7.0', '21.5'],
  ['data', 'accessible', 'Prominent', '9.5', '23.8'],
  ['scripts', 'accessible', 'Field', '4.5', '13.1'],
  ['scripts', 'accessible', 'Prominent', '9.5', '19.4'],
];

const published: Facts = {
  units: 456,
  N: 200,
  printed: PUBLISHED,
  limits: LIMITS,
  // the authors' script, Wilson
  both: { Field: [14, 200, 0.042, 0.114], Prominent: [22, 200, 0.074, 0.161] },
  combinations: {
    Field: {
      'Non-experimental': 141,
      Experimental: 57,
      'Meta-analysis': 1,
      'Experimental + Non-experimental': 1,
    },
    Prominent: {
      'Non-experimental': 145,
      Experimental: 44,
      'Meta-analysis': 7,
      'Experimental + Non-experimental': 4,
    },
  },
  noAccess: { Field: 5, Prominent: 0 },
  notEmpirical: { Field: 19, Prominent: 32 },
};

/** What R computes of the categories of the invented sheets: test/known/reviews/make-limits.R. */
type Known = Readonly<Record<Sample, { readonly n: number; readonly N: number; readonly limits: readonly number[] }>>;
const { origin, ...known }: { origin: string } & Record<string, Known> = JSON.parse(
  readFileSync('test/known/reviews/limits.json', 'utf8'),
);
const entries = Object.entries(known as Record<string, Known>).flatMap(([field, samples]) =>
  Object.entries(samples).map(([sample, row]) => ({
    ...row,
    sample,
    field,
    level: field === 'funding' || field === 'coi' ? 'stated' : 'accessible',
  })),
);
const significant = (share: number): string => (share === 0 ? '0' : (100 * share).toPrecision(2));
const invented: Facts = {
  ...inventedFacts<Facts>('papers'),
  N: entries[0]!.N,
  printed: entries.map(({ field, level, sample, n, N, limits }) => [
    field,
    level,
    'sison-glaz',
    sample,
    n,
    significant(n / N),
    limits.map(significant).join(' to '),
  ]),
  limits: entries.map(({ field, level, sample, limits: [low = 0, high = 0] }) => [
    field,
    level,
    sample,
    (100 * low).toFixed(1),
    (100 * high).toFixed(1),
  ]),
};
const DATA = dataOf<Facts>('papers', 'psych-transparency-2022', published).map(
  ([name, { root, facts }]) => [name, root, facts === published ? published : invented] as const,
);

test('the limits of the invented sheets are those of R', () => {
  expect(origin).toContain('make-limits.R');
  expect(entries).toHaveLength(12);
});

describe.each(DATA)('psychology articles of 2022: %s', (_, root, facts) => {
  let review = '';
  beforeAll(() => {
    review = externalReview(
      { 'review.yaml': own('review.yaml'), 'codebook/articles.yaml': own('codebook.yaml') },
      { 'corpus/articles.csv': resolve(root, 'psych-transparency-2022/d_with_disagreements_resolved.csv') },
    );
  });
  const eligible = ['--where', 'eligible = true', '--by', 'sample'];
  const rows = async (...args: string[]): Promise<ResultRow[]> => {
    const { status, out } = await runCommand(...args, '--review', review, '--json');
    expect(status).toBe(0);
    return JSON.parse(out).rows;
  };

  test('every cell is read without an error', async () => {
    const { status, out } = await runCommand('validate', '--review', review, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out).summary).toMatchObject({ rows: facts.units, errors: 0 });
  });

  test.each(facts.printed)('%s %s (%s), %s: %d, %s%% (%s)', async (field, level, ci, sample, n, percent, limits) => {
    const found = (await rows('shares', field, '--ci', ci, ...eligible)).find(
      row => row.level === level && row.by[0]?.level === sample,
    );
    expect(found).toMatchObject({ n, N: facts.N });
    const { out } = await runCommand('shares', field, '--ci', ci, ...eligible, '--review', review);
    const line = out.split('\n').find(text => text.startsWith(sample) && text.includes(found?.label ?? '\0'));
    expect(line?.trim().replace(/\s+/g, ' ')).toMatch(new RegExp(`${n} ${facts.N} ${percent} ${limits}$`));
    expect(out).toContain('Target population: psychology articles of 2022.');
  });

  test.each(facts.limits)('%s %s, %s: limits %s and %s before rounding', async (field, level, sample, low, high) => {
    const row = (await rows('shares', field, '--ci', 'sison-glaz', ...eligible)).find(
      entry => entry.level === level && entry.by[0]?.level === sample,
    );
    expect([row?.ci?.low, row?.ci?.high].map(end => (100 * (end ?? 0)).toFixed(1))).toEqual([low, high]);
  });

  test('data and scripts together, with Wilson limits', async () => {
    const found = await rows('shares', 'data = accessible and scripts = accessible', '--ci', 'wilson', ...eligible);
    for (const [sample, [n, N, low, high]] of Object.entries(facts.both)) {
      const row = found.find(entry => entry.by[0]?.level === sample);
      expect(row).toMatchObject({ n, N });
      expect(row?.ci?.low).toBeCloseTo(low, 3);
      expect(row?.ci?.high).toBeCloseTo(high, 3);
    }
  });

  test.each(Object.entries(facts.combinations))('the combinations of research designs: %s', async (sample, designs) => {
    const found = await rows('intersections', 'research_design', '--where', `eligible = true and sample = ${sample}`);
    const counts = found.filter(row => row.statistic === 'intersection').map(row => [row.level ?? '', row.n]);
    expect(Object.fromEntries(counts)).toEqual(designs);
  });

  test('what was excluded: no access, not empirical', async () => {
    const count = async (where: string): Promise<Record<string, number | null>> =>
      Object.fromEntries(
        (await rows('crosstab', where, 'sample', '--statistics', 'share', '--denominator', 'all'))
          .filter(row => row.level === 'true' && row.by.length > 0 && row.base === 'group')
          .map(row => [row.by[0]?.level ?? '', row.n]),
      );
    expect(await count('open_access in (none, one_coder)')).toEqual(facts.noAccess);
    expect(await count('open_access in (yes, paywall) and empirical = No')).toEqual(facts.notEmpirical);
  });
});
