import { expect, test } from 'vitest';
import { render, yearFiles } from '../../support/figures.ts';

const LABELS = { a: 'Alpha', b: 'Beta', c: 'Gamma', d: 'Delta' };
const study = (items: string) => ({ year: '2020', kind: 'a', items });
// by hand: a 5, b 4, c 2; a with b 3, a with c 2, b with c 1
const STUDIES = ['a', 'a;b', 'a;b', 'b', 'a;b;c', 'a;c', 'NR'].map(study);
const specOf = (outputs: Map<string, unknown>) => JSON.parse(String(outputs.get('out/f.vl.json')));

test('the network has a line for each pair that occurs often enough, the same in every run', async () => {
  const files = yearFiles(
    { f: 'figure: co-occurrence\nfield: items\noptions: { as: network, least: 2 }\nformats: [vl.json, svg]\n' },
    STUDIES,
    LABELS,
  );
  const [first, second] = [await render(files), await render(files)];
  expect([...first.codes, ...first.faults]).toEqual([]);
  const { layer, usermeta } = specOf(first.outputs);
  const values = (prefix: string) =>
    layer
      .filter(({ name = '' }: { name?: string }) => name.startsWith(prefix))
      .flatMap(({ data }: { data: { values: unknown[] } }) => data.values);
  expect([values('edges_').length, values('nodes').length]).toEqual([2, 3]);
  expect(usermeta.notes).toContain('1 pairs of fewer than 2 studies have no line.');
  expect(first.outputs.get('out/f.vl.json')).toBe(second.outputs.get('out/f.vl.json'));
});
