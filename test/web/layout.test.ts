import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, withoutBrowser } from '../support/browser.ts';
import { layoutFaults } from '../support/layout-faults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { LONG_LABELS, LONG_TEXT } from './long-labels-review.ts';
import { reportOf } from './seed-report.ts';

const APP = join(process.cwd(), 'dist/scopebook.html');
const TABS = ['Codebook', 'Data', 'Explore', 'Figures and tables', 'Agreement', 'Manuscript', 'Save'];
const WIDTHS = [1280, 390] as const;

const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });

const mapHash = (view: string): string =>
  `data=&f.design=${encodeURIComponent('any:d1,d2,d3,d4,d5~~..')}&f.topic=${encodeURIComponent('none:t1,t2~~..')}&map=${encodeURIComponent(
    JSON.stringify({
      rows: 'design',
      columns: 'topic',
      segment: 'setting',
      view,
      hideEmpty: false,
      gaps: true,
      folded: [],
    }),
  )}`;

describe.skipIf(withoutBrowser !== null)(
  `long labels, one word of 80 characters, 40 categories and other scripts fit${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    let file: string;
    beforeAll(async () => {
      browser = await openBrowser();
      ({ file } = await reportOf(LONG_LABELS));
    });
    afterAll(() => browser?.close());

    /** What is wrong on a desk and on a phone. */
    async function faultsIn(page: Page): Promise<string[]> {
      const found: string[] = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(50);
        found.push(...(await layoutFaults(page)).map(fault => `${width}: ${fault}`));
      }
      return found;
    }

    test('in the report, under filters, with every part open, and in its dialogs', async () => {
      const { page, said } = await openFile(browser, file, { hash: mapHash('mosaic') });
      await openAll(page);
      expect(await faultsIn(page)).toEqual([]);
      for (const opener of [
        '#map button.cell',
        '#studies button.study',
        '#flow button.number',
        '#claims button.number',
      ]) {
        await page.locator(opener).first().click();
        await page.waitForSelector('dialog[open]');
        expect(await faultsIn(page), opener).toEqual([]);
        await page.keyboard.press('Escape');
      }
      expect(said).toEqual([]);
      await page.close();
    }, 300_000);

    test('in every tab of the workbench, with a new sheet and with a review', async () => {
      const { page, said } = await openFile(browser, APP);
      const folder = temporaryFolder({
        'sheet.csv': LONG_LABELS['corpus/studies.csv']!,
        'review.zip': zipSync(
          Object.fromEntries(Object.entries(LONG_LABELS).map(([path, text]) => [path, strToU8(text)])),
        ),
        'text.md': LONG_TEXT,
      });
      await page.setInputFiles('input[type=file]', join(folder, 'sheet.csv'));
      await page.waitForSelector('.field');
      await openAll(page);
      expect(await faultsIn(page), 'a new sheet').toEqual([]);
      await page.click('button:text-is("Open another file")');
      await page.setInputFiles('input[type=file]', join(folder, 'review.zip'));
      await page.waitForSelector('#map table');
      for (const tab of TABS) {
        await page.click(`.tabs button:text-is("${tab}")`);
        await page.waitForSelector('#tab h2');
        if (tab === 'Manuscript') {
          await page.setInputFiles('#tab input[type=file]', join(folder, 'text.md'));
          await page.waitForSelector('.manuscript mark');
        }
        if (tab === 'Agreement') {
          for (const at of [0, 1])
            await page.locator('#tab input[type=file]').nth(at).setInputFiles(join(folder, 'sheet.csv'));
          await page.click('button:has-text("Compare"):not([disabled])');
          await page.waitForSelector('table caption:has-text("Agreement")');
        }
        await openAll(page);
        expect(await faultsIn(page), tab).toEqual([]);
        if (tab === 'Data') {
          await page.locator('#tab td button').first().click();
          await page.waitForSelector('dialog[open]');
          expect(await faultsIn(page), 'a cell').toEqual([]);
          await page.keyboard.press('Escape');
        }
      }
      expect(said).toEqual([]);
      await page.close();
    }, 300_000);
  },
);
