import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODEBOOK_FORMATS } from '../../../src/export/codebook/formats/index.ts';
import { hasBrowser, pageFaults } from '../../support/accessibility.ts';
import { filesOf } from '../../support/files.ts';
import { reviewOf, seedReview } from '../../support/review.ts';

const page = async (codebook: Parameters<NonNullable<ReturnType<typeof CODEBOOK_FORMATS.get>>['write']>[0]) =>
  String((await CODEBOOK_FORMATS.get('html')!.write(codebook)).data);

test.skipIf(!hasBrowser)('codebook pages have no fault on a phone or a desk', { timeout: 120_000 }, async () => {
  const pages = {
    seed: await page((await seedReview()).codebook),
    fixture: await page((await reviewOf(filesOf('test/fixtures/tables'))).codebook),
  };
  expect(await pageFaults(pages)).toEqual({ seed: [], fixture: [] });
});

test('every writer of HTML pages is looked at by a browser', () => {
  // each of these has a test of its own beside it: tables, codebooks, reports of claims, annotated manuscripts, the sheet of figures, the list of a build's files, the pages
  const writers = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    file =>
      file.endsWith('.ts') &&
      !file.endsWith('static-page.ts') &&
      /`<!doctype html>| staticPage\(/i.test(readFileSync(`src/${file}`, 'utf8')),
  );
  expect(writers.map(file => file.replaceAll('\\', '/')).sort()).toEqual([
    'claims/reports/html.ts',
    'export/codebook/formats/html.ts',
    'export/table/formats/html.ts',
    'manuscript/annotate/annotate-html.ts',
    'pipeline/exhibits/contact-sheet.ts',
    'pipeline/release/index-page.ts',
    'web/page-html.ts',
  ]);
});
