import { expect, test } from 'vitest';
import { build } from '../../../src/pipeline/release/build.ts';
import { hasBrowser, pageFaults } from '../../support/accessibility.ts';
import { smallFiles } from '../../support/figures.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const FILES = smallFiles(
  {
    'a #1': 'figure: bar\ntitle: "A <b> & C"\nfield: kind\nformats: [svg, csv]\n',
    t: 'table: shares\nfield: kind\nformats: [md, html]\n',
  },
  [['a', 'g']],
);
const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="([^"]+)"/g)].map(match => decodeURIComponent(match[1]!));

test('the page has one link to each file of the build, and to nothing else', async () => {
  const effects = memoryEffects(FILES);
  const { written } = await build(effects, null);
  const html = effects.text('out/index.html');
  expect(linksIn(html).sort()).toEqual(
    written
      .map(path => path.replace(/^out\//, ''))
      .filter(path => path !== 'index.html')
      .sort(),
  );
  expect(html).toContain('<strong>A &lt;b&gt; &amp; C</strong>');
  expect(html).toContain('href="a%20%231.svg"');
  expect(html).not.toContain('<script');
});

test('an exhibit that takes the name of the page keeps it', async () => {
  const effects = memoryEffects(smallFiles({ index: 'table: shares\nfield: kind\nformats: [html]\n' }, [['a', 'g']]));
  const { written } = await build(effects, null);
  expect(written.filter(path => path === 'out/index.html')).toHaveLength(1);
  expect(effects.text('out/index.html')).not.toContain(': files</title>');
});

test.skipIf(!hasBrowser)('the page has no fault on a phone or a desk', { timeout: 120_000 }, async () => {
  const effects = memoryEffects(FILES);
  await build(effects, null);
  expect(await pageFaults({ index: effects.text('out/index.html') })).toEqual({ index: [] });
});
