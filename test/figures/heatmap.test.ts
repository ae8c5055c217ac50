import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatter } from '../../src/base/formatter.ts';
import { countClasses } from '../../src/figures/heatmap/count-classes.ts';
import { render, seedWith, smallFiles, yearFiles } from '../support/figures.ts';

const spec = (outputs: Map<string, unknown>) => JSON.parse(String(outputs.get('out/f.vl.json')));
const cells = (outputs: Map<string, unknown>) =>
  spec(outputs).datasets.cells.map((cell: Record<string, unknown>) => [cell.row, cell.column, cell.n]);
const ROWS = [
  ['a', 'g'],
  ['a', 'g'],
  ['b', 'h'],
  ['NR', 'g'],
  ['a', 'NR'],
] as const;

test('every pair of categories has a cell with its number, and missing states none', async () => {
  const { outputs, codes } = await render(
    smallFiles({ f: 'figure: heatmap\nfield: kind\nwith: group\nformats: [vl.json]\n' }, ROWS),
  );
  expect(codes).toEqual([]);
  expect(cells(outputs)).toEqual([
    ['Alpha', 'Group G', 2],
    ['Alpha', 'Group H', 0],
    ['Alpha', 'Group I', 0],
    ['Beta', 'Group G', 0],
    ['Beta', 'Group H', 1],
    ['Beta', 'Group I', 0],
  ]);
  expect(spec(outputs).usermeta.notes).toEqual(['Counts are of 3 studies that report both fields; 2 are outside.']);
});

test('intervals that a type of counts was asked for are noted', async () => {
  const files = yearFiles(
    {
      a: 'figure: heatmap\nfield: items\nwith: kind\nci: wilson\nformats: [svg]\n',
      b: 'figure: timeline\nci: wilson\nformats: [svg]\n',
      c: 'figure: upset\nfield: items\nci: wilson\nformats: [svg]\n',
    },
    [{ year: '2020', kind: 'a', items: 'a;b' }],
  );
  const { codes, messages } = await render(files);
  expect(codes).toEqual(['F115', 'F115', 'F115']);
  expect(messages[0]).toBe(
    'a: a figure of type heatmap shows no intervals; use the type bar, grouped-bar or dot-interval, or remove `ci:`',
  );
});

test('missing states have rows and columns where they are asked for', async () => {
  const { outputs, codes } = await render(
    smallFiles({ f: 'figure: heatmap\nfield: kind\nwith: group\nmissing: show\nformats: [vl.json]\n' }, ROWS),
  );
  expect(codes).toEqual([]);
  expect(cells(outputs)).toContainEqual(['Not reported', 'Group G', 1]);
  expect(cells(outputs)).toContainEqual(['Alpha', 'Not reported', 1]);
});

test('a heat map over years has the years without studies', async () => {
  const studies = ['2020', '2023'].map(year => ({ year, kind: 'a', items: 'a;b' }));
  const { outputs, codes } = await render(
    yearFiles({ f: 'figure: heatmap\nfield: items\nwith: year\nformats: [vl.json]\n' }, studies),
  );
  expect(codes).toEqual([]);
  expect(cells(outputs).map((cell: unknown[]) => cell[1])).toEqual([
    ...['2020', '2021', '2022', '2023'],
    ...['2020', '2021', '2022', '2023'],
  ]);
});

test('without a study in any cell the picture says so', async () => {
  const { outputs, codes } = await render(
    smallFiles({ f: 'figure: heatmap\nfield: kind\nwith: group\nformats: [svg]\n' }, [['NR', 'g']]),
  );
  expect(codes).toEqual(['F111']);
  expect(String(outputs.get('out/f.svg'))).toContain('There are no studies to show.');
});

test('what has no second field, or one that is the first, is refused', async () => {
  const { faults } = await render(
    seedWith({
      a: 'figure: heatmap\nfield: method\n',
      b: 'figure: heatmap\nfield: method\nwith: method\n',
    }),
  );
  expect(faults[0]).toContain('a heatmap needs `with:`');
  expect(faults[1]).toBe("figures/b.yaml:2:8: method can't be cross-tabulated with itself");
});

test('classes of counts hold every count once, few and light to many and dark', () => {
  const format = formatter();
  const labels = (largest: number) => countClasses(largest, 'viridis', format).map(entry => entry.label);
  expect(labels(0)).toEqual([]);
  expect(labels(3)).toEqual(['1', '2', '3']);
  expect(labels(17)).toEqual(['1', '2', '3–5', '6–10', '11–20']);
  expect(labels(87)).toEqual(['1–5', '6–10', '11–20', '21–50', '51–100']);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom('viridis', 'greys'), (largest, palette) => {
      const classes = countClasses(largest, palette as 'viridis' | 'greys', format);
      expect(classes.length).toBeLessThanOrEqual(5);
      expect(new Set(classes.map(entry => entry.colour)).size).toBe(classes.length);
      expect(classes.at(-1)!.most).toBeGreaterThanOrEqual(largest);
      expect(classes.map(entry => entry.most)).toEqual(classes.map(entry => entry.most).sort((a, b) => a - b));
    }),
  );
});
