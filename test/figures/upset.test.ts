import { expect, test } from 'vitest';
import { render, seedWith, yearFiles } from '../support/figures.ts';

const LABELS = { a: 'Alpha', b: 'Beta', c: 'Gamma', d: 'Delta' };
const study = (items: string) => ({ year: '2020', kind: 'a', items });
const STUDIES = ['a', 'a', 'a', 'a;b', 'a;b', 'b', 'a;b;c', 'c', 'NR', 'NA'].map(study);
const spec = (outputs: Map<string, unknown>) => JSON.parse(String(outputs.get('out/f.vl.json')));
const bars = (outputs: Map<string, unknown>) =>
  spec(outputs).datasets.combinations.map((bar: Record<string, unknown>) => [bar.label, bar.n]);

test('every combination has a bar, every item its size, and what is missing a note', async () => {
  const { outputs, codes } = await render(
    yearFiles({ f: 'figure: upset\nfield: items\nformats: [vl.json]\n' }, STUDIES, LABELS),
  );
  expect(codes).toEqual([]);
  expect(bars(outputs)).toEqual([
    ['Alpha', 3],
    ['Alpha + Beta', 2],
    ['Beta', 1],
    ['Gamma', 1],
    ['Alpha + Beta + Gamma', 1],
  ]);
  const { layer, usermeta } = spec(outputs);
  const sizes = layer.find((entry: { name?: string }) => entry.name === 'sizes').data.values;
  expect(sizes.map((size: { text: string }) => size.text)).toEqual(['6', '4', '2']);
  expect(usermeta.notes).toEqual([
    'The bars add up to N = 8 studies; n is every study with the category.',
    'Not reported in 1 study, not part of N.',
    'Not applicable in 1 study, not part of N.',
    'Without studies: Delta.',
    'Combinations among the 8 studies that report Items.',
  ]);
});

test('combinations beyond those that are asked for share the last bar, so that the bars add up to N', async () => {
  for (const options of ['max: 2', 'least: 2']) {
    const { outputs, codes } = await render(
      yearFiles({ f: `figure: upset\nfield: items\noptions: { ${options} }\nformats: [vl.json]\n` }, STUDIES, LABELS),
    );
    expect(codes).toEqual([]);
    const found = bars(outputs);
    expect(found.slice(0, 2)).toEqual([
      ['Alpha', 3],
      ['Alpha + Beta', 2],
    ]);
    expect(found[2][1]).toBe(3);
    expect(found.length).toBe(3);
    expect(spec(outputs).usermeta.notes).toContain('The last bar holds the 3 other combinations, 3 studies.');
  }
});

test('at 85 mm as many combinations have a column as have room; where all are asked for, the width is refused', async () => {
  const { outputs, codes, faults } = await render(
    seedWith({
      f: 'figure: upset\nfield: evaluation\nwidth: 85mm\nformats: [vl.json]\n',
      g: 'figure: upset\nfield: evaluation\nwidth: 85mm\noptions: { max: 0 }\n',
    }),
  );
  expect(codes).toEqual([]);
  const found = bars(outputs);
  expect(found.reduce((sum: number, bar: [string, number]) => sum + bar[1], 0)).toBe(85);
  expect(found.at(-1)[0]).toMatch(/^\d+ other combinations$/);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/columns fit beside the labels, and 19 are needed; the smallest width that fits/);
});

test('a field with one code per study has no combinations', async () => {
  const { faults } = await render(seedWith({ f: 'figure: upset\nfield: method\n' }));
  expect(faults).toEqual(['figures/f.yaml:2:8: method has one code per study, so nothing in it can occur together']);
});
