import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatter } from '../../../src/base/formatter.ts';
import { main } from '../../../src/cli/main.ts';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const APP = join(process.cwd(), 'dist/scopebook.html');

/** The saved zip. */
async function savedZip(page: Page): Promise<Uint8Array> {
  await page.click('.tabs button:text-is("Save")');
  const download = page.waitForEvent('download');
  await page.click('button:has-text("Save the review")');
  return new Uint8Array(readFileSync(await (await download).path()));
}

/** Cells that would run, load or calculate if anybody let them. */
const HOSTILE = [
  'id,author,year,title,design',
  's1,<b>Ann</b>,2020,<img src=x onerror="window.caught=1">,RCT',
  's2,"</script><script>window.caught=2</script>",2021,=HYPERLINK("http://x.example"),<svg/onload=window.caught=3>',
  's3,Cid,2022,javascript:window.caught=4,RCT',
  's4,Dee,2022,"<!--",RCT',
].join('\n');

describe.skipIf(withoutBrowser !== null)(
  `the workbench${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    test('a sheet goes in, is checked, edited and counted; the saved folder gives the command line the same numbers', async () => {
      const { page, said } = await openFile(browser, APP);
      await page.setInputFiles('input[type=file]', 'corpus/studies.csv');
      await page.waitForSelector('.field');
      await page.click('.field:has-text("method") > summary');
      const field = page.locator('.field[open]').first();
      await field.locator('input').first().fill('How data are generated');
      await field.locator('button[type=submit]').click();
      await page.waitForSelector('.field summary:has-text("How data are generated")');
      await page.click('.tabs button:has-text("Explore")');
      await page.selectOption('#shares select', { label: 'How data are generated' });
      const printed = await page
        .locator('#shares tbody tr')
        .evaluateAll(rows =>
          rows.map(row => [...row.querySelectorAll('td')].slice(0, 2).map(cell => Number(cell.textContent))),
        );
      await page.click('.tabs button:has-text("Manuscript")');
      const text = temporaryFolder({ 'text.md': 'Prompting was used in 60 of 87 studies (69.0%).\n' });
      await page.setInputFiles('input[type=file]', join(text, 'text.md'));
      await page.waitForSelector('.manuscript mark');
      await page.click('.tabs button:has-text("Save")');
      const download = page.waitForEvent('download');
      await page.click('button:has-text("Save the review")');
      const zip = readFileSync(await (await download).path());
      const files = unzipSync(zip);
      expect(Object.keys(files)).toContain('review.yaml');
      const effects = memoryEffects(files);
      expect(await main(['shares', 'method', '--json'], effects)).toBe(0);
      const { rows } = JSON.parse(effects.printed.join('')) as { rows: { n: number; N: number }[] };
      expect(printed).toEqual(rows.map(row => [row.n, row.N]));
      // and the folder is opened again where it was made
      await page.click('button:has-text("Open another file")');
      const again = temporaryFolder({ 'review.zip': zip });
      await page.setInputFiles('input[type=file]', join(again, 'review.zip'));
      await page.waitForSelector('#map table');
      await expect.poll(() => page.locator('#shares').count()).toBe(1);
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);

    test('two coders are compared', async () => {
      const { page, said } = await openFile(browser, APP);
      await page.setInputFiles('input[type=file]', 'corpus/studies.csv');
      await page.waitForSelector('.tabs');
      await page.click('.tabs button:has-text("Agreement")');
      const [first, second] = [page.locator('input[type=file]').nth(0), page.locator('input[type=file]').nth(1)];
      await first.setInputFiles('corpus/coder-a.csv');
      await second.setInputFiles('corpus/coder-b.csv');
      await page.click('button:has-text("Compare"):not([disabled])');
      await page.waitForSelector('table caption:has-text("Agreement")');
      // one row a field, with what the command line prints; the cells that differ are listed
      const overview = await page
        .locator('#tab table.model')
        .first()
        .locator('tbody tr')
        .evaluateAll(rows =>
          rows.map(row => [...row.querySelectorAll('th, td')].slice(0, 3).map(cell => cell.textContent)),
        );
      const effects = memoryEffects({
        ...unzipSync(await savedZip(page)),
        'a.csv': readFileSync('corpus/coder-a.csv'),
        'b.csv': readFileSync('corpus/coder-b.csv'),
      });
      expect(
        await main(['agreement', '--coders', 'A=a.csv', 'B=b.csv', '--json'], effects),
        effects.errors.join(''),
      ).toBe(0);
      const told = JSON.parse(effects.printed.join('')) as {
        rows: { field: string; statistic: string; kind: string; n: number; N: number }[];
        disagreements: unknown[];
      };
      const percent = formatter().percentSigned;
      expect(overview).toEqual(
        told.rows
          .filter(row => row.kind === 'field' && /^(percent|exact_set)_agreement$/.test(row.statistic))
          .map(row => [row.field, String(row.N), percent(row.n, row.N)]),
      );
      await page.click('.tabs button:has-text("Agreement")');
      for (const [at, coder] of ['a', 'b'].entries())
        await page.locator('#tab input[type=file]').nth(at).setInputFiles(`corpus/coder-${coder}.csv`);
      await page.click('button:has-text("Compare"):not([disabled])');
      await expect
        .poll(() => page.locator('details:has(summary:has-text("The cells that differ")) tbody tr').count())
        .toBe(told.disagreements.length);
      // sheets of other studies: the reason, and not that no cell differs
      const other = join(temporaryFolder({ 'other.csv': 'x,y\n1,2\n' }), 'other.csv');
      for (const at of [0, 1]) await page.locator('#tab input[type=file]').nth(at).setInputFiles(other);
      await page.click('button:has-text("Compare"):not([disabled])');
      await expect
        .poll(() => page.locator('#tab [role=alert]').allTextContents())
        .toContainEqual(expect.stringContaining('(A111)'));
      await expect.poll(() => page.locator('#tab [role=status]').count()).toBe(0);
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);

    test('a hostile sheet is text, in the workbench and in the report; a formula is neutral in the CSV', async () => {
      const folder = temporaryFolder({ 'hostile.csv': HOSTILE });
      const { page, said } = await openFile(browser, APP);
      await page.setInputFiles('input[type=file]', join(folder, 'hostile.csv'));
      await page.waitForSelector('.tabs');
      for (const tab of ['Data', 'Explore']) await page.click(`.tabs button:has-text("${tab}")`);
      await page.waitForSelector('#studies');
      await expect
        .poll(() => page.locator('#studies').textContent())
        .toContain('<img src=x onerror="window.caught=1">');
      const csv = page.waitForEvent('download');
      await page.click('button:has-text("CSV of all studies")');
      expect(readFileSync(await (await csv).path(), 'utf8')).toContain(`'=HYPERLINK`);
      await page.click('.tabs button:has-text("Save")');
      const download = page.waitForEvent('download');
      await page.click('button:has-text("Save the review")');
      const files = unzipSync(readFileSync(await (await download).path()));
      expect(await page.evaluate(() => 'caught' in window)).toBe(false);
      expect(said).toEqual([]);
      await page.close();
      const effects = memoryEffects(files);
      await main(['report'], effects);
      const html = effects.text('out/report.html');
      const file = join(folder, 'out', 'report.html');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, html);
      const report = await openFile(browser, file);
      await expect
        .poll(() => report.page.locator('#studies').textContent())
        .toContain('<img src=x onerror="window.caught=1">');
      await expect.poll(() => report.page.locator('a[href^="javascript:"]').count()).toBe(0);
      expect(await report.page.evaluate(() => 'caught' in window)).toBe(false);
      expect(report.said).toEqual([]);
      await report.page.close();
    }, 180_000);
  },
);
