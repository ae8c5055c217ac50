import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from '../../../src/figures/mosaic/layout-mosaic.ts';
import { render, seedWith, smallFiles } from '../../support/figures.ts';

test('the area of each tile is its number of units', async () => {
  const rows = [...'aaab'].map(kind => [kind, 'g'] as const);
  const { outputs, codes, faults } = await render(
    smallFiles({ f: 'figure: mosaic\nfield: kind\nby: group\nformats: [vl.json, svg]\n' }, [
      ...rows,
      ['a', 'h'],
      ['b', 'h'],
    ]),
  );
  expect([...codes, ...faults]).toEqual([]);
  const { layer } = JSON.parse(String(outputs.get('out/f.vl.json')));
  const tiles = layer.find(({ name }: { name?: string }) => name === 'tiles').data.values;
  const areas = tiles.map(({ x, x2, y, y2 }: Record<string, number>) => (x2! - x!) * (y2! - y!));
  for (const [i, n] of [3, 1, 1, 1].entries()) expect(areas[i] / areas[1]).toBeCloseTo(n, 9);
});

test('a field with several codes a study is refused', async () => {
  const { faults } = await render(seedWith({ f: 'figure: mosaic\nfield: evaluation\nby: modality\n' }));
  expect(faults[0]).toContain('Evaluation has more than one category per study');
});

test('labels never overlap and stay within the plot', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 10 }), mids => {
      const placed = spread(
        [...mids].sort((a, b) => a - b),
        mids.map(() => 10),
        100,
      );
      placed.forEach((y, i) => {
        expect(y).toBeGreaterThanOrEqual(5 - 1e-9);
        expect(y).toBeLessThanOrEqual(95 + 1e-9);
        if (i > 0) expect(y - placed[i - 1]!).toBeGreaterThanOrEqual(10 - 1e-9);
      });
    }),
  );
});
