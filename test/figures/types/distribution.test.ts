import { expect, test } from 'vitest';
import { numberAxis } from '../../../src/figures/number-axis.ts';
import { render, yearFiles } from '../../support/figures.ts';

const study = (year: string, kind: string) => ({ year, kind, items: kind });
const STUDIES = [
  ...['2010', '2012', '2013', '2019', '2021'].map(year => study(year, 'a')),
  ...['2020', '2020', 'NR'].map(year => study(year, 'b')),
];
const layersOf = (outputs: Map<string, unknown>) => {
  const { layer } = JSON.parse(String(outputs.get('out/f.vl.json'))) as {
    layer: { name?: string; data: { values: { text?: unknown; x?: number }[] } }[];
  };
  return (name: string) => layer.find(entry => entry.name === name)?.data.values ?? [];
};
const texts = (values: readonly { text?: unknown }[]) => values.map(({ text }) => [text].flat().join(' '));

test('each group has its n, its median and its quartiles, and every value is a dot', async () => {
  const { outputs, codes, faults } = await render(
    yearFiles({ f: 'figure: distribution\nfield: year\nby: kind\nformats: [vl.json, svg, caption]\n' }, STUDIES),
  );
  expect([...codes, ...faults]).toEqual([]);
  const layer = layersOf(outputs);
  expect(texts(layer('labels'))).toEqual(['Alpha', 'Beta']);
  expect(texts(layer('column_1'))).toEqual(['7', '5', '2']);
  // R 4.2.2: quantile(c(2010, 2012, 2013, 2019, 2021)): 2012, 2013, 2019; all seven: 2012.5, 2019, 2020
  expect(texts(layer('column_2'))).toEqual(['2019', '2013', '2020']);
  expect(texts(layer('column_3'))).toEqual(['2012.5–2020', '2012–2019', '2020–2020']);
  expect(layer('dots')).toHaveLength(14);
  const caption = String(outputs.get('out/f.caption.md'));
  expect(caption).toContain('Year: no value in 1 study.');
  expect(caption).toContain('Year: median 2019 (quartiles 2012.5–2020, n = 7)');
});

test('boxes reach the lowest and the highest value', async () => {
  const { outputs } = await render(
    yearFiles({ f: 'figure: distribution\nfield: year\noptions: { marks: box }\nformats: [vl.json]\n' }, STUDIES),
  );
  const layer = layersOf(outputs);
  expect([layer('dots').length, layer('ranges').length, layer('medians').length]).toEqual([0, 2, 1]);
});

test('categories and impossible logarithms are refused', async () => {
  const { faults } = await render(
    yearFiles(
      {
        a: 'figure: distribution\nfield: kind\n',
        b: 'figure: distribution\nfield: year\noptions: { scale: log }\n',
      },
      STUDIES,
    ),
  );
  expect(faults).toEqual([
    'figures/a.yaml:2:8: Kind has categories, and a distribution shows the values of a number',
    'figures/b.yaml:3:19: options.scale: Year is a year, which has no logarithmic scale',
  ]);
});

test.each([
  [0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [2015, 2025, 6, [2014, 2016, 2018, 2020, 2022, 2024, 2026]],
  [5, 5, 6, [5, 6]],
])('the axis from %d to %d with room for %i ticks', (low, high, room, values) => {
  const axis = numberAxis(low, high, room, false);
  if (values.length <= room) expect(axis.values).toEqual(values);
  expect(axis.values.length).toBeLessThanOrEqual(room);
  for (const value of [low, high]) {
    expect(axis.place(value)).toBeGreaterThanOrEqual(0);
    expect(axis.place(value)).toBeLessThanOrEqual(1);
  }
});
