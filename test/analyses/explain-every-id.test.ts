import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ANALYSES } from '../../src/analyses/index.ts';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { Fault } from '../../src/base/fault.ts';
import type { AnalysisRequest } from '../../src/model/analysis-request.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import type { Denominator } from '../../src/model/state.ts';
import { explained } from '../../src/pipeline/request/results.ts';
import { agreementReport } from '../../src/pipeline/sheets/agreement.ts';
import type { OpenReview } from '../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { reviewOf, seedReview } from '../support/review.ts';

let seed: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
});

/** What a refusal may be of: a row that is of no one set of units, or N that is a number of mentions. */
const REFUSALS = ['row-id', 'denominator'];

/** The id is explained with the row's own n and N, or refused for what the row is; never for how the id is written. */
function check(open: OpenReview, row: ResultRow): void {
  try {
    const found = explained(open, row.id, null);
    if (row.n !== null) expect(found.n, row.id).toBe(row.n);
    if (row.n !== null && row.N !== null && row.statistic === 'share') expect(found.N, row.id).toBe(row.N);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect([row.id, REFUSALS.includes(error.code)]).toEqual([row.id, true]);
  }
}

const coded = ['method', 'domain', 'release', 'modality', 'privacy_claim', 'evaluation', 'prompt_strategy'];
const several = ['evaluation', 'release', 'purpose', 'prompt_strategy'];
const PROPOSITIONS = ['method = prompting and evaluation has human', 'language is not_reported', 'year >= 2024'];
const field = fc.constantFrom(...coded);
const subject = fc.constantFrom(...coded, ...PROPOSITIONS);
const pair = fc.tuple(subject, subject).filter(([a, b]) => a !== b);
const codedPair = fc.tuple(field, field).filter(([a, b]) => a !== b);
const where = fc.constantFrom(null, 'year >= 2023', 'evaluation has privacy');
const denominator = fc.constantFrom(null, 'all', 'coded', 'reported', 'responses') as fc.Arbitrary<Denominator | null>;
const ofUnits = fc.constantFrom(null, 'all', 'reported') as fc.Arbitrary<Denominator | null>;

/** Requests of every analysis, by its name. */
const REQUESTS: Readonly<Record<string, fc.Arbitrary<Omit<AnalysisRequest, 'analysis'>>>> = {
  shares: fc
    .record({
      fields: fc.constantFrom('year', ...coded, ...PROPOSITIONS).map(name => [name]),
      by: fc.option(subject),
      where,
      denominator,
    })
    .map(({ by, ...rest }) => ({ ...rest, by: by === null || rest.fields.includes(by) ? [] : [by] })),
  crosstab: fc.record({ fields: pair, where, denominator: ofUnits, test: fc.constant(true) }),
  ranks: fc.record({ fields: subject.map(by => ['year', by]), where }),
  trend: fc.record({
    fields: fc.subarray([...coded, ...PROPOSITIONS], { maxLength: 2 }),
    where,
    test: fc.constant(true),
  }),
  intersections: fc.record({ fields: fc.constantFrom(...several).map(name => [name]), where }),
  difference: fc.record({
    fields: fc.constantFrom('domain', ...several).map(name => [name]),
    by: fc.constant(['method']),
    where,
    options: fc.constant({ groups: ['prompting', 'fine_tuning'] }),
  }),
  agreement: fc.record({ fields: fc.subarray(coded, { minLength: 1, maxLength: 2 }) }),
  diversity: fc.record({
    fields: fc.constantFrom(...several).map(name => [name]),
    by: fc.constantFrom([], ['method']),
  }),
  gaps: fc.record({ fields: codedPair, where, denominator: ofUnits, options: fc.constant({ thin: 2 }) }),
  robustness: fc.record({ fields: field.map(name => [name]), where, denominator: ofUnits }),
  flow: fc.constant({ fields: [] }),
};

// pairs need a resource that belongs to another one: test/analyses/pairs
test.each(ANALYSES.names.filter(name => name !== 'verification' && name !== 'pairs'))(
  'every id of %s is explained with its n and N, or refused for what it counts',
  { timeout: 60_000 },
  name => {
    const requests = REQUESTS[name];
    if (requests === undefined) throw new Error(`the analysis ${name} has no requests here`);
    let rows = 0;
    fc.assert(
      fc.property(requests, request => {
        const found = tabulate([{ ...request, analysis: name }], seed.material).rows;
        rows += found.length;
        for (const row of found) check(seed, row);
      }),
      { numRuns: 12 },
    );
    expect(rows).toBeGreaterThan(0);
  },
);

test('verification, and what recoding by another coder would move', { timeout: 30_000 }, async () => {
  const open = await reviewOf({
    'review.yaml':
      'name: t\nunit: { name: study, key: id }\nverification: { resource: v, random: true }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n  - { name: v, path: v.csv }\n',
    'c.yaml':
      'primaryKey: id\nfields:\n  - { name: id, type: string }\n  - { name: f, type: string, categories: [a, b] }\n',
    's.csv': 'id,f\n1,a\n2,a\n3,b\n4,b\n',
    'v.csv': 'unit,field,printed,verified\n1,f,a,a\n3,f,b,a\n',
  });
  const rows =
    open.material.verification == null
      ? []
      : tabulate([{ analysis: 'verification', fields: ['f'] }], open.material).rows;
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) check(open, row);
});

test('a row of no field is every unit of its year', () => {
  expect(explained(seed, 'count by year=2020 of all', null)).toMatchObject({
    n: 1,
    N: 87,
    studies: [{ key: expect.any(String) }],
  });
  expect(explained(seed, 'cumulative_count by year=2022 of all', null).n).toBe(5);
  expect(() => explained(seed, 'count', null)).toThrow("can't be read");
});

test('a refusal says what the row is of, and where to look instead', () => {
  const refused = (id: string): Fault => {
    try {
      explained(seed, id, null);
    } catch (error) {
      if (error instanceof Fault) return error;
    }
    throw new Error(`${id} was explained`);
  };
  expect(refused('cohen_kappa domain by stage=charting')).toMatchObject({
    message: expect.stringContaining('compares what coders wrote'),
    hint: 'list the units whose codes differ: scopebook agreement domain --stage charting --disagreements',
  });
  expect(refused('flow_count records_screened').message).toContain('records and reports that were counted elsewhere');
});

test('the rows of consequences have ids too', async () => {
  const report = await agreementReport(memoryEffects(seedFiles()), null, null, {
    fields: ['method', 'evaluation'],
    stage: null,
    where: null,
    level: null,
    categories: null,
    bootstrap: null,
    seed: null,
    benchmarks: null,
  });
  expect(report.consequences.length).toBeGreaterThan(0);
  for (const row of report.consequences) check(seed, row);
});
