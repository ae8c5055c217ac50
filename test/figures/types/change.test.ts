import { expect, test } from 'vitest';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { smallFiles } from '../../support/figures.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const NOW = [
  ...Array.from({ length: 6 }, () => ['a', 'g'] as const),
  ...Array.from({ length: 2 }, () => ['b', 'h'] as const),
];

const render = async (options: string) => {
  const files = {
    ...smallFiles({ f: `figure: change\nfield: kind\n${options}` }, NOW),
    'earlier.csv': 'id,kind,group\ns0,a,g\ns1,b,g\ns6,b,h\ns7,NR,h\n',
  };
  const effects = memoryEffects(files);
  const { outputs, faults, findings } = await renderExhibits(effects, await openReview(effects, null), 'figure', [], {
    formats: ['svg', 'caption'],
  });
  const of = (extension: string): string => String(outputs.find(({ path }) => path.endsWith(extension))?.data);
  return { svg: of('.svg'), caption: of('.caption.md'), faults, findings };
};

// by hand: a 1/4 = 25% to 6/8 = 75%; b 2/4 = 50% to 2/8 = 25%; not reported 1/4 to 0/8
test('shares of both states, and the change in percentage points', async () => {
  const { svg, caption, faults, findings } = await render('options: { since: earlier.csv }\n');
  expect([faults, findings]).toEqual([[], []]);
  for (const text of ['1/4 (25.0%)', '6/8 (75.0%)', '+50.0', '2/4 (50.0%)', '2/8 (25.0%)', '−25.0', '0/8 (0.0%)'])
    expect(svg).toContain(`>${text}<`);
  expect(caption).toContain('Earlier state: earlier.csv, N = 4 studies');
  expect(caption).toContain('It rose most: Alpha, from 1/4 (25.0%) to 6/8 (75.0%)');
});

test.each([
  ['', 'a change needs the earlier state of the review'],
  ['options: { since: none.csv }\n', '"none.csv" is neither a file nor a folder nor a git revision'],
  ['options: { since: ../other.csv }\n', "leaves the review's folder"],
])('%s is refused', async (options, message) => {
  const { faults } = await render(options);
  expect(faults[0]?.message).toContain(message);
  expect(faults[0]?.message).toContain('figures/f.yaml');
});
