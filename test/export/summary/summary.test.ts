import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { summaryDocx } from '../../../src/export/summary/summary-docx.ts';
import { summaryPdf } from '../../../src/export/summary/summary-pdf.ts';
import { pdf } from '../../../src/manuscript/read/formats/pdf.ts';
import type { SummaryPage } from '../../../src/model/summary-page.ts';
import { plainTable } from '../../../src/tables/plain-table.ts';

const page = (rows: number): SummaryPage => ({
  title: 'A review & its <evidence>',
  disclosure: 'Machine-coded from abstracts; 0 of 9 verified.',
  blocks: [
    { kind: 'heading', text: 'Who coded' },
    {
      kind: 'list',
      items: ['Coder A', 'Coder B, with a description that is long enough to need a second line. '.repeat(3)],
    },
    {
      kind: 'table',
      table: plainTable(
        ['Field', 'Agreed'],
        Array.from({ length: rows }, (_, i) => [`Field ${i}`, `${i} of 9`]),
      ),
    },
    { kind: 'text', text: 'Größe ≥ 3 – ü', strong: true },
  ],
});

test('Word and PDF say the same, disclose it in their metadata, and are the same bytes each time', async () => {
  const { bytes: paper, size } = await summaryPdf(page(5));
  const word = await summaryDocx(page(5), size);
  const parts = unzipSync(word);
  const text = strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, ' ');
  const printed = (await pdf.read(paper, 'summary.pdf', { changes: 'accepted' })).map(block => block.text).join('\n');
  for (const said of ['Who coded', 'Coder A', 'Field 4', '4 of 9', 'Größe ≥ 3 – ü', '0 of 9 verified']) {
    expect(text).toContain(said);
    expect(printed).toContain(said);
  }
  expect(text).toContain('A review &amp; its &lt;evidence&gt;');
  expect(strFromU8(parts['docProps/core.xml']!)).toContain('0 of 9 verified');
  expect(Buffer.from(paper).toString('latin1')).toMatch(/\/Keywords/);
  expect(Buffer.compare(Buffer.from((await summaryPdf(page(5))).bytes), Buffer.from(paper))).toBe(0);
  expect(Buffer.compare(Buffer.from(await summaryDocx(page(5), size)), Buffer.from(word))).toBe(0);
});

const pagesOf = async (rows: number): Promise<number> =>
  Buffer.from((await summaryPdf(page(rows))).bytes)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)!.length;

test('the page is one page: letters get smaller before a second one is needed, but not smaller than 8 pt', async () => {
  expect(await pagesOf(5)).toBe(1);
  expect(await pagesOf(56)).toBe(1);
  expect((await summaryPdf(page(56))).size).toBeLessThan(9);
  expect((await summaryPdf(page(200))).size).toBe(8);
  expect(await pagesOf(200)).toBeGreaterThan(1);
});
