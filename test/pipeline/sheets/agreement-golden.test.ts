import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { near } from '../../stats/close.ts';
import { shared } from '../../stats/shared.ts';
import { agreementJson, rowOf } from '../../support/agreement.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** The synthetic coders of ../shared/bench, by the command, against the values that Python and R agree on. */
const generator = join(process.env.SCOPEBOOK_SHARED ?? '../shared', 'bench/gen.mjs');
const golden = (name: string) => JSON.parse(shared(`bench/golden/${name}.json`) ?? '{}');
const made = (kind: string, ...paths: string[]): void => {
  const run = spawnSync(process.execPath, [generator, kind, '59', ...paths], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
};
const rigour =
  'categories: [{ value: "1" }, { value: "2" }, { value: "3" }, { value: "4" }, { value: "5" }], categoriesOrdered: true';
const head = 'primaryKey: unit\nmissingValues: [{ value: NA, label: not_coded }]\nfields:\n  - { name: unit }\n';

test.skipIf(!existsSync(generator))('pair59: two files in another order of rows', async () => {
  const folder = temporaryFolder();
  const [a, b, codebook] = ['a.csv', 'b.csv', 'codebook.yaml'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ];
  made('pair', a, b);
  const expected = golden('pair59');
  const fields = Object.keys(expected).filter(name => name !== '_meta');
  writeFileSync(
    codebook,
    head + fields.map(name => `  - { name: ${name}${name === 'rigour' ? `, ${rigour}` : ''} }\n`).join(''),
  );
  const { rows } = await agreementJson(fields, { coders: [a, b], codebook });
  for (const field of fields) {
    const of = (statistic: string) => rowOf(rows, statistic, field);
    const { n, po, unweighted, alpha_nominal, ac1, linear, quadratic, ...alphas } = expected[field];
    expect(of('percent_agreement')).toMatchObject({ N: n, unit: 'pair' });
    near(of('percent_agreement').estimate!, po, 1e-12);
    near(of('cohen_kappa').estimate!, unweighted.kappa, 1e-9);
    near(of('cohen_kappa').se!, unweighted.se, 1e-9);
    near(of('cohen_kappa').ci!.low, unweighted.lo, 1e-9);
    near(of('cohen_kappa').ci!.high, unweighted.hi, 1e-9);
    near(of('krippendorff_alpha').estimate!, alpha_nominal, 1e-9);
    near(of('gwet_ac1').estimate!, ac1.coef, 1e-9);
    near(of('gwet_ac1').se!, ac1.se, 1e-9);
    if (field !== 'rigour') continue;
    near(of('weighted_kappa_linear').estimate!, linear.kappa, 1e-9);
    near(of('weighted_kappa_linear').se!, linear.se, 1e-9);
    near(of('weighted_kappa_quadratic').estimate!, quadratic.kappa, 1e-9);
    near(of('weighted_kappa_quadratic').se!, quadratic.se, 1e-9);
    for (const metric of ['ordinal', 'interval', 'ratio'])
      near(of(`krippendorff_alpha_${metric}`).estimate!, alphas[`alpha_${metric}`], 1e-9, metric);
  }
});

test.skipIf(!existsSync(generator))('triple59: three coders in columns, ratings missing', async () => {
  const folder = temporaryFolder({ 'codebook.yaml': `${head}  - { name: c, ${rigour} }\n` });
  const sheet = join(folder, 'triple.csv');
  made('triple', sheet);
  const { rows, advice } = await agreementJson(['c'], {
    coders: [sheet],
    affix: '{field}{coder}',
    coderNames: ['1', '2', '3'],
    codebook: join(folder, 'codebook.yaml'),
  });
  const expected = golden('triple59');
  const of = (statistic: string) => rowOf(rows, statistic, 'c');
  expect(of('units_compared').N).toBe(expected.units);
  near(of('krippendorff_alpha').estimate!, expected.alpha_nominal, 1e-9);
  for (const metric of ['ordinal', 'interval', 'ratio'])
    near(of(`krippendorff_alpha_${metric}`).estimate!, expected[`alpha_${metric}`], 1e-9, metric);
  near(of('gwet_ac1').estimate!, expected.ac1.coef, 1e-9);
  near(of('gwet_ac1').se!, expected.ac1.se, 1e-9);
  near(of('fleiss_kappa').estimate!, expected.fleiss_gwet.coef, 1e-9);
  near(of('fleiss_kappa').se!, expected.fleiss_gwet.se, 1e-9);
  // each pair of coders by itself, and the advice for an ordered field
  expect(rows.filter(row => row.statistic === 'cohen_kappa').map(row => row.by[1]?.level)).toEqual([
    '1, 2',
    '1, 3',
    '2, 3',
  ]);
  expect(advice[0]?.statistic).toBe('krippendorff_alpha_ordinal');
});
