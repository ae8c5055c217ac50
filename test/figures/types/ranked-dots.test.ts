import { expect, test } from 'vitest';
import { render, yearFiles } from '../../support/figures.ts';

const LABELS = { a: 'Alpha', b: 'Beta', c: 'Gamma', d: 'Delta', e: 'Epsilon' };
const study = (items: string) => ({ year: '2020', kind: 'a', items });
const STUDIES = ['b', 'b', 'b;c', 'c;d', 'd', 'a;c', 'NR', 'NA'].map(study);
const shares = (outputs: Map<string, unknown>) =>
  JSON.parse(String(outputs.get('out/f.vl.json'))).datasets.shares.map((part: Record<string, unknown>) => [
    part.row,
    part.n,
    part.N,
  ]);

test('categories are ranked by n, ties in the order of the codebook, missing states last', async () => {
  const { outputs, codes } = await render(
    yearFiles({ f: 'figure: ranked-dots\nfield: items\nformats: [vl.json]\n' }, STUDIES, LABELS),
  );
  expect(codes).toEqual([]);
  expect(shares(outputs)).toEqual([
    ['Beta', 3, 7],
    ['Gamma', 3, 7],
    ['Delta', 2, 7],
    ['Alpha', 1, 7],
    ['Not reported', 1, 7],
  ]);
  const { notes } = JSON.parse(String(outputs.get('out/f.vl.json'))).usermeta;
  expect(notes).toContain('Items: not applicable in 1 study, not part of N.');
  expect(notes).toContain('Without studies: Epsilon.');
});

test('others share a row only where that is asked for; a study with two of them is one study', async () => {
  const { outputs, codes } = await render(
    yearFiles({ f: 'figure: ranked-dots\nfield: items\noptions: { most: 1 }\nformats: [vl.json]\n' }, STUDIES, LABELS),
  );
  expect(codes).toEqual([]);
  // Gamma, Delta, Alpha: "b;c", "c;d", "d", "a;c"
  expect(shares(outputs)).toContainEqual(['3 others', 4, 7]);
  expect(JSON.parse(String(outputs.get('out/f.vl.json'))).usermeta.notes).toContain(
    'Others: Gamma (3), Delta (2), Alpha (1).',
  );
});

test('one category more than asked for keeps its own row', async () => {
  const { outputs } = await render(
    yearFiles({ f: 'figure: ranked-dots\nfield: items\noptions: { most: 3 }\nformats: [vl.json]\n' }, STUDIES, LABELS),
  );
  expect(shares(outputs).map((part: unknown[]) => part[0])).toContain('Alpha');
});

test('a number of rows that is none is refused', async () => {
  const { faults } = await render(
    yearFiles({ f: 'figure: ranked-dots\nfield: items\noptions: { most: 0 }\n' }, STUDIES, LABELS),
  );
  expect(faults).toEqual(['figures/f.yaml:3:18: options.most: 0 is not a number of categories']);
});
