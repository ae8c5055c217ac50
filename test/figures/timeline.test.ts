import { expect, test } from 'vitest';
import { render, seedWith, yearFiles } from '../support/figures.ts';

const study = (year: string, kind: string) => ({ year, kind, items: kind });
const spec = (outputs: Map<string, unknown>) => JSON.parse(String(outputs.get('out/f.vl.json')));
const STUDIES = [
  study('2020', 'a'),
  study('2020', 'b'),
  study('2023', 'a'),
  study('2023', 'NR'),
  study('2025', 'a'),
  study('NR', 'a'),
];

test('each year from the first to the last is there, with its parts and the count up to it', async () => {
  const { outputs, codes, faults } = await render(
    yearFiles({ f: 'figure: timeline\nby: kind\noptions: { cumulative: true }\nformats: [vl.json, csv]\n' }, STUDIES),
  );
  expect(faults).toEqual([]);
  expect(codes).toEqual([]);
  const { datasets, usermeta } = spec(outputs);
  expect(datasets.years.map((year: Record<string, unknown>) => [year.year, year.n, year.sum])).toEqual([
    ['2020', 2, 2],
    ['2021', 0, 2],
    ['2022', 0, 2],
    ['2023', 2, 4],
    ['2024', 0, 4],
    ['2025', 1, 5],
  ]);
  expect(datasets.parts.map((part: Record<string, unknown>) => [part.year, part.label, part.n, part.from])).toEqual([
    ['2020', 'Alpha', 1, 0],
    ['2020', 'Beta', 1, 1],
    ['2023', 'Alpha', 1, 0],
    ['2023', 'Not reported', 1, 1],
    ['2025', 'Alpha', 1, 0],
  ]);
  expect(usermeta.notes).toEqual([
    'N = 5 studies.',
    '1 study without a value of Year left out.',
    '2025 is only partly covered: the last search was on 2025-06-30.',
  ]);
  // the studies behind each count stand in the data beside the figure
  expect(String(outputs.get('out/f.csv'))).toContain('s2 s3');
});

test('without `by:` the years stand alone, and a year that was searched in part says so', async () => {
  const { outputs, codes } = await render(yearFiles({ f: 'figure: timeline\nformats: [svg]\n' }, STUDIES));
  expect(codes).toEqual([]);
  expect(String(outputs.get('out/f.svg'))).toContain('(part)');
});

test('hidden missing states are counted in a note, and are in no year', async () => {
  const { outputs } = await render(
    yearFiles({ f: 'figure: timeline\nby: kind\nmissing: hide\nformats: [vl.json]\n' }, STUDIES),
  );
  const { usermeta } = spec(outputs);
  expect(usermeta.notes.slice(0, 2)).toEqual(['N = 4 studies.', 'Kind: not reported in 1 study, not shown.']);
});

test('a proposition divides the years into those for which it holds and the others', async () => {
  const { outputs, codes } = await render(
    yearFiles({ f: 'figure: timeline\nby: items has a\nformats: [vl.json]\n' }, STUDIES),
  );
  expect(codes).toEqual([]);
  const { datasets } = spec(outputs);
  expect(datasets.parts.map((part: Record<string, unknown>) => [part.year, part.label, part.n])).toEqual([
    ['2020', 'items has a', 1],
    ['2020', 'Other studies', 1],
    ['2023', 'items has a', 1],
    ['2023', 'Not reported', 1],
    ['2025', 'items has a', 1],
  ]);
});

test('what a timeline cannot show is refused by the name of its declaration', async () => {
  const { faults } = await render(
    seedWith({
      a: 'figure: timeline\nfield: method\n',
      b: 'figure: timeline\nby: [method, domain]\n',
      c: 'figure: timeline\nby: evaluation\n',
      d: 'figure: timeline\noptions: { over: domain }\n',
    }),
  );
  expect(faults).toEqual([
    'figures/a.yaml:2:8: a timeline has no `field:`',
    'figures/b.yaml:2:1: a timeline is divided by one field, not by method and domain',
    "figures/c.yaml:2:5: Evaluation has more than one category per study, so its counts don't add up to those of the years",
    'figures/d.yaml:2:18: a trend over domain needs years or whole numbers',
  ]);
});

test('years that stand too close are refused with the smallest width that fits', async () => {
  const { faults } = await render(
    yearFiles({ f: 'figure: timeline\nwidth: 85mm\n' }, [study('1850', 'a'), study('2020', 'a')]),
  );
  expect(faults[0]).toMatch(
    /^figures\/f\.yaml:2:8: at 85 mm 171 years would be [\d.]+ pt apart, and 2\.5 pt are needed; the smallest width that fits is \d+ mm/,
  );
});

test('more categories than colours stand together and are named; greys keep their patterns', async () => {
  const labels = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`k${i}`, `Kind number ${i}`]));
  const studies = Array.from({ length: 24 }, (_, i) => study(String(2020 + (i % 4)), `k${i % 12}`));
  const { codes, messages } = await render(
    yearFiles(
      {
        f: 'figure: timeline\nby: kind\nformats: [svg]\n',
        g: 'figure: timeline\nby: kind\ngreyscale: true\nformats: [svg]\n',
      },
      studies,
      labels,
    ),
  );
  expect([...new Set(codes)].filter(code => code !== 'F109')).toEqual(['F106']);
  expect(messages[0]).toMatch(/^f: 4 categories of Kind are drawn as one segment: Kind number 8, .*heatmap/);
  expect(messages.find(message => message.startsWith('g: '))).toMatch(/^g: 7 categories of Kind/);
});
