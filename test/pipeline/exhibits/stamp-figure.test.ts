import { expect, test } from 'vitest';
import { FIGURE_TYPES } from '../../../src/figures/types/index.ts';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { stampFigure, stampTable } from '../../../src/pipeline/exhibits/stamp-figure.ts';
import { deposit } from '../../../src/pipeline/release/deposit.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const SENTENCE = 'Synthetic data, made up by scopebook simulate 1: no real studies.';

const files = (figures: Readonly<Record<string, string>>): Record<string, string> => ({
  'review.yaml': `name: s
unit: { name: study, key: id }
resources:
  - { name: studies, path: s.csv, schema: c.yaml, synthetic: true, provenance: { generator: scopebook simulate, version: 1, rights: CC0 } }
`,
  'c.yaml': `version: 1
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: year, type: year }
  - { name: kind, categories: [low, high], categoriesOrdered: true }
  - { name: group, categories: [g, h] }
  - { name: items, type: list, delimiter: ";", categories: [x, y] }
  - { name: country, categories: [KE, "NO"] }
`,
  's.csv': 'id,year,kind,group,items,country\n1,2020,low,g,x;y,KE\n2,2021,high,h,x,NO\n3,2021,NR,h,y,NO\n',
  ...Object.fromEntries(Object.entries(figures).map(([name, text]) => [`figures/${name}.yaml`, text])),
});

const DECLARATIONS: Readonly<Record<string, string>> = {
  bar: 'field: kind',
  'grouped-bar': 'field: kind\nby: group',
  'stacked-bar': 'field: kind\nby: group',
  'dot-interval': 'field: kind\nci: wilson',
  timeline: 'by: group',
  heatmap: 'field: kind\nwith: group',
  'evidence-map': 'field: kind\nwith: group',
  'country-dots': 'field: country',
  'traffic-light': 'fields: [kind]\noptions: { tool: made up }',
  upset: 'field: items',
  'profile-bars': 'fields: [kind]',
  'profile-matrix': 'fields: [kind]',
};

test('every type of figure but the flow diagram, which needs counts, is in this test', () => {
  expect(Object.keys(DECLARATIONS).sort()).toEqual(FIGURE_TYPES.names.filter(name => name !== 'flow').sort());
});

test.each(Object.entries(DECLARATIONS))(
  '%s of synthetic data says so in the picture and in the metadata',
  async (type, rest) => {
    const effects = memoryEffects(
      files({ f: `figure: ${type}\n${rest}\nwidth: 180mm\nformats: [svg, pdf, caption]\n` }),
    );
    const { outputs, faults } = await renderExhibits(effects, await openReview(effects, null), 'figure', []);
    expect(faults).toEqual([]);
    const of = (end: string) => outputs.find(output => output.path.endsWith(end))!.data;
    const svg = String(of('.svg'));
    expect(svg).toContain(`<metadata>${SENTENCE}</metadata>`);
    expect(svg.replace(/<metadata>.*?<\/metadata>/, '').replace(/<[^>]+>/g, ' ')).toContain('Synthetic data, made up');
    expect(Buffer.from(of('.pdf') as Uint8Array).toString('latin1')).toContain('/Keywords');
    expect(String(of('.md') ?? '')).toContain('Synthetic data');
  },
);

test('a figure that leaves the sentence out is not rendered', () => {
  const layer = [{ name: 'notes', data: { values: [{ text: ['Machine-', 'coded;  0 of 3', 'verified.'] }] } }];
  const disclosure = 'machine-coded; 0 of 3 verified';
  const notes = ['Machine-coded; 0 of 3 verified.'];
  expect(stampFigure('f', { notes, spec: { layer } }, disclosure)).toBe('Machine-coded; 0 of 3 verified.');
  expect(() => stampFigure('f', { notes: [], spec: { layer } }, disclosure)).toThrow('leaves out');
  expect(() => stampFigure('f', { notes, spec: { layer: [], usermeta: { notes } } }, disclosure)).toThrow('leaves out');
  const model = { name: 't', title: '', columns: [], spans: [], groups: [], footnotes: [], notes: [], alt: '' };
  expect(() => stampTable(model, disclosure)).toThrow('leaves out');
  expect(stampFigure('f', { notes: [], spec: {} }, null)).toBeNull();
});

test('a table has it in its notes and in the properties of the workbook', async () => {
  const effects = memoryEffects(files({ t: 'table: shares\nfield: kind\nformats: [md, xlsx]\n' }));
  const { outputs } = await renderExhibits(effects, await openReview(effects, null), 'table', []);
  expect(String(outputs.find(output => output.path.endsWith('.md'))!.data)).toContain(SENTENCE);
  const { unzipSync } = await import('fflate');
  const parts = unzipSync(outputs.find(output => output.path.endsWith('.xlsx'))!.data as Uint8Array);
  expect(new TextDecoder().decode(parts['docProps/core.xml'])).toContain(SENTENCE);
});

test('a deposit says it in the datasheet, the Data Package and the RO-Crate', async () => {
  const effects = memoryEffects(files({}));
  await deposit(effects, null, 'd', async () => []);
  expect(effects.text('d/datasheet.md')).toContain(`**${SENTENCE}**`);
  expect(effects.text('d/datasheet.md')).toContain('- Rights: CC0');
  const pack = JSON.parse(effects.text('d/datapackage.json')) as { resources: Record<string, unknown>[] };
  expect(pack.resources[0]).toMatchObject({ synthetic: true, provenance: { generator: 'scopebook simulate' } });
  expect(effects.text('d/ro-crate-metadata.json')).toContain('synthetic data, made up');
});
