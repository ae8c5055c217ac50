import { beforeAll, expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { withReference } from '../../../src/pipeline/request/with-reference.ts';
import type { OpenReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { reviewOf } from '../../support/review.ts';

/**
 * R 4.2.2: w <- prop.test(n, N, correct = FALSE)$conf.int; n/N - p0; w - p0
 * (Wilson's interval without correction, less the share of the reference)
 */
const BY_R = [
  { n: 10, N: 50, share: 0.504, estimate: -0.304, low: -0.3915624998, high: -0.1736289407 },
  { n: 3, N: 7, share: 0.2, estimate: 0.2285714286, low: -0.0417801447, high: 0.5495416355 },
  { n: 0, N: 9, share: 0.1, estimate: -0.1, low: -0.1, high: 0.1991450484 },
];

const filesOf = (women: number, men: number, silent = 0, more = ''): Record<string, string> => ({
  'review.yaml':
    'name: small\nunit: { name: study, key: id }\nstudies: studies\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
  'c.yaml':
    'primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: id }\n  - { name: sex, title: Sex, categories: [{ value: f, label: Women, aliases: [female] }, { value: m, label: Men }, { value: x, label: Others }] }\n',
  's.csv': `id,sex\n${[...Array(women).fill('f'), ...Array(men).fill('m'), ...Array(silent).fill('NR')].map((code, i) => `s${i},${code}\n`).join('')}${more}`,
});
const compared = (open: OpenReview, options: object) =>
  tabulate([{ analysis: 'compare', fields: ['sex'], options: { ...options } }], open.material);

test.each(BY_R)('$n of $N against $share is as R has it', async ({ n, N, share, estimate, low, high }) => {
  const { rows } = compared(await reviewOf(filesOf(n, N - n)), { reference: [`Women=${share}`] });
  const row = rows.find(entry => entry.statistic === 'share_less_reference')!;
  expect([row.n, row.N, row.level]).toEqual([n, N, 'f']);
  expect(row.estimate).toBeCloseTo(estimate, 9);
  expect(row.ci!.low).toBeCloseTo(low, 9);
  expect(row.ci!.high).toBeCloseTo(high, 9);
  expect(rows.find(entry => entry.statistic === 'reference_share')?.estimate).toBe(share);
});

let open: OpenReview;
beforeAll(async () => {
  open = await reviewOf(filesOf(6, 2, 4, 'o1,x\n'));
});

test('what does not match is named on both sides, and what is not reported is no part of N', () => {
  const { rows, notes } = compared(open, { reference: ['female=0.5', 'men =0.4', 'divers=0.1'] });
  const own = rows.filter(row => row.statistic === 'share_less_reference');
  // by alias and by label, whatever the case
  expect(own.map(row => [row.level, row.n, row.N])).toEqual([
    ['f', 6, 9],
    ['m', 2, 9],
  ]);
  expect(notes.map(note => note.message)).toEqual(
    expect.arrayContaining([
      'Not in the reference, and so not compared: Others (1 study).',
      expect.stringMatching(/^In the reference, and no category of Sex: divers/),
      'Not reported: 4 studies, not part of N.',
      expect.stringContaining('A share of studies is not a share of the persons in them.'),
      expect.stringContaining('No target population is declared.'),
    ]),
  );
});

test.each([
  [[], 'there is no reference population to compare with'],
  [['f'], '"f" is not a category with a share'],
  [['f=50.4'], '"f=50.4" is not a category with a share'],
  [['f=0.5', 'f=0.4'], 'f is in the reference twice'],
  [['f=0.7', 'm=0.5'], 'the shares of the reference add up to 1.2'],
  [['girls=0.5'], 'no category of the reference (girls) is a category of Sex'],
])('%j is refused in a sentence', (reference, message) => {
  expect(() => compared(open, { reference })).toThrow(message);
});

const fromFile = async (text: string) => {
  const effects = memoryEffects({ 'reference.csv': text });
  const request = { analysis: 'compare', fields: ['sex'], options: { with: 'reference.csv' } };
  return (await withReference(effects, request)).options?.['reference'];
};

test('a file has shares, percentages or counts', async () => {
  expect(await fromFile('category,share\nf,0.504\nm,0.496\n')).toEqual(['f=0.504', 'm=0.496']);
  expect(await fromFile('Category,Percent\nf,50\nm,25%\n')).toEqual(['f=0.5', 'm=0.25']);
  expect(await fromFile('category,count\nf,30\nm,10\n')).toEqual(['f=0.75', 'm=0.25']);
});

test.each([
  ['name,share\nf,1\n', 'reference.csv has the columns name, share'],
  ['category,share,count\nf,1,2\n', 'reference.csv has the columns category, share, count'],
  ['category,share\nf,half\n', 'reference.csv, row 2: "half" is not a share'],
])('%j is refused with its place', async (text, message) => {
  await expect(fromFile(text)).rejects.toThrow(message);
});
