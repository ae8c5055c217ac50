import { expect, test } from 'vitest';
import { annotateHtml } from '../../../src/manuscript/annotate/annotate-html.ts';
import type { Annotation } from '../../../src/manuscript/annotate/annotation.ts';
import { markdown } from '../../../src/manuscript/read/formats/markdown.ts';
import { hasBrowser, pageFaults } from '../../support/accessibility.ts';

const LONG = 'a-word-that-has-no-place-to-break-'.repeat(8);
const TEXT = `# Results <b>& more</b>

Of 87 studies, 69 (79.3%) prompted a model. ${LONG}

| Method | Studies | Share | |
| --- | --- | --- | --- |
| Prompting | 69 | 79.3% | ${LONG} |
| Fine-tuning | 18 | 20.7% | |

## Discussion

Nothing follows.
`;

const page = async (): Promise<string> => {
  const blocks = await markdown.read(new TextEncoder().encode(TEXT), 'paper.md', { changes: 'accepted' });
  const annotations = blocks.flatMap((block, index): Annotation[] =>
    [...block.text.matchAll(/\d+(\.\d+)?%?/g)].map((match, place) => ({
      block: index,
      start: match.index,
      end: match.index + match[0].length,
      kind: (['alarm', 'unbound', 'note'] as const)[place % 3]!,
      number: match[0],
      text: `says <i>${match[0]}</i>, and ${LONG}`,
    })),
  );
  return annotateHtml('paper <1>.md', blocks, annotations, '6 numbers were found.');
};

test('the words of a manuscript stay text, and every number is marked once', async () => {
  const html = await page();
  expect(html).not.toMatch(/<b>|<i>|<1>/);
  expect(html.match(/<mark /g)?.length).toBe([...TEXT.matchAll(/\d+(\.\d+)?%?/g)].length);
});

test.skipIf(!hasBrowser)(
  'an annotated manuscript has no fault on a phone or a desk',
  { timeout: 120_000 },
  async () => {
    expect(await pageFaults({ manuscript: await page() })).toEqual({ manuscript: [] });
  },
);
