import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { type CramersV, cramersV } from '../../../src/stats/association/cramers-v.ts';
import { type FisherExact, fisherExact } from '../../../src/stats/association/fisher-exact.ts';
import { type PearsonChiSquare, pearsonChiSquare } from '../../../src/stats/association/pearson-chi-square.ts';
import { externalReview } from '../../support/external-review.ts';
import { runCommand } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { near } from '../close.ts';
import { shared } from '../shared.ts';

// numbers that R and Python agree on to 3e-14, each with its origin: golden.R and golden.py beside them
type Association = { table: number[][]; fisher_p: number } & Record<
  'n' | 'chi2' | 'df' | 'p' | 'cramers_v' | 'min_expected',
  number
>;
type Share = { variable: string; group: string; level: string; n: number; N: number } & Record<
  'share' | 'wilson_lo' | 'wilson_hi' | 'cp_lo' | 'cp_hi',
  number
>;
const golden = (file: string): Record<string, never> => JSON.parse(shared(`bench/golden/${file}.json`) ?? '{}');
const small = golden('small59');
const SHARED = resolve(process.env.SCOPEBOOK_SHARED ?? '../shared');
const CROSSED = ['domain_x_method', 'modality_x_open_weights', 'text_tabular_x_yes_no'];

describe.skipIf(shared('bench/golden/small59.json') === null)('the golden numbers', () => {
  test.each(CROSSED)('%s', name => {
    const row = small[name] as unknown as Association;
    const chi = pearsonChiSquare(row.table) as PearsonChiSquare;
    near(chi.value, row.chi2, 1e-9);
    near(chi.p, row.p, 1e-9);
    near(chi.leastExpected, row.min_expected, 1e-9);
    expect(chi.df).toBe(row.df);
    const fisher = fisherExact(row.table) as FisherExact;
    expect(fisher.way).toBe('exact');
    near(fisher.value, row.fisher_p, 1e-9);
    near((cramersV(row.table, 0.95) as CramersV).value, row.cramers_v, 1e-9);
  });

  test('the lady tasting tea', () => {
    const { table, fisher_p } = golden('published').fisher_tea as unknown as Association;
    near((fisherExact(table) as FisherExact).value, fisher_p, 1e-12);
  });
});

const generator = join(SHARED, 'bench/gen.mjs');
describe.skipIf(!existsSync(generator))('the golden numbers by commands, from the synthetic sheet', () => {
  let review = '';
  beforeAll(() => {
    const file = join(temporaryFolder(), 'small59.csv');
    execFileSync(process.execPath, [generator, 'corpus', '59', file]);
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(small.sha256);
    const columns: { name: string; type: string; levels?: string[]; sep?: string; na?: string }[] = JSON.parse(
      readFileSync(join(SHARED, 'bench/codebook.json'), 'utf8'),
    ).columns;
    const fields = columns.map(({ name, type, levels, sep }) => ({
      name,
      type: type === 'multi' ? 'list' : 'string',
      ...(sep === undefined ? {} : { delimiter: sep }),
      ...(levels === undefined ? {} : { categories: levels }),
    }));
    review = externalReview(
      {
        'review.yaml': JSON.stringify({
          name: 'golden',
          unit: { name: 'row' },
          resources: [{ name: 'rows', path: 'corpus/small59.csv', schema: 'codebook/rows.yaml' }],
        }),
        'codebook/rows.yaml': JSON.stringify({ fields }),
      },
      { 'corpus/small59.csv': file },
    );
  });
  const rows = async (...args: string[]): Promise<ResultRow[]> => {
    const { out, status } = await runCommand(...args, '--json', '--review', review);
    expect(status).toBe(0);
    return JSON.parse(out).rows;
  };

  test.each([
    ['wilson', 'wilson_lo', 'wilson_hi'],
    ['clopper-pearson', 'cp_lo', 'cp_hi'],
  ] as const)('117 shares with %s limits', async (ci, low, high) => {
    const expected = small.shares as unknown as Share[];
    for (const variable of ['method', 'evaluation']) {
      const found = await rows('shares', variable, '--by', 'domain', '--ci', ci, '--denominator', 'reported');
      for (const share of expected.filter(entry => entry.variable === variable)) {
        const row = found.find(
          entry =>
            entry.level === share.level && (entry.by[0]?.level ?? '(all)') === share.group && !entry.by[0]?.missing,
        );
        expect(row).toMatchObject({ n: share.n, N: share.N });
        if (share.N === 0) continue;
        near(row?.estimate ?? -1, share.share, 1e-12);
        near(row?.ci?.low ?? -1, share[low], 1e-9);
        near(row?.ci?.high ?? -1, share[high], 1e-9);
      }
    }
  });

  test.each([
    ['domain', 'method', 'domain_x_method', []],
    ['modality', 'open_weights', 'modality_x_open_weights', []],
    [
      'modality',
      'open_weights',
      'text_tabular_x_yes_no',
      ['--where', 'modality in (text, tabular) and open_weights in (yes, no)'],
    ],
  ] as const)('%s by %s: %s', async (first, second, name, where) => {
    const found = await rows('crosstab', first, second, '--test', ...where);
    const expected = small[name] as unknown as Association;
    const get = (statistic: string): ResultRow | undefined =>
      found.find(row => row.statistic === statistic && row.level === null && row.by.length === 0);
    near(get('pearson_chi_square')?.estimate ?? -1, expected.chi2, 1e-9);
    near(get('pearson_chi_square')?.test?.p ?? -1, expected.p, 1e-9);
    expect(get('pearson_chi_square')).toMatchObject({ N: expected.n, test: { df: expected.df } });
    near(get('fisher_exact')?.test?.p ?? -1, expected.fisher_p, 1e-9);
    near(get('cramers_v')?.estimate ?? -1, expected.cramers_v, 1e-9);
  });
});
