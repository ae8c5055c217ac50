import { expect, test } from 'vitest';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { smallFiles } from '../../support/figures.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const ROWS = [
  ...Array.from({ length: 6 }, () => ['a', 'g'] as const),
  ...Array.from({ length: 2 }, () => ['b', 'g'] as const),
  ['a', 'h'],
  ['b', 'NR'],
] as const;

const render = async (text: string) => {
  const open = await openReview(memoryEffects(smallFiles({ f: text }, ROWS)), null);
  const { outputs, faults, findings } = await renderExhibits(
    memoryEffects(smallFiles({ f: text }, ROWS)),
    open,
    'figure',
    [],
    {
      formats: ['svg', 'vl.json', 'caption'],
    },
  );
  const of = (extension: string): string => String(outputs.find(({ path }) => path.endsWith(extension))?.data);
  return { of, faults, findings, outputs };
};

test('a panel for each category that has units, with n; the others are named', async () => {
  const { of, faults, findings } = await render('figure: bar\nfield: kind\nfacet: group\n');
  expect([faults, findings]).toEqual([[], []]);
  const svg = of('.svg');
  expect(svg).toContain('Group G (n\u00a0=\u00a08)');
  expect(svg).toContain('Group H (n\u00a0=\u00a01)');
  expect(svg).not.toContain('Group I');
  // 6 of 8, and 1 of 1
  expect(svg).toContain('6 (75.0%)');
  expect(svg).toContain('1 (100.0%)');
  expect(of('.caption.md')).toContain('Panels: Group. Not shown: not reported in 1 study.');
});

test('all panels have one axis, and rows of every panel stand in the manifest', async () => {
  const { of, outputs } = await render('figure: bar\nfield: kind\nfacet: group\nwidth: 180mm\n');
  // both axes end at 100%, though the first panel's largest share is 75%
  expect(of('.svg').match(/>100%</g)).toHaveLength(2);
  expect(new Set(outputs[0]!.rows).size).toBe(6);
});

test('the order of the exhibit is that of the panels', async () => {
  const { of } = await render('figure: bar\nfield: kind\nfacet: group\norder: { group: [h] }\n');
  expect(of('.svg').indexOf('Group H')).toBeLessThan(of('.svg').indexOf('Group G'));
});

test.each([
  ['facet: grop\n', 'unknown field "grop"; did you mean "group"?'],
  ['facet: group\npage: split\n', '`page:` is of one picture'],
  ['facet: group\nwhere: group = i\n', 'no study has a category of Group'],
])('%s is refused', async (more, message) => {
  const { faults } = await render(`figure: bar\nfield: kind\n${more}`);
  expect(faults[0]?.message).toContain(message);
});

test('the specification holds every panel with its data and names that differ', async () => {
  const { of } = await render('figure: bar\nfield: kind\nfacet: group\n');
  const { vconcat } = JSON.parse(of('.vl.json'));
  expect(vconcat).toHaveLength(3);
  expect(JSON.stringify(vconcat)).not.toContain('"name":"shares"');
});
