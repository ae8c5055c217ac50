import { expect, test } from 'vitest';
import { render, smallFiles } from '../../support/figures.ts';

const rows = [
  ['a', 'g'],
  ['a', 'h'],
  ['b', 'h'],
  ['NR', 'g'],
] as [string, string][];
/** The second field has the categories of the first: the items of a checklist. */
const checklist = (declaration: string, answers = rows) => {
  const files = smallFiles({ f: declaration }, answers);
  return {
    ...files,
    'codebook.yaml': files['codebook.yaml']!.replace(
      /categories: \[\{ value: g.*?\]/s,
      'categories: [{ value: a, label: Alpha }, { value: b, label: Beta }]',
    ),
  };
};

test('several fields with the same categories are a bar each, with one legend', async () => {
  const files = checklist(
    'figure: stacked-bar\nfields: [kind, group]\nformats: [vl.json, caption]\n',
    rows.map(([kind, group]) => [kind, group === 'g' ? 'a' : 'b']),
  );
  const { outputs, codes, faults } = await render(files, { width: 180 });
  expect([...codes, ...faults]).toEqual([]);
  const spec = JSON.parse(String(outputs.get('out/f.vl.json')));
  const shares = spec.datasets.shares as { row: string; level: string; n: number; N: number }[];
  // by hand, from the rows above
  expect(shares.map(({ row, level, n, N }) => [row.replace(/\u00a0/g, ' '), level, n, N])).toEqual([
    ['Kind', 'a', 2, 4],
    ['Kind', 'b', 1, 4],
    ['Kind', 'not_reported', 1, 4],
    ['Group', 'a', 2, 4],
    ['Group', 'b', 2, 4],
  ]);
  const legend = spec.layer.find(({ name }: { name?: string }) => name === 'legend_labels').data.values;
  expect(legend.map(({ text }: { text: string[] }) => [text].flat().join(' '))).toEqual([
    'Alpha',
    'Beta',
    'Not reported',
  ]);
});

test.each([
  ['another order of the same categories', '[{ value: b, label: Beta }, { value: a, label: Alpha }]', ['a', 'b']],
  ['one category fewer', '[{ value: b, label: Beta }]', ['b', 'b']],
  ['one category more', '[{ value: c, label: Gamma }, { value: a, label: Alpha }]', ['c', 'a']],
])('bars keep one order and one colour for a category: %s', async (_, categories, [first, second]) => {
  const files = checklist(
    'figure: stacked-bar\nfields: [group, kind]\nformats: [vl.json]\n',
    rows.map(([kind, group]) => [kind, group === 'g' ? first! : second!]),
  );
  const changed = {
    ...files,
    'codebook.yaml': files['codebook.yaml']!.replace(
      /(?<=name: group[^}]{0,80}categories: )\[.*?\]/s,
      () => categories,
    ),
  };
  expect(changed['codebook.yaml']).toContain(categories);
  const { outputs, codes, faults } = await render(changed, { width: 180 });
  expect([...codes, ...faults]).toEqual([]);
  const text = String(outputs.get('out/f.vl.json'));
  const shares = JSON.parse(text).datasets.shares as { row: string; level: string; x: number }[];
  const order = (row: string) => shares.filter(entry => entry.row.startsWith(row)).map(({ level }) => level);
  const all = [...new Set([...order('Group'), ...order('Kind')])];
  for (const row of ['Group', 'Kind'])
    expect(order(row).filter(level => level !== 'not_reported')).toEqual(
      all.filter(level => level !== 'not_reported' && order(row).includes(level)),
    );
});

test('several fields have no subgroups', async () => {
  const { faults } = await render(checklist('figure: stacked-bar\nfields: [kind, group]\nby: kind\n'));
  expect(faults.join()).toContain('a stacked-bar of several fields has one bar per field, and no subgroups');
});
