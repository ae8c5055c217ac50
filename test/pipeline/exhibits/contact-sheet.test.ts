import { expect, test } from 'vitest';
import { contactSheet } from '../../../src/pipeline/exhibits/contact-sheet.ts';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { hasBrowser, pageFaults } from '../../support/accessibility.ts';
import { smallFiles } from '../../support/figures.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

test('the page has every figure with its description and findings, and runs nothing', async () => {
  const files = smallFiles(
    { f: 'figure: bar\ntitle: "A <b> & C"\nfield: kind\n', g: 'figure: bar\nfield: kind\nwhere: group = i\n' },
    [['a', 'g']],
  );
  const effects = memoryEffects(files);
  const open = await openReview(effects, null);
  const { shown, findings } = await renderExhibits(effects, open, 'figure', [], { formats: ['svg'] });
  const { path, data } = contactSheet(shown, findings);
  const page = String(data);
  expect(path).toBe('out/figures-preview.html');
  expect(page.match(/<figure>/g)).toHaveLength(2);
  expect(page).toContain('A &lt;b&gt; &amp; C');
  expect(page).toContain('there are no studies to show');
  expect(page).not.toContain('<script');
});

test.skipIf(!hasBrowser)('the page has no fault on a phone or a desk', { timeout: 120_000 }, async () => {
  const effects = memoryEffects(
    smallFiles({ f: 'figure: bar\nfield: kind\n', g: 'figure: bar\nfield: group\n' }, [['a', 'g']]),
  );
  const { shown, findings } = await renderExhibits(effects, await openReview(effects, null), 'figure', [], {
    formats: ['svg'],
  });
  expect(await pageFaults({ preview: String(contactSheet(shown, findings).data) })).toEqual({ preview: [] });
});
