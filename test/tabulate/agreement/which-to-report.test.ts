import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agreementJson } from '../../support/agreement.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CODES = 'categories: [x, y, z]';
const SCALE = 'categories: [x, y, z], categoriesOrdered: true';

/** The advice on field f, whose cells by coder are given as words; "-" is a blank, NR not reported. */
async function advised(field: string, coders: readonly string[]) {
  const names = ['a', 'b', 'c'];
  const folder = temporaryFolder({
    'c.yaml': `primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: id }\n  - { name: f, ${field} }\n`,
    ...Object.fromEntries(
      coders.map((cells, at) => [
        `${names[at]}.csv`,
        `id,f\n${cells
          .split(' ')
          .map((cell, unit) => `s${unit + 1},${cell === '-' ? '' : cell}\n`)
          .join('')}`,
      ]),
    ),
  });
  const { advice } = await agreementJson(['f'], {
    coders: coders.map((_, at) => join(folder, `${names[at]}.csv`)),
    codebook: join(folder, 'c.yaml'),
  });
  return advice[0];
}

// the statistic follows from the number of coders, the scale and what was rated; docs/statistics-agreement.md
test.each([
  [
    'two coders',
    CODES,
    ['x y z x y z', 'x y z x y x'],
    'cohen_kappa',
    /5 of 6\): two coders, categories without an order/,
  ],
  ['three coders of every unit', CODES, ['x y z x', 'x y z y', 'x y z x'], 'fleiss_kappa', /all rated every unit/],
  ['a rating is missing', CODES, ['x y z x', 'x y z y', 'x y z -'], 'krippendorff_alpha', /some ratings are missing/],
  ['a scale, two coders', SCALE, ['x y z x y', 'x y z y y'], 'weighted_kappa_quadratic', /near misses count as such/],
  [
    'a scale, three coders',
    SCALE,
    ['x y z x', 'x y z y', 'x y z x'],
    'krippendorff_alpha_ordinal',
    /more than two coders/,
  ],
  [
    'one code for all',
    CODES,
    ['x x x', 'x x x'],
    'percent_agreement',
    /the percentage alone .*undefined without variation/,
  ],
  // 19 of 20 codes of each coder are x, so kappa is near 0 while 18 of 20 pairs agree
  [
    'one code for nearly all',
    CODES,
    [`y ${'x '.repeat(18)}x`, `${'x '.repeat(18)}x y`],
    'gwet_ac1',
    /kappa is low only because 95% of the codes are "x"/,
  ],
  [
    'one code for nearly all, three coders',
    CODES,
    [`y ${'x '.repeat(18)}x`, `${'x '.repeat(18)}x y`, `${'x '.repeat(19)}x`],
    'gwet_ac1',
    /alpha is low only because 97% of the codes are "x"/,
  ],
  // without the units that one of them could not code, both used the same level
  [
    'a scale of which one level is used',
    SCALE,
    ['x x NR NR x', 'x x NR NR NR'],
    'percent_agreement',
    /the percentage alone .*\(missing states have no position on the scale\)/,
  ],
  ['numbers', 'type: integer', ['1 2 3 4', '1 2 3 5'], 'icc_a1', /a constant difference between coders counts/],
  ['numbers without variation', 'type: integer', ['7 7 7', '7 7 7'], 'percent_agreement', /the percentage alone/],
  [
    'sets',
    `type: list, delimiter: ";", ${CODES}`,
    ['x;y y z', 'x y z'],
    'masi_alpha',
    /sets that overlap agree in part/,
  ],
  ['nothing that both rated', CODES, ['x y -', '- - z'], null, /Nothing to report: no unit was rated/],
] as const)('%s', async (_, field, coders, statistic, sentence) => {
  const advice = await advised(field, coders);
  expect(advice?.sentence).toMatch(sentence);
  expect(advice?.statistic).toBe(statistic);
});
