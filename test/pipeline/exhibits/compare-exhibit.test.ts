import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { type MemoryEffects, memoryEffects } from '../../support/memory-effects.ts';

const FILES = {
  'review.yaml': `name: r
unit: { name: study, key: id }
resources: [{ name: studies, path: studies.csv, schema: codebook.yaml }]
`,
  'codebook.yaml': `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields: [{ name: id }, { name: sex, title: Sex, categories: [f, m] }]
`,
  'studies.csv': 'id,sex\n1,f\n2,f\n3,f\n4,m\n5,NR\n',
  'data/reference.csv': 'category,percent\nf,50.4\nm,49.6\n',
};
const EXHIBIT = 'table: compare\nfield: sex\nformats: [csv]\noptions: { with: data/reference.csv }\n';

async function rendered(
  exhibit: string,
): Promise<{ effects: MemoryEffects } & Awaited<ReturnType<typeof renderExhibits>>> {
  const effects = memoryEffects({ ...FILES, 'figures/table-1.yaml': exhibit });
  return { effects, ...(await renderExhibits(effects, await openReview(effects, null), 'table')) };
}

test.each([
  ['f,50.4\nm,95\n', 'data/reference.csv: the column "percent" adds up to 145.4, and to 100 at most is allowed'],
  ['f,50.4\nf,40\n', 'data/reference.csv, row 3: "f" is there already'],
  ['f,x\n', 'data/reference.csv, row 2: "x" is not a percent'],
])('a reference that cannot be right is refused with its place: %j', async (rows, message) => {
  const effects = memoryEffects({ ...FILES, 'data/reference.csv': `category,percent\n${rows}` });
  expect(await main(['compare', 'sex', '--with', 'data/reference.csv'], effects)).toBe(3);
  expect(effects.errors.join('')).toContain(message);
  expect(effects.printed).toEqual([]);
});

test('a table compares with a file of the review, as the command does, and names the file among its inputs', async () => {
  const { effects, outputs, faults } = await rendered(EXHIBIT);
  expect(faults).toEqual([]);
  expect(outputs[0]?.inputs).toContain('data/reference.csv');
  expect(await main(['compare', 'sex', '--with', 'data/reference.csv', '--json'], effects)).toBe(0);
  const { rows } = JSON.parse(effects.printed.join('')) as { rows: ResultRow[] };
  expect(outputs[0]?.rows).toEqual(rows.map(row => row.id));
  // 3 of 4 less 50.4%, by hand
  expect(rows.find(row => row.statistic === 'share_less_reference' && row.level === 'f')?.estimate).toBeCloseTo(
    0.246,
    12,
  );
  expect(String(outputs[0]?.data)).toContain('24.6');
});

test('the deposit holds the file, and so can be built again', async () => {
  const { effects } = await rendered(EXHIBIT);
  expect(await main(['export', 'deposit'], effects), effects.errors.join('')).toBe(0);
  expect(effects.text('deposit/data/reference.csv')).toBe(FILES['data/reference.csv']);
  expect(await main(['--review', 'deposit', 'verify'], effects), effects.errors.join('')).toBe(0);
});

test.each([
  ['../reference.csv', 'figures/table-1.yaml: "../reference.csv" leaves the review\'s folder'],
  ['/etc/reference.csv', 'figures/table-1.yaml: "/etc/reference.csv" is not a relative path'],
  ['data/refrence.csv', 'figures/table-1.yaml: data/refrence.csv does not exist'],
  ['studies.csv', 'figures/table-1.yaml: studies.csv has the columns id, sex'],
])('%s is refused with the exhibit that names it', async (path, message) => {
  const { faults, outputs } = await rendered(EXHIBIT.replace('data/reference.csv', path));
  expect(faults.map(fault => fault.message)).toEqual([message]);
  expect(outputs).toEqual([]);
});
