import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { type CramersV, cramersV } from '../../../src/stats/association/cramers-v.ts';
import { type FisherExact, fisherExact } from '../../../src/stats/association/fisher-exact.ts';
import { type PearsonChiSquare, pearsonChiSquare } from '../../../src/stats/association/pearson-chi-square.ts';
import { externalReview, hasShared, sharedPath } from '../../support/external-review.ts';
import { runCommand } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { near } from '../close.ts';

type Association = { table: number[][]; fisher_p?: number } & Record<
  'n' | 'chi2' | 'df' | 'p' | 'cramers_v' | 'min_expected',
  number
>;
type Share = { variable: string; group: string; level: string; n: number; N: number } & Record<
  'share' | 'wilson_lo' | 'wilson_hi' | 'cp_lo' | 'cp_hi',
  number
>;
const CROSSED = ['domain_x_method', 'modality_x_open_weights', 'text_tabular_x_yes_no'] as const;
type Crossed = Readonly<Record<(typeof CROSSED)[number], Association>>;
interface Sheet {
  readonly shares: readonly Share[];
  readonly crossed: Crossed;
  readonly codebook: string;
  /** The file, made where it has to be. */
  readonly path: () => string;
}

/** Our own rows, with what R computes of their counts: test/known/corpus/make-synthetic.R. */
const invented: Sheet = {
  ...JSON.parse(readFileSync('test/known/corpus/synthetic-tests.json', 'utf8')),
  codebook: 'test/fixtures/corpus/codebook.json',
  path: () => join(process.cwd(), 'test/fixtures/corpus/synthetic.csv'),
};

/** Where it is kept beside the repository: numbers that R and Python agree on to 3e-14, each with its origin in golden.R and golden.py. */
function golden(): Sheet {
  const { shares, sha256, ...crossed } = JSON.parse(readFileSync(sharedPath('bench/golden/small59.json'), 'utf8'));
  return {
    shares,
    crossed,
    codebook: sharedPath('bench/codebook.json'),
    path() {
      const file = join(temporaryFolder(), 'small59.csv');
      execFileSync(process.execPath, [sharedPath('bench/gen.mjs'), 'corpus', '59', file]);
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
      return file;
    },
  };
}

const SHEETS: [string, Sheet][] = [
  ['invented rows', invented],
  ...(hasShared('bench/golden/small59.json') ? ([['small59', golden()]] as [string, Sheet][]) : []),
];

describe.each(SHEETS)('associations of %s', (_, { crossed }) => {
  test.each(CROSSED)('%s', name => {
    const row = crossed[name];
    const chi = pearsonChiSquare(row.table) as PearsonChiSquare;
    near(chi.value, row.chi2, 1e-9);
    near(chi.p, row.p, 1e-9);
    near(chi.leastExpected, row.min_expected, 1e-9);
    expect(chi.df).toBe(row.df);
    near((cramersV(row.table, 0.95) as CramersV).value, row.cramers_v, 1e-9);
    if (row.fisher_p === undefined) return;
    const fisher = fisherExact(row.table) as FisherExact;
    expect(fisher.way).toBe('exact');
    near(fisher.value, row.fisher_p, 1e-9);
  });
});

test('the lady tasting tea', () => {
  // Fisher 1935; R 4.2.2, fisher.test(matrix(c(3, 1, 1, 3), 2))$p.value
  near(
    (
      fisherExact([
        [3, 1],
        [1, 3],
      ]) as FisherExact
    ).value,
    0.4857142857142859,
    1e-12,
  );
});

describe.each(SHEETS)('by commands, from the sheet of %s', (_, { shares, crossed, codebook, path }) => {
  let review = '';
  beforeAll(() => {
    const columns: { name: string; type: string; levels?: string[]; sep?: string; na?: string }[] = JSON.parse(
      readFileSync(codebook, 'utf8'),
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
          resources: [{ name: 'rows', path: 'corpus/rows.csv', schema: 'codebook/rows.yaml' }],
        }),
        'codebook/rows.yaml': JSON.stringify({ fields }),
      },
      { 'corpus/rows.csv': path() },
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
    for (const variable of ['method', 'evaluation']) {
      const found = await rows('shares', variable, '--by', 'domain', '--ci', ci, '--denominator', 'reported');
      for (const share of shares.filter(entry => entry.variable === variable)) {
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
    const expected = crossed[name];
    const get = (statistic: string): ResultRow | undefined =>
      found.find(row => row.statistic === statistic && row.level === null && row.by.length === 0);
    near(get('pearson_chi_square')?.estimate ?? -1, expected.chi2, 1e-9);
    near(get('pearson_chi_square')?.test?.p ?? -1, expected.p, 1e-9);
    expect(get('pearson_chi_square')).toMatchObject({ N: expected.n, test: { df: expected.df } });
    if (expected.fisher_p !== undefined) near(get('fisher_exact')?.test?.p ?? -1, expected.fisher_p, 1e-9);
    near(get('cramers_v')?.estimate ?? -1, expected.cramers_v, 1e-9);
  });
});
