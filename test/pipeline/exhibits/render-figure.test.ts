import { expect, test } from 'vitest';
import { FIGURE_FORMATS } from '../../../src/export/figure/formats/index.ts';
import { JOURNALS } from '../../../src/export/figure/journals/index.ts';
import { render, smallFiles } from '../../support/figures.ts';
import { seedFiles } from '../../support/memory-effects.ts';

const ROWS = [...'aab'].flatMap(kind => ['g', 'h'].map(group => [kind, group] as const));
const withFigure = (text: string) =>
  smallFiles({ f: text, good: 'figure: bar\nfield: kind\nformats: [caption]\n' }, ROWS);

test.each<[string, string]>([
  [
    'figure: grouped-barr\nfield: kind\nby: group\n',
    'f.yaml:1:9: unknown figure type "grouped-barr"; did you mean "grouped-bar"?',
  ],
  ['figure: bar\nfield: kinds\n', 'f.yaml:2:8: unknown field "kinds"; did you mean "kind"?'],
  ['figure: bar\nfield: kind\nwhere: group = j\n', 'f.yaml:3:8: unknown category "j" of group'],
  ['figure: bar\nfield: kind\njournal: natur\n', 'f.yaml:3:10: unknown journal "natur"; did you mean "nature"?'],
  ['figure: bar\nfield: kind\nformats: [svg, pgn]\n', 'f.yaml:3:16: unknown format "pgn"; did you mean "png"?'],
  [
    'figure: bar\nfield: kind\noptions: { number: n }\n',
    'f.yaml:3:20: unknown option "number" of bar; did you mean "numbers"?',
  ],
  [
    'figure: bar\nfield: kind\noptions: { numbers: percnt }\n',
    'unknown value "percnt" of numbers; did you mean "percent"?',
  ],
  [
    'figure: grouped-bar\nfield: kind\nby: group\noptions: { whole: perhaps }\n',
    'f.yaml:4:19: whole is true or false, not "perhaps"',
  ],
  ['figure: bar\n', 'f.yaml:1:1: a bar needs `field:` or `fields:`'],
  ['figure: bar\nfield: kind\nwidth: 2mm\n', 'f.yaml:3:8: width is 2, and must be from 20 to 500 mm'],
  ['figure: bar\nfield: kind\npalette: rainbow\n', 'f.yaml:3:10: palette: "rainbow" is not one of okabe-ito'],
  [
    'figure: dot-interval\nfield: kind\nby: group\noptions: { categories: [aa] }\n',
    'f.yaml:4:12: options.categories: unknown category "aa" of "kind"',
  ],
  [
    'figure: bar\nfield: kind\nvega:\n  layer:\n    - { name: bars, data: { url: "https://example.org/x.csv" } }\n',
    'f.yaml:5:34: nothing is loaded: a figure takes its data from the review alone',
  ],
  ['figure: bar\nfield: kind\nvega: { layer: [{ mark: bla }] }\n', "f.yaml:3:1: the figure can't be drawn: "],
])('%j is refused, and the other figures are drawn', async (text, message) => {
  const { outputs, faults } = await render(withFigure(text));
  expect(faults.join('\n')).toContain(message);
  expect([...outputs.keys()]).toEqual(['out/good.caption.md']);
});

test('code in a `vega:` block never runs', async () => {
  const { faults } = await render(
    withFigure(
      `figure: bar\nfield: kind\nvega:\n  layer:\n    - name: bars\n      mark: { type: rect, opacity: { expr: "constructor.constructor('return process')().exit(7)" } }\n`,
    ),
  );
  expect(faults).toHaveLength(1);
});

test('a `vega:` block is merged into the layer of that name', async () => {
  const { outputs, faults } = await render(
    withFigure(
      'figure: bar\nfield: kind\nformats: [svg, vl.json]\nvega:\n  layer:\n    - name: bars\n      mark: { color: "#123456" }\n      encoding: { color: { value: "#123456" } }\n',
    ),
  );
  expect(faults).toEqual([]);
  expect(String(outputs.get('out/f.svg'))).toContain('#123456');
  expect(String(outputs.get('out/f.svg'))).not.toContain('#0072B2');
});

test('a width in which the content can’t be read is refused with the smallest that can', async () => {
  const { faults } = await render(
    withFigure('figure: dot-interval\nfield: kind\nby: group\nci: wilson\nwidth: 40mm\n'),
  );
  const smallest = /the smallest width that fits is (\d+) mm/.exec(faults[0] ?? '')?.[1];
  expect(faults[0]).toMatch(/^figures\/f.yaml:5:8: at 40 mm .* 25 mm are needed/);
  const fits = await render(
    withFigure(`figure: dot-interval\nfield: kind\nby: group\nci: wilson\nwidth: ${smallest}mm\n`),
  );
  expect(fits.faults).toEqual([]);
});

test('a figure that is too high is refused', async () => {
  const { faults } = await render(withFigure('figure: bar\nfield: kind\nheight: 20mm\nwidth: 85mm\n'));
  expect(faults[0]).toMatch(/at 85 mm the figure is [\d.]+ mm high, and 20 mm are allowed/);
});

test.each(JOURNALS.names)('the rules of %s are followed without being asked for', async journal => {
  const { outputs, codes, faults } = await render(
    withFigure(`figure: grouped-bar\nfield: kind\nby: group\nci: wilson\njournal: ${journal}\n`),
  );
  expect(faults).toEqual([]);
  expect(codes).toEqual([]);
  // title and notes stand beside the picture
  expect([...outputs.keys()]).toContain('out/f.caption.md');
  expect([...outputs.keys()].filter(path => path.startsWith('out/f.')).length).toBe(3);
});

test('the command line is stronger than the declaration', async () => {
  const { outputs } = await render(withFigure('figure: bar\nfield: kind\nwidth: 85mm\n'), {
    width: 100,
    formats: ['svg'],
    fontSize: 9,
  });
  expect(String(outputs.get('out/f.svg'))).toContain('width="100mm"');
  expect(String(outputs.get('out/f.svg'))).toContain('font-size="9px"');
  await expect(render(withFigure(''), { formats: ['pgn'] })).rejects.toThrow('unknown format "pgn"');
  await expect(render(withFigure(''), { dpi: 9 })).rejects.toThrow('dpi is 9, and must be from 50 to 2400 dpi');
});

test('every format gives a file of its kind', async () => {
  const { outputs, faults } = await render(
    withFigure(`figure: bar\nfield: kind\nwidth: 85mm\nformats: [${FIGURE_FORMATS.names.join(', ')}]\n`),
  );
  expect(faults).toEqual([]);
  const head = (extension: string): string =>
    Buffer.from(outputs.get(`out/f.${extension}`) as string).toString('latin1');
  expect(head('png').slice(1, 4)).toBe('PNG');
  expect(head('pdf').slice(0, 5)).toBe('%PDF-');
  expect(head('pdf')).toContain('/FontFile2');
  expect(head('eps').slice(0, 23)).toBe('%!PS-Adobe-3.0 EPSF-3.0');
  expect(head('eps')).not.toMatch(/findfont|NaN/);
  expect(head('tiff').slice(0, 2)).toBe('II');
  expect(JSON.parse(head('vl.json')).$schema).toContain('vega-lite/v6');
  expect(head('csv').split('\n')[0]).toContain('studies');
});

test('the data of a figure on several pages are one file', async () => {
  const { outputs, faults } = await render(
    Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !/^figures\/(?!figure-7)/.test(path))),
  );
  expect(faults).toEqual([]);
  const names = [...outputs.keys()];
  expect(names.filter(name => name.endsWith('.svg')).length).toBeGreaterThan(1);
  expect(names.filter(name => name.endsWith('.csv'))).toEqual(['out/figure-7-audit-matrix.csv']);
});
