import { expect, test } from 'vitest';
import { expectGolden } from '../../support/figure-golden.ts';
import { render, seedWith, smallFiles } from '../../support/figures.ts';

const SEED = 'figure: evidence-map\nfield: domain\nwith: evaluation\noptions: { segments: modality }\n';

interface Layer {
  readonly name: string;
  readonly data: { readonly values: readonly Record<string, unknown>[] };
}
const specOf = (outputs: ReadonlyMap<string, unknown>, name = 'f') =>
  JSON.parse(String(outputs.get(`out/${name}.vl.json`))) as {
    layer: Layer[];
    usermeta: { title: string; notes: string[] };
  };
const valuesOf = (layers: readonly Layer[], name: string) =>
  layers.find(layer => layer.name === name)?.data.values ?? [];
const textsOf = (layers: readonly Layer[], name: string) =>
  valuesOf(layers, name).map(value => [value.text].flat().join(' '));

/** Two fields whose margins leave the cell a × h empty with probability 10!10!/20! = 1/184756. */
const APART = [...Array(10).fill(['a', 'g']), ...Array(10).fill(['b', 'h'])] as [string, string][];

test.each([85, 180])('the map of the seed review at %i mm is as it was', async width => {
  const svg = await expectGolden('evidence-map', width, seedWith({ figure: SEED }));
  // counted in corpus/studies.csv with Python's csv and collections.Counter
  expect(/<desc[^>]*>(.*?)<.desc>/.exec(svg)?.[1]).toBe(
    'Evidence map of Clinical domain by Evaluation: the most studies (34 of 87) are in General clinical care with Downstream utility. 42 of 78 possible cells are empty; 0 of them unexpectedly, and 0 unsettled.',
  );
});

test('segments are parts of the number in their cell', async () => {
  const { outputs } = await render(seedWith({ f: SEED }), { formats: ['vl.json', 'csv'] });
  const { layer } = specOf(outputs);
  // one square for each study: those of a cell lie between its lines
  const cells = valuesOf(layer, 'cells') as Record<'x' | 'x2' | 'y' | 'y2', number>[];
  const squares = valuesOf(layer, 'segments') as ({ level: string } & Record<'x' | 'x2' | 'y' | 'y2', number>)[];
  const inCell = cells.map(cell =>
    squares.filter(({ x, x2, y, y2 }) => x >= cell.x && x2 <= cell.x2 && y >= cell.y && y2 <= cell.y2),
  );
  const fullest = [...inCell].sort((a, b) => b.length - a.length)[0]!;
  // general clinical care with downstream utility: as above
  expect(fullest.filter(({ level }) => level === 'text')).toHaveLength(26);
  expect(fullest.filter(({ level }) => level === 'tabular')).toHaveLength(8);
  expect(String(outputs.get('out/f.csv'))).toContain('modality');
});

test('empty cells are empty, and unexpected ones marked; an impossible one is struck out', async () => {
  const { outputs, codes } = await render(
    smallFiles(
      { f: 'figure: evidence-map\nfield: kind\nwith: group\noptions: { impossible: ["kind = b and group = g"] }\n' },
      APART,
    ),
    { formats: ['vl.json', 'svg'] },
  );
  expect(codes).toEqual([]);
  const { layer } = specOf(outputs);
  // one of each stands in the legend
  expect(valuesOf(layer, 'unexpected').length - 1).toBe(1);
  expect(valuesOf(layer, 'struck_out').length - 1).toBe(1);
  expect(valuesOf(layer, 'bubbles')).toHaveLength(2);
  expect(textsOf(layer, 'numbers_inside')).toEqual(['10', '10']);
  expect(textsOf(layer, 'verdict_labels')).toEqual(['Unexpected gap', 'Impossible', 'As few as expected']);
  expect(textsOf(layer, 'column_labels')).toContain('Group I (n\u00a0=\u00a00)');
});

test('studies in a cell that is declared impossible are a finding', async () => {
  const { codes, messages } = await render(
    smallFiles(
      { f: 'figure: evidence-map\nfield: kind\nwith: group\noptions: { impossible: ["kind = a and group = g"] }\n' },
      APART,
    ),
  );
  expect(codes).toEqual(['F116']);
  expect(messages[0]).toMatch(/^f: cells that are declared impossible are not empty: Alpha with Group G \(n = 10\);/);
});

test("what another coder's code could fill is unsettled", async () => {
  const { outputs } = await render(seedWith({ f: 'figure: evidence-map\nfield: source_material\nwith: modality\n' }), {
    formats: ['vl.json'],
  });
  expect(textsOf(specOf(outputs).layer, 'verdict_labels')).toEqual(['Unsettled', 'As few as expected']);
});

test.each([85, 180])('parents stand above their categories at %i mm', async width => {
  const files = smallFiles({ f: 'figure: evidence-map\nfield: kind\nwith: group\n' }, APART);
  const codebook = files['codebook.yaml']!.replace(
    '      - { value: a, label: "Alpha" }',
    '      - { value: greek, label: Greek letters, codable: false }\n      - { value: a, label: "Alpha", parent: greek }',
  ).replace(
    'categories: [{ value: g, label: Group G }',
    'categories: [{ value: all, label: All groups, codable: false }, { value: g, label: Group G, parent: all }',
  );
  const { outputs, codes, faults } = await render(
    { ...files, 'codebook.yaml': codebook },
    { width, formats: ['vl.json'] },
  );
  expect([...codes, ...faults]).toEqual([]);
  const { layer } = specOf(outputs);
  expect(textsOf(layer, 'row_groups')).toEqual(['Greek letters']);
  expect(textsOf(layer, 'column_groups')).toEqual(['All groups']);
  expect(textsOf(layer, 'row_labels')).toHaveLength(2);
});

test('segments by a field with several categories a study are refused; by one that was not coded there are none', async () => {
  const several = await render(seedWith({ f: SEED.replace('modality', 'purpose') }));
  expect(several.faults).toEqual([
    'figures/f.yaml:4:22: options.segments: Purpose can have several categories per study, so they cannot divide the count of a cell',
  ]);
  const files = smallFiles({ f: 'figure: evidence-map\nfield: kind\nwith: group\noptions: { segments: blank }\n' }, [
    ['a', 'g'],
  ]);
  const codebook = `${files['codebook.yaml']}  - { name: blank, title: Blank, type: string, categories: [x, y] }\n`;
  const uncoded = await render(
    { ...files, 'codebook.yaml': codebook, 'studies.csv': 'id,kind,group,blank\ns0,a,g,NR\n' },
    { width: 85, formats: ['vl.json'] },
  );
  expect(uncoded.faults).toEqual([]);
  expect(textsOf(specOf(uncoded.outputs).layer, 'notes').join(' ')).toContain(
    'The marks are not divided: no study of the map has a category of Blank.',
  );
  const partial = await render(seedWith({ f: SEED.replace('modality', '"purpose has privacy"') }));
  expect(partial.faults).toEqual([
    "figures/f.yaml:4:22: options.segments: the parts of purpose has privacy don't add up to the studies of a cell",
  ]);
  const unknown = await render(seedWith({ f: SEED.replace('modality', 'modalty') }));
  expect(unknown.faults[0]).toMatch(/unknown field "modalty"; did you mean "modality"\?/);
});

test.each([85, 180])('in greyscale segments carry patterns at %i mm', async width => {
  const { codes, outputs } = await render(seedWith({ f: `${SEED}greyscale: true\n` }), { width, formats: ['vl.json'] });
  expect(codes).toEqual([]);
  expect(valuesOf(specOf(outputs).layer, 'segment_patterns').length).toBeGreaterThan(10);
});

const LONG =
  'A category whose name is told at length because nobody thought of the figure that it would stand in, number';
const many = (count: number, label: (i: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, label(i)]));

test.each([
  ['40 columns', 40, 'group', 'kind', 85],
  ['40 columns', 40, 'group', 'kind', 180],
  ['40 rows', 40, 'kind', 'group', 85],
  ['40 rows', 40, 'kind', 'group', 180],
  ['long rows', 0, 'kind', 'group', 85],
  ['long columns', 0, 'group', 'kind', 85],
  ['long columns', 0, 'group', 'kind', 180],
  ['one category', 1, 'kind', 'group', 85],
] as const)('%s (%i categories, %s by %s at %i mm): every label is there', async (_, count, field, other, width) => {
  const labels = many(count || 4, i => (count === 0 ? `${LONG} ${i}` : `Category ${i}`));
  const keys = Object.keys(labels);
  const rows = Array.from({ length: 80 }, (_, i) => [keys[i % keys.length]!, 'ghi'[i % 3]!] as [string, string]);
  const { outputs, codes, faults } = await render(
    smallFiles({ f: `figure: evidence-map\nfield: ${field}\nwith: ${other}\n` }, rows, labels),
    { width, formats: ['vl.json'] },
  );
  expect([...codes.filter(code => code !== 'F118'), ...faults]).toEqual([]);
  const all = [...outputs.values()].map(String).join('');
  expect(all.length).toBeGreaterThan(1000);
});

test('all missing, and one study', async () => {
  const declared = { f: 'figure: evidence-map\nfield: kind\nwith: group\n' };
  const missing = await render(
    smallFiles(declared, [
      ['NR', 'g'],
      ['NR', 'h'],
    ]),
    { formats: ['vl.json'] },
  );
  expect(missing.codes).toEqual([]);
  expect(textsOf(specOf(missing.outputs).layer, 'row_states')).toEqual(['Not reported (n\u00a0=\u00a02)']);
  const one = await render(smallFiles(declared, [['a', 'g']]), { formats: ['vl.json'] });
  expect(one.codes).toEqual([]);
  expect(textsOf(specOf(one.outputs).layer, 'numbers_inside')).toEqual(['1']);
});

test('without any units the picture says so', async () => {
  const { outputs, codes } = await render(
    smallFiles({ f: 'figure: evidence-map\nfield: kind\nwith: group\nwhere: group = i\n' }, [['a', 'g']]),
  );
  expect(codes).toEqual(['F111']);
  expect(String(outputs.get('out/f.svg'))).toContain('There are no studies to show.');
});

test('a page that is too narrow for the names of the columns is refused', async () => {
  const { faults } = await render(seedWith({ f: SEED }), { width: 30 });
  expect(faults[0]).toMatch(
    /the columns of the map are too narrow for their names; the smallest width that fits is \d+ mm/,
  );
});
