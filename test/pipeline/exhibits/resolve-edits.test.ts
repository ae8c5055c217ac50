import { describe, expect, test } from 'vitest';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { smallFiles } from '../../support/figures.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const LABELS = Object.fromEntries([...'abcdefghij'].map((code, i) => [code, `Category ${i + 1}`]));
const ROWS = [...'aaabbcdefghij'].map((kind, i) => [kind, 'ghi'[i % 3]!] as const);

const render = async (text: string) => {
  const effects = memoryEffects(smallFiles({ f: text }, ROWS, LABELS));
  const { outputs, faults } = await renderExhibits(effects, await openReview(effects, null), 'figure', [], {
    formats: ['svg', 'caption'],
  });
  const svgs = outputs.filter(({ path }) => path.endsWith('.svg')).map(({ data }) => String(data));
  return {
    svg: svgs[0] ?? '',
    svgs,
    caption: String(outputs.at(-1)?.data),
    faults: faults.map(fault => fault.message),
  };
};
const placeOf = (svg: string, ...labels: string[]): number[] => labels.map(label => svg.indexOf(`>${label}<`));

test('what is listed comes first, the rest as in the codebook; labels and codes both name categories', async () => {
  const { svg } = await render('figure: bar\nfield: kind\norder: [c, Category 2]\n');
  const places = placeOf(svg, 'Category 3', 'Category 2', 'Category 1', 'Category 4');
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
});

test('own labels and titles are printed everywhere, also in the description', async () => {
  const { svg, caption } = await render(
    'figure: bar\nfields: [kind, group]\nlabels: { kind: Sort, a: The first, group: { g: Some } }\n',
  );
  expect(svg).toContain('>The first<');
  expect(svg).toContain('>Some<');
  expect(svg).toMatch(/>Sort \(n/);
  expect(svg).not.toContain('Category 1<');
  expect(caption).toContain('Sort: The first is the most frequent, 3 of 13 studies (23.1%)');
});

test('a note on a category: a sign at its label, the text below, no sign in the description', async () => {
  const { svg, caption } = await render(
    'figure: bar\nfield: kind\nannotate: [{ category: a, text: As defined by X. }]\n',
  );
  expect(svg).toContain('>Category 1*<');
  expect(svg).toContain('* As defined by X.');
  expect(caption.split('Description: ')[1]).toContain('Category 1 is the most frequent');
});

test('a line at a value of the axis', async () => {
  const { svg } = await render('figure: bar\nfield: kind\nannotate: [{ at: 30, text: a third }]\n');
  expect(svg).toContain('>a third<');
});

test('what is not highlighted is pale', async () => {
  const { svg } = await render('figure: bar\nfield: kind\nhighlight: b\n');
  // #0072B2 with 35% of its ink left
  expect(svg).toContain('#A6CEE4');
  expect(svg).toContain('#0072B2');
});

test('pool: the rarest categories share a row that counts each unit once', async () => {
  const { svg, caption } = await render('figure: bar\nfield: kind\nheight: 45\npage: pool\n');
  expect(svg).toMatch(/>\d others</);
  expect(caption).toMatch(/Kind, others: Category \d \(1\)/);
});

test('split: further pages on the same axis, each with its number', async () => {
  const { svgs } = await render('figure: bar\nfield: kind\nheight: 45\npage: split\n');
  expect(svgs.length).toBeGreaterThan(1);
  svgs.forEach((svg, i) => void expect(svg).toContain(`(${i + 1} of ${svgs.length})`));
  const shown = Object.values(LABELS).map(label => svgs.filter(svg => svg.includes(`>${label}<`)).length);
  expect(shown).toEqual(shown.map(() => 1));
});

describe('a mistake names its place and the nearest word', () => {
  test.each([
    ['figure: bar\nfield: kind\norder: [a, zz]\n', 'figures/f.yaml:3:12: unknown category "zz" of kind'],
    ['figure: bar\nfield: kind\nlabels: { kidn: x }\n', 'figures/f.yaml:3:17: unknown category "kidn" of kind'],
    [
      'figure: bar\nfield: kind\ncolours: { a: bleu }\n',
      'figures/f.yaml:3:15: unknown colour "bleu"; did you mean "blue"?',
    ],
    ['figure: bar\nfield: kind\nannotate: [{ text: x }]\n', 'an annotation has either `category:` or `at:`'],
    [
      'figure: bar\nfield: kind\nannotate: [{ at: 101, text: x }]\n',
      'annotate: 101 is not on the axis of this figure (0 to 100%)',
    ],
    [
      'figure: traffic-light\nfields: [kind]\noptions: { tool: T, judge: reporting }\nannotate: [{ category: a, text: x }]\n',
      'figures/f.yaml:4:24: the figure does not print "a"',
    ],
  ])('%s', async (text, message) => {
    expect((await render(text)).faults.join('\n')).toContain(message);
  });
});
