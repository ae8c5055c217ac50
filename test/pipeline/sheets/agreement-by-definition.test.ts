import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { near } from '../../stats/close.ts';
import { agreementJson, rowOf } from '../../support/agreement.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Ratings with their coefficients by definition (test/known/agreement/make-coefficients.py), written into sheets and read by the command. */
interface Data {
  readonly name: string;
  readonly units: readonly (readonly (number | null)[])[];
  readonly categories: number;
  readonly expected: Readonly<Record<string, { readonly value: number; readonly se: number | null }>>;
}
const { data }: { data: Data[] } = JSON.parse(readFileSync('test/known/agreement/coefficients.json', 'utf8'));

const codebookOf = ({ categories }: Data): string =>
  `primaryKey: unit\nmissingValues: [{ value: NA, label: not_coded }]\nfields:\n  - { name: unit }\n  - { name: c, categories: [${Array.from({ length: categories }, (_, code) => `"${code}"`).join(', ')}], categoriesOrdered: true }\n`;
const cell = (code: number | null): string => (code === null ? 'NA' : String(code));

const agree = async (set: Data, options: Parameters<typeof agreementJson>[1]) => {
  const { rows, advice } = await agreementJson(['c'], options);
  const compared = Object.entries(set.expected).filter(([statistic]) => rows.some(row => row.statistic === statistic));
  for (const [statistic, { value, se }] of compared) {
    const row = rowOf(rows, statistic, 'c');
    near(row.estimate!, value, 1e-9, statistic);
    // numerical derivatives are good to about 1e-6
    if (se !== null && row.se !== null) near(row.se, se, 1e-6, `${statistic}, standard error`);
  }
  return { rows, advice, compared: compared.map(([statistic]) => statistic) };
};

test.each(data.filter(set => set.units[0]!.length === 2).map(set => [set.name, set] as const))(
  'two files in another order of rows: %s',
  async (_, set) => {
    const lines = set.units.map((codes, unit) => codes.map(code => `u${unit},${cell(code)}`));
    const sheet = (rows: readonly string[]): string => `unit,c\n${rows.join('\n')}\n`;
    const folder = temporaryFolder({
      'a.csv': sheet(lines.map(line => line[0]!)),
      'b.csv': sheet(lines.map(line => line[1]!).reverse()),
      'codebook.yaml': codebookOf(set),
    });
    const { rows, compared } = await agree(set, {
      coders: [join(folder, 'a.csv'), join(folder, 'b.csv')],
      codebook: join(folder, 'codebook.yaml'),
    });
    expect(compared).toEqual(expect.arrayContaining(['cohen_kappa', 'gwet_ac1', 'krippendorff_alpha']));
    const agreed = set.units.filter(([first, second]) => first === second).length;
    expect(rowOf(rows, 'percent_agreement', 'c')).toMatchObject({ n: agreed, N: set.units.length, unit: 'pair' });
  },
);

test.each(data.filter(set => set.units[0]!.length > 2).map(set => [set.name, set] as const))(
  'coders in columns, ratings missing: %s',
  async (_, set) => {
    const coders = set.units[0]!.map((__, coder) => String(coder + 1));
    const folder = temporaryFolder({
      'wide.csv': `unit,${coders.map(coder => `c${coder}`).join(',')}\n${set.units
        .map((codes, unit) => `u${unit},${codes.map(cell).join(',')}`)
        .join('\n')}\n`,
      'codebook.yaml': codebookOf(set),
    });
    const { rows, advice, compared } = await agree(set, {
      coders: [join(folder, 'wide.csv')],
      affix: '{field}{coder}',
      coderNames: coders,
      codebook: join(folder, 'codebook.yaml'),
    });
    expect(compared).toEqual(expect.arrayContaining(['fleiss_kappa', 'gwet_ac1', 'krippendorff_alpha_ordinal']));
    const rated = set.units.filter(codes => codes.filter(code => code !== null).length > 1);
    expect(rowOf(rows, 'units_compared', 'c')).toMatchObject({ n: rated.length, N: set.units.length });
    // each pair of coders by itself, and the advice for an ordered field
    const pairs = coders.flatMap((first, i) => coders.slice(i + 1).map(second => `${first}, ${second}`));
    expect(rows.filter(row => row.statistic === 'cohen_kappa').map(row => row.by[1]?.level)).toEqual(pairs);
    expect(advice[0]?.statistic).toBe('krippendorff_alpha_ordinal');
  },
);
