import { expect, test } from 'vitest';
import { JOURNALS } from '../../../src/export/figure/journals/index.ts';
import { PREFLIGHT_RULES, preflight } from '../../../src/export/figure/preflight/index.ts';
import type { PreflightContext } from '../../../src/export/figure/preflight/rule.ts';
import type { Scene, SceneItem, SceneShape, SceneText } from '../../../src/export/figure/scene.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x1: x, y1: y, x2: x + width, y2: y + height });
const text = (words: string, more: Partial<SceneText> = {}): SceneText => ({
  kind: 'text',
  text: words,
  size: 8,
  bold: false,
  fill: '#1a1a1a',
  cut: null,
  turned: false,
  box: box(10, 10, 40, 8),
  ...more,
});
const shape = (more: Partial<SceneShape> = {}): SceneShape => ({
  kind: 'shape',
  mark: 'rect',
  role: 'mark',
  fill: '#0072b2',
  stroke: null,
  lineWidth: 1,
  opacity: 1,
  box: box(10, 30, 40, 8),
  ...more,
});
const rule = (more: Partial<SceneShape> = {}): SceneShape =>
  shape({ mark: 'rule', fill: null, stroke: '#333333', ...more });
const scene = (...items: SceneItem[]): Scene => ({ width: 200, height: 100, items });
const context = (more: Partial<PreflightContext> = {}): PreflightContext => ({
  journal: null,
  labels: [],
  greyscale: false,
  formats: ['svg'],
  dpi: 300,
  edits: {},
  page: { width: 200, height: 100 },
  ...more,
});
const plos = JOURNALS.get('plos')!;
const bmc = JOURNALS.get('bmc')!;

test('nothing is found where nothing is wrong', () => {
  expect(preflight(scene(text('Prompting'), shape(), rule()), context({ labels: ['Prompting'] }))).toEqual([]);
});

test.each<[string, string, SceneItem[], Partial<PreflightContext>, RegExp]>([
  ['F101', 'small text', [text('tiny', { size: 5.5 })], {}, /5.5 pt \("tiny"\); 6 pt are needed/],
  ['F101', "a journal's own least", [text('x', { size: 7 })], { journal: bmc }, /8 pt are needed \(bmc: /],
  ['F101', "a journal's own most", [text('x', { size: 13 })], { journal: bmc }, /at most 12 pt/],
  ['F102', 'thin lines', [rule({ lineWidth: 0.1 })], {}, /0.1 pt; 0.25 pt are needed/],
  ['F102', "a journal's own line", [rule({ lineWidth: 0.4 })], { journal: bmc }, /0.5 pt are needed/],
  ['F103', 'overlaps', [text('one'), text('two', { box: box(30, 12, 40, 8) })], {}, /"one" and "two"/],
  ['F104', 'what stands outside', [text('far', { box: box(180, 10, 40, 8) })], {}, /outside the page: "far"/],
  ['F105', 'cut labels', [text('A long label', { cut: 'A long label' })], {}, /cut off: "A long label"/],
  ['F106', 'missing categories', [text('Other')], { labels: ['Prompting', 'Other'] }, /does not name "Prompting"/],
  ['F107', 'pale text', [text('pale', { fill: '#bbbbbb' })], {}, /"pale" \(1.9:1\)/],
  ['F107', 'text on a dark area', [shape({ fill: '#333333', box: box(0, 0, 100, 50) }), text('dark')], {}, /"dark"/],
  ['F107', 'pale lines', [rule({ stroke: '#dddddd' })], {}, /a line of #dddddd/],
  ['F107', 'pale areas', [shape({ fill: '#f4f4f4' })], {}, /an area of #f4f4f4/],
  [
    'F108',
    'red beside green',
    [shape({ fill: '#c8102e' }), shape({ fill: '#6b7a1f' })],
    {},
    /(protanopia|deuteranopia)/,
  ],
  ['F109', 'one grey for two', [shape({ fill: '#e69f00' }), shape({ fill: '#56b4e9' })], {}, /#e69f00 and #56b4e9/],
  ['F110', 'glyphs', [text('随机')], {}, /can't set 随, 机 in "随机"/],
  ['F110', 'right to left', [text('מחקר')], {}, /can't set/],
  ['F113', 'formats', [], { journal: plos, formats: ['png', 'csv'] }, /plos takes tiff, eps and not png/],
  ['F113', 'density', [], { journal: plos, formats: ['tiff'], dpi: 1200 }, /300 to 600/],
  [
    'F114',
    'widths',
    [],
    { journal: bmc, formats: ['pdf'], page: { width: 283.46, height: 100 } },
    /100 mm wide.*85 or 176 mm/,
  ],
])('%s finds %s', (code, _, items, more, message) => {
  const wide =
    more.journal && more.page === undefined
      ? { page: { width: (more.journal.widths.value[0]! * 72) / 25.4, height: 100 } }
      : {};
  const formats = more.journal && more.formats === undefined ? { formats: more.journal.formats.value } : {};
  const found = preflight(scene(...items), context({ ...wide, ...formats, ...more }));
  expect(found.map(entry => entry.code)).toEqual([code]);
  expect(found[0]!.message).toMatch(message);
  expect(found[0]!.suggestion).not.toBe('');
});

test('grid lines may be pale, and text on a dark area may be white', () => {
  const items = [
    rule({ stroke: '#dedede', role: 'axis-grid' }),
    shape({ fill: '#333333', box: box(0, 0, 100, 50) }),
    text('x', { fill: '#ffffff' }),
  ];
  expect(preflight(scene(...items), context())).toEqual([]);
});

test('a label in several lines is found', () => {
  expect(
    preflight(
      scene(text('Double coding of'), text('a sample', { box: box(10, 20, 40, 8) })),
      context({ labels: ['Double coding of a sample'] }),
    ),
  ).toEqual([]);
});

test('a figure that is too high is told only the remedies that its type follows', () => {
  const high = { width: 200, height: 900 };
  const remedy = (edits: PreflightContext['edits']) =>
    preflight(scene(), context({ page: high, edits }))[0]?.suggestion;
  expect(remedy({ split: true, pool: 'no' })).toMatch(/^continue it .*`page: split`, make it wider/);
  expect(remedy({ pool: true })).toMatch(/^draw the rarest categories as one with `page: pool`, make it wider/);
  expect(remedy({ split: 'no' })).toMatch(/^make it wider/);
});

test('codes are taken once, and every rule is explained', () => {
  const codes = PREFLIGHT_RULES.all.map(entry => entry.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const entry of PREFLIGHT_RULES.all) expect(entry.describe).toMatch(/^[A-Z].*\.$/);
});

test('every rule of a journal says where it stands', () => {
  for (const journal of JOURNALS.all)
    for (const value of Object.values(journal))
      if (typeof value === 'object' && value !== null) expect(value.source.length, journal.name).toBeGreaterThan(10);
});
