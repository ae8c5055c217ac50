import { expect, test } from 'vitest';
import { FIGURE_TYPES } from '../../src/figures/types/index.ts';
import { expectGolden } from '../support/figure-golden.ts';
import { render, seedWith, smallFiles } from '../support/figures.ts';

const DECLARATIONS: Readonly<Record<string, string>> = {
  bar: 'figure: bar\nfields: [method, evaluation]\nci: wilson\n',
  'grouped-bar': 'figure: grouped-bar\nfield: method\nby: domain\nci: wilson\n',
  'stacked-bar': 'figure: stacked-bar\nfield: model_access\nby: modality\n',
  timeline: 'figure: timeline\nby: privacy_claim\noptions: { cumulative: true }\n',
  heatmap: 'figure: heatmap\nfield: domain\nwith: data_type\n',
  'ranked-dots': 'figure: ranked-dots\nfield: model_family\n',
  upset: 'figure: upset\nfield: evaluation\n',
  'dot-interval': 'figure: dot-interval\nfield: method\nby: modality\nci: wilson\n',
};
const CASES = Object.keys(DECLARATIONS).flatMap(type => [85, 180].map(width => ({ type, width })));

test('every type that shows shares is in these tests', () => {
  for (const name of Object.keys(DECLARATIONS)) expect(FIGURE_TYPES.names).toContain(name);
});

test.each(CASES)('$type at $width mm is as it was, and nothing is to be said of it', async ({ type, width }) => {
  const files = seedWith({ figure: `${DECLARATIONS[type]}width: ${width}mm\nformats: [vl.json, svg]\n` });
  const svg = await expectGolden(type, width, files);
  expect(svg).toContain('<desc id="figure-desc">');
});

test('every type prints the declared caption and then the note, in the picture and in the caption file', async () => {
  const own = 'caption: The main result.\nnote: As of May 2026.\nformats: [svg, caption]\n';
  const files = Object.fromEntries(Object.entries(DECLARATIONS).map(([type, text]) => [type, `${text}${own}`]));
  const { outputs } = await render(seedWith(files));
  for (const type of Object.keys(DECLARATIONS)) {
    expect(String(outputs.get(`out/${type}.svg`)), type).toContain('The main result.');
    expect(String(outputs.get(`out/${type}.caption.md`)), type).toMatch(/The main result\.\s+As of May 2026\./);
  }
});

test('two runs give the same bytes in every format', async () => {
  const files = seedWith({
    figure: `${DECLARATIONS['stacked-bar']}width: 85mm\ndpi: 150\nformats: [svg, png, pdf, eps, tiff, vl.json, csv, caption]\n`,
  });
  const [first, second] = [await render(files), await render(files)];
  expect([...first.outputs.keys()].length).toBe(8);
  for (const [path, data] of first.outputs)
    expect(Buffer.from(data as string).equals(Buffer.from(second.outputs.get(path) as string)), path).toBe(true);
});

test('the numbers of a figure are those of its rows', async () => {
  const rows = [...'aaab'].map(kind => [kind, 'g'] as const);
  const { outputs } = await render(
    smallFiles({ f: 'figure: bar\nfield: kind\nformats: [vl.json, csv]\n' }, [...rows, ['NR', 'h'], ['NA', 'h']]),
  );
  const spec = JSON.parse(String(outputs.get('out/f.vl.json')));
  expect(spec.datasets.shares.map((part: Record<string, unknown>) => [part.label, part.n, part.N])).toEqual([
    ['Alpha', 3, 5],
    ['Beta', 1, 5],
    ['Not reported', 1, 5],
  ]);
  expect(spec.usermeta.notes).toContain('Kind: not applicable in 1 study, not part of N.');
  expect(String(outputs.get('out/f.csv'))).toContain('s0 s1 s2');
});

test('without any units the picture says so', async () => {
  const { outputs, codes } = await render(
    smallFiles({ f: 'figure: grouped-bar\nfield: kind\nby: group\nwhere: group = i\nformats: [svg]\n' }, [['a', 'g']]),
  );
  expect(codes).toEqual(['F111']);
  expect(String(outputs.get('out/f.svg'))).toContain('There are no studies to show.');
});

test('a subgroup without units is named, and one study is a study', async () => {
  const { outputs, codes } = await render(
    smallFiles({ f: 'figure: grouped-bar\nfield: kind\nby: group\nci: wilson\nformats: [svg, caption]\n' }, [
      ['a', 'g'],
    ]),
  );
  expect(codes).toEqual([]);
  expect(String(outputs.get('out/f.svg'))).toContain('Group I (n\u00a0=\u00a00)');
  expect(String(outputs.get('out/f.svg'))).toContain('no studies');
  expect(String(outputs.get('out/f.caption.md'))).toContain('N = 1 study.');
});

test('parts of 100% are refused where units have several categories', async () => {
  const { faults } = await render(seedWith({ f: 'figure: stacked-bar\nfield: evaluation\n' }));
  expect(faults).toEqual([
    'figures/f.yaml: Evaluation has more than one category per study, so its shares add up to more than 100%',
  ]);
});

test('where colours run out, stacked categories stand together and are named; bars become panels', async () => {
  const labels = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`k${i}`, `Kind number ${i}`]));
  const rows = Array.from({ length: 24 }, (_, i) => [`k${i % 12}`, 'g'] as const);
  const { codes, messages, outputs, faults } = await render(
    smallFiles(
      {
        a: 'figure: stacked-bar\nfield: kind\nby: group\nformats: [svg]\n',
        b: 'figure: grouped-bar\nfield: kind\nby: group\nformats: [svg]\n',
      },
      rows,
      labels,
    ),
  );
  expect(faults).toEqual([]);
  expect(codes).toContain('F106');
  expect(messages[0]).toMatch(/^a: 4 categories of Kind are drawn as one segment: Kind number 8, /);
  expect(String(outputs.get('out/b.svg'))).toContain('Kind number 11');
});
