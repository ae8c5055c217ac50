import { beforeAll, expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import { explained } from '../../../src/pipeline/request/results.ts';
import type { OpenReview } from '../../../src/read/session.ts';
import { TABLE_TYPES } from '../../../src/tables/types/index.ts';
import { seedReview } from '../../support/review.ts';
import { runCommand } from '../../support/run-command.ts';

const FACETS = ['fidelity', 'utility', 'judgement', 'privacy', 'provenance', 'generator', 'equity', 'labelling'];

let audit: OpenReview;
beforeAll(async () => {
  audit = (await seedReview()).of('audit');
});

const profile = (request: Partial<AnalysisRequest>) =>
  tabulate([{ analysis: 'profile', fields: FACETS, ...request }], audit.material).rows;

/**
 * Counted by hand from the consensus when the audit was made, without this program (corpus/audit/README.md, "Counts per
 * facet"): not reported, levels 0 to 3, unclear, N, not applicable, not accessible, in N with unknown applicability.
 */
const COUNTS: Readonly<Record<string, readonly number[]>> = {
  fidelity: [44, 0, 30, 4, 0, 0, 78, 8, 1, 0],
  utility: [8, 0, 20, 46, 11, 1, 86, 0, 1, 0],
  judgement: [66, 0, 19, 1, 0, 0, 86, 0, 1, 0],
  privacy: [50, 0, 16, 3, 0, 0, 69, 17, 1, 34],
  provenance: [17, 0, 66, 3, 0, 0, 86, 0, 1, 0],
  generator: [35, 0, 51, 0, 0, 0, 86, 0, 1, 0],
  equity: [66, 0, 4, 3, 0, 0, 73, 13, 1, 5],
  labelling: [1, 0, 18, 0, 0, 0, 19, 67, 1, 0],
};

test.each(FACETS)('the counts of %s are those of the audit, every missing state apart', facet => {
  const rows = profile({ fields: [facet] });
  const n = (level: string): number =>
    rows.find(row => row.statistic === 'profile_level' && row.level === level)?.n ?? Number.NaN;
  const unknown = rows.find(row => row.statistic === 'profile_unknown')?.n ?? 0;
  const applies = rows.find(row => row.level === 'not_reported')?.N;
  expect([
    n('not_reported'),
    ...['0', '1', '2', '3'].map(n),
    n('unclear'),
    applies,
    n('not_applicable'),
    n('not_accessible'),
    unknown,
  ]).toEqual(COUNTS[facet]);
});

test('a profile has counts and the units behind them, and no estimate of any kind', () => {
  const rows = profile({ by: ['domain'], studies: true });
  expect(rows.length).toBeGreaterThan(100);
  for (const row of rows) {
    expect([row.id, row.estimate, row.ci, row.test]).toEqual([row.id, null, null, null]);
    expect(row.studies).toHaveLength(row.n!);
  }
  expect(new Set(rows.map(row => row.statistic))).toEqual(new Set(['profile_level', 'profile_unknown']));
});

test('every count is explained with its own units', () => {
  for (const row of profile({ by: ['domain'] })) {
    const found = explained(audit, row.id, null);
    expect([row.id, found.n, row.N === null ? null : found.N]).toEqual([row.id, row.n, row.N]);
  }
});

const refused = async (...args: string[]): Promise<string> => {
  const { status, err } = await runCommand(...args);
  expect(status).not.toBe(0);
  return err;
};

test('sums, means and ranks of a profile are refused by every command', async () => {
  for (const option of ['--sum', '--mean', '--rank', '--order', '--score', '--sort'])
    expect(await refused('profile', ...FACETS, '--of', 'audit', option)).toContain(`unknown option '${option}'`);
  expect(await refused('shares', 'fidelity + utility', '--of', 'audit')).toContain('fidelity + utility');
  expect(await refused('profile', 'domain', '--of', 'audit')).toContain('domain has no ordered categories');
  for (const analysis of ['ranks'])
    expect(() => tabulate([{ analysis, fields: ['fidelity', 'domain'] }], audit.material)).toThrow(
      'fidelity is not a number, so it has no ranks',
    );
  expect(() => tabulate([{ analysis: 'profile', fields: FACETS, options: { mean: true } }], audit.material)).toThrow(
    'mean',
  );
});

test('a table of a profile is not sorted either', () => {
  expect(() =>
    TABLE_TYPES.get('profile')!.plan({ table: 'profile', fields: FACETS, order: 'frequency' }, audit.codebook),
  ).toThrow('levels are not ranks');
});
