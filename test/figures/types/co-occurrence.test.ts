import { expect, test } from 'vitest';
import { render, yearFiles } from '../../support/figures.ts';

const LABELS = { a: 'Alpha', b: 'Beta', c: 'Gamma', d: 'Delta' };
const study = (items: string) => ({ year: '2020', kind: 'a', items });
// by hand: a 5, b 4, c 2; a with b 3, a with c 2, b with c 1
const STUDIES = ['a', 'a;b', 'a;b', 'b', 'a;b;c', 'a;c', 'NR'].map(study);
const specOf = (outputs: Map<string, unknown>) => JSON.parse(String(outputs.get('out/f.vl.json')));

test('each pair of categories has one cell with the units that have both', async () => {
  const { outputs, codes, faults } = await render(
    yearFiles({ f: 'figure: co-occurrence\nfield: items\nformats: [vl.json, svg]\n' }, STUDIES, LABELS),
  );
  expect([...codes, ...faults]).toEqual([]);
  const { datasets, description, usermeta } = specOf(outputs);
  expect(datasets.cells.map((cell: Record<string, unknown>) => [cell.row, cell.column, cell.n])).toEqual([
    ['Beta (n\u00a0=\u00a04)', 'Alpha (n\u00a0=\u00a05)', 3],
    ['Gamma (n\u00a0=\u00a02)', 'Alpha (n\u00a0=\u00a05)', 2],
    ['Gamma (n\u00a0=\u00a02)', 'Beta (n\u00a0=\u00a04)', 1],
  ]);
  expect(description).toContain('most often Alpha with Beta, 3 of 6 studies (50.0%)');
  expect(usermeta.notes).toContain('Without studies: Delta.');
});

test('a field with one code per study has no pairs', async () => {
  const { faults } = await render(yearFiles({ f: 'figure: co-occurrence\nfield: kind\n' }, STUDIES, LABELS));
  expect(faults[0]).toContain('kind has one code per study');
});
