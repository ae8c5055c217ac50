import { expect, test } from 'vitest';
import { render, seedWith } from '../../support/figures.ts';

test('the cells add up to the units on which the coders differ', async () => {
  const { outputs, codes, faults } = await render(
    seedWith({ f: 'figure: disagreement-matrix\nfield: privacy_claim\nformats: [vl.json, svg, caption]\n' }),
  );
  expect([...codes, ...faults]).toEqual([]);
  const { datasets } = JSON.parse(String(outputs.get('out/f.vl.json')));
  const sum = datasets.cells.reduce((total: number, { n }: { n: number }) => total + n, 0);
  // 76 of 86 agree: counted in corpus/coder-a.csv and coder-b.csv with Python's csv
  expect(sum).toBe(10);
  expect(String(outputs.get('out/f.caption.md'))).toContain('N = 86 compared; the coders agree on 76');
});

test('a field with several codes a study is refused', async () => {
  const { faults } = await render(seedWith({ f: 'figure: disagreement-matrix\nfield: evaluation\n' }));
  expect(faults[0]).toMatch(/^figures\/f.yaml:2:8: Evaluation can have several codes per study/);
});
