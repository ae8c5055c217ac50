import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustedResiduals, type CellResidual } from '../../../src/stats/association/adjusted-residuals.ts';
import { contingency } from '../../../src/stats/association/contingency.ts';
import { type CramersV, cramersV } from '../../../src/stats/association/cramers-v.ts';
import { type FisherExact, fisherExact } from '../../../src/stats/association/fisher-exact.ts';
import { type KendallTauB, kendallTauB } from '../../../src/stats/association/kendall-tau-b.ts';
import { type PearsonChiSquare, pearsonChiSquare } from '../../../src/stats/association/pearson-chi-square.ts';
import { type RaoScott, raoScott } from '../../../src/stats/association/rao-scott.ts';
import { benjaminiHochberg } from '../../../src/stats/multiple/benjamini-hochberg.ts';
import { holm } from '../../../src/stats/multiple/holm.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { known, near } from '../close.ts';

type Row = {
  cells: number[][];
  undefined?: true;
  stdres: number[];
  fisher: number | null;
  tau: { value: number; se: number; z: number; p: number };
} & Record<'chi' | 'df' | 'p' | 'least' | 'below5' | 'v' | 'low' | 'high' | 'corrected' | 'chance', number>;
const table = known('association') as unknown as {
  tables: Row[];
  adjusted: { p: number[]; holm: number[]; bh: number[] }[];
};

/** 0 is met to 1e-12 of a difference: R's own sums leave a remainder there. */
const close = (actual: number, expected: number, relative: number, what: string): void =>
  Math.abs(expected) < 1e-12
    ? expect(Math.abs(actual - expected), what).toBeLessThan(1e-12)
    : near(actual, expected, relative, what);

test.each(table.tables.filter(row => !row.undefined))('$cells agrees with R', row => {
  const chi = pearsonChiSquare(row.cells) as PearsonChiSquare;
  close(chi.value, row.chi, 1e-12, 'chi-square');
  close(chi.p, row.p, 1e-9, 'p');
  expect([chi.df, chi.below5]).toEqual([row.df, row.below5]);
  near(chi.leastExpected, row.least, 1e-12, 'least expected');
  (adjustedResiduals(row.cells) as CellResidual[]).forEach((cell, i) => {
    close(cell.residual, row.stdres[i]!, 1e-9, `residual ${i}`);
  });
  if (row.fisher !== null) near((fisherExact(row.cells) as FisherExact).value, row.fisher, 1e-9, 'Fisher');
  const v = cramersV(row.cells, 0.95) as CramersV;
  close(v.value, row.v, 1e-12, 'V');
  close(v.low, row.low, 1e-9, 'V low');
  close(v.high, row.high, 1e-9, 'V high');
  close(v.corrected, row.corrected, 1e-9, 'V corrected');
  near(v.chance, row.chance, 1e-12, 'V of chance');
  const tau = kendallTauB(row.cells) as KendallTauB;
  close(tau.value, row.tau.value, 1e-9, 'tau');
  close(tau.se, row.tau.se, 1e-9, 'tau se');
  close(tau.z, row.tau.z, 1e-9, 'tau z');
  close(tau.p, row.tau.p, 1e-9, 'tau p');
});

test('what has no association says why, and is never NaN', () => {
  const reasons: [number[][], string][] = [
    [[], 'no units'],
    [[[]], 'no units'],
    [
      [
        [0, 0],
        [0, 0],
      ],
      'no units',
    ],
    [[[1]], 'both fields have only one category here'],
    [
      [
        [3, 4],
        [0, 0],
      ],
      'the first field has only one category here',
    ],
    [[[3], [4]], 'the second field has only one category here'],
  ];
  for (const [cells, reason] of reasons)
    for (const found of [
      pearsonChiSquare(cells),
      fisherExact(cells),
      cramersV(cells, 0.9),
      kendallTauB(cells),
      adjustedResiduals(cells),
    ])
      expect(found).toEqual({ value: null, reason });
  expect(raoScott([[[1, 2]]], [])).toMatchObject({ value: null });
});

test.each(table.adjusted)('Holm and Benjamini-Hochberg of $p agree with p.adjust', row => {
  holm(row.p).forEach((p, i) => void near(p, row.holm[i]!, 1e-12));
  benjaminiHochberg(row.p).forEach((p, i) => void near(p, row.bh[i]!, 1e-12));
});

interface MultiSelect {
  readonly name: string;
  readonly group: readonly string[];
  readonly items: readonly (readonly number[])[];
  readonly value: number;
  readonly df: number;
  readonly p: number;
  readonly sum: number;
  readonly pearson: number;
  readonly second: number;
}

test.each((known('rao-scott') as unknown as { cases: MultiSelect[] }).cases)(
  'the test of all options together agrees with R: $name',
  ({ name, group, items, value, df, p, sum, pearson, second }) => {
    const groups = [...new Set(group)];
    const tables = items[0]!.map((_, option) =>
      [0, 1].map(answer =>
        groups.map(level => items.filter((row, unit) => row[option] === answer && group[unit] === level).length),
      ),
    );
    const together = items[0]!.map((_, i) =>
      items[0]!.map((_, j) => items.filter(row => row[i] === 1 && row[j] === 1).length),
    );
    const found = raoScott(tables, [{ N: items.length, together }]) as RaoScott;
    near(
      found.value,
      value,
      1e-12,
      'the sum of chisq.test(correct = FALSE) over the spread of the eigenvalues of cor()',
    );
    near(found.df, df, 1e-12);
    near(found.p, p, 1e-9, 'pchisq');
    // survey's own statistic; its eigenvalues are of the sample whatever the hypothesis, and its P is of an F distribution
    near(sum, pearson, 1e-12, 'the Pearson statistic of the rows of units and options');
    if (!name.includes('seed')) near(found.p, second, 0.1, 'svychisq, second order');
  },
);

test('of one option the whole is its own test, and so it is of options that always stand together', () => {
  const one = [
    [5, 1],
    [2, 9],
  ];
  const chi = pearsonChiSquare(one) as PearsonChiSquare;
  const alone = raoScott([one], [{ N: 17, together: [[6]] }]) as RaoScott;
  expect(alone).toMatchObject({ value: chi.value, df: 1, p: chi.p, used: 1 });
  const never = [
    [0, 0],
    [7, 10],
  ];
  const together = [
    [6, 0, 6],
    [0, 0, 0],
    [6, 0, 6],
  ];
  // two columns that are the same say no more than one: the first-order correction would take them for two
  const twice = raoScott([one, never, one], [{ N: 17, together }]) as RaoScott;
  expect(twice.used).toBe(2);
  near(twice.value, chi.value, 1e-12);
  near(twice.df, 1, 1e-12);
  near(twice.p, chi.p, 1e-12);
});

/** A share of drawn sheets in which options that go together seem to go with groups that were drawn apart from them. */
test('about one in twenty drawn sheets has P below 0.05, also where options go together', () => {
  const random = seededRandom(11);
  const [units, options, groups, runs] = [80, 6, 3, 400];
  let below = 0;
  for (let run = 0; run < runs; run++) {
    // a unit that has many options has most of them
    const rows = Array.from({ length: units }, () => {
      const most = random.uniform();
      return Array.from({ length: options }, () => (random.uniform() < (most < 0.4 ? 0.85 : 0.15) ? 1 : 0));
    });
    const group = rows.map(() => random.below(groups));
    const tables = Array.from({ length: options }, (_, option) =>
      [0, 1].map(answer =>
        Array.from(
          { length: groups },
          (_, g) => rows.filter((row, u) => row[option] === answer && group[u] === g).length,
        ),
      ),
    );
    const together = Array.from({ length: options }, (_, i) =>
      Array.from({ length: options }, (_, j) => rows.filter(row => row[i] === 1 && row[j] === 1).length),
    );
    const found = raoScott(tables, [{ N: units, together }]) as RaoScott;
    if (found.p < 0.05) below++;
  }
  // binomial: 400 × 0.05 = 20, standard deviation 4.4; the first-order correction has 40
  expect(below).toBeGreaterThan(8);
  expect(below).toBeLessThan(32);
});

test('the simulation comes within four standard errors of the exact value, and is the same each time', () => {
  for (const row of table.tables.filter(entry => entry.fisher !== null && entry.cells.length > 2)) {
    const found = fisherExact(row.cells, { exact: false, draws: 20_000, seed: 7 }) as FisherExact;
    expect(found.way).toBe('monte-carlo');
    expect(Math.abs(found.value - row.fisher!)).toBeLessThan(4 * found.se + 2 / 20_000);
    expect(fisherExact(row.cells, { exact: false, draws: 20_000, seed: 7 })).toEqual(found);
  }
});

test('a table that is too large for the exact way is simulated, and says so', () => {
  const large = Array.from({ length: 12 }, (_, i) => Array.from({ length: 12 }, (_, j) => (i * 7 + j * 5) % 9));
  const found = fisherExact(large) as FisherExact;
  expect(found.way).toBe('monte-carlo');
  expect(found.simulation).toEqual({ draws: 50_000, seed: 1 });
});

const small = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 3 }))
  .chain(([r, c]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: c, maxLength: c }), { minLength: r, maxLength: r }),
  );

/** Every table with these margins, one by one: the definition itself. */
function enumerated(cells: number[][]): number {
  const { rows, columns } = contingency(cells);
  const logs = (n: number): number => (n < 2 ? 0 : Math.log(n) + logs(n - 1));
  const weight = (flat: readonly number[]): number => -flat.reduce((sum, n) => sum + logs(n), 0);
  const observed = weight(cells.flat());
  let all = 0;
  let extreme = 0;
  const fill = (i: number, j: number, need: number, left: readonly number[], flat: number[]): void => {
    if (i === rows.length) {
      const w = weight(flat);
      all += Math.exp(w);
      if (w <= observed + 1e-7) extreme += Math.exp(w);
      return;
    }
    if (j === columns.length - 1) {
      if (need > left[j]!) return;
      const after = left.map((n, k) => (k === j ? n - need : n));
      fill(i + 1, 0, rows[i + 1] ?? 0, after, [...flat, need]);
      return;
    }
    for (let x = 0; x <= Math.min(need, left[j]!); x++)
      fill(
        i,
        j + 1,
        need - x,
        left.map((n, k) => (k === j ? n - x : n)),
        [...flat, x],
      );
  };
  fill(0, 0, rows[0]!, columns, []);
  return extreme / all;
}

test('Fisher equals the enumeration of every table; turning the table changes nothing', () => {
  fc.assert(
    fc.property(small, cells => {
      const found = fisherExact(cells);
      if (found.value === null) return;
      expect(found.value).toBeCloseTo(enumerated(cells), 10);
      const turned = cells[0]!.map((_, j) => cells.map(row => row[j]!));
      expect((fisherExact(turned) as FisherExact).value).toBeCloseTo(found.value, 10);
      expect((pearsonChiSquare(turned) as PearsonChiSquare).value).toBeCloseTo(
        (pearsonChiSquare(cells) as PearsonChiSquare).value,
        9,
      );
    }),
    { numRuns: 150 },
  );
});

test('the mean of chi-square over all tables with fixed margins is what the value of chance says', () => {
  // [[2, 1], [1, 2]]: four tables, x = 0 … 3 in the corner with probabilities 1/20, 9/20, 9/20, 1/20
  const mean = [0, 1, 2, 3].reduce(
    (sum, x) =>
      sum +
      ([1, 9, 9, 1][x]! / 20) *
        (
          pearsonChiSquare([
            [x, 3 - x],
            [3 - x, x],
          ]) as PearsonChiSquare
        ).value,
    0,
  );
  expect(Math.sqrt(mean / 6)).toBeCloseTo(
    (
      cramersV(
        [
          [2, 1],
          [1, 2],
        ],
        0.95,
      ) as CramersV
    ).chance,
    12,
  );
});
