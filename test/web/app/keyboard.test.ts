import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { chooseFile, tabTo, tabToText } from '../../support/keyboard.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const APP = join(process.cwd(), 'dist/scopebook.html');

const SHEET = [
  'id,author,year,design,setting',
  ...Array.from(
    { length: 40 },
    (_, at) =>
      `s${at},Abe,${2015 + (at % 6)},${['trial', 'cohort', 'survey'][at % 3]},${at % 4 === 0 ? 'home' : 'clinic'}`,
  ),
  '',
].join('\n');

/** The same studies as somebody else coded them: three designs differ. */
const OTHER = SHEET.split('\n')
  .map((line, at) => ([3, 6, 9].includes(at) ? line.replace(',survey,', ',trial,') : line))
  .join('\n');

describe.skipIf(withoutBrowser !== null)(
  `the workbench by keyboard alone${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    let files: string;
    beforeAll(async () => {
      browser = await openBrowser();
      files = temporaryFolder({
        'sheet.csv': SHEET,
        'a.csv': SHEET,
        'b.csv': OTHER,
        // 14 of 40 are trials: the second percentage is wrong
        'text.md': 'Of 40 studies, 14 (35.0%) had the design trial, and 13 (99.9%) had the design cohort.\n',
      });
    });
    afterAll(() => browser?.close());

    /** The workbench with the sheet in it, opened by keys. */
    async function withSheet(): Promise<{ page: Page; said: string[] }> {
      const opened = await openFile(browser, APP);
      await tabTo(opened.page, 'input[type=file]', { most: 10 });
      await chooseFile(opened.page, join(files, 'sheet.csv'));
      await opened.page.waitForSelector('.field');
      return opened;
    }

    async function toTab(page: Page, name: string): Promise<void> {
      await tabToText(page, '.tabs button', name, { most: 300, back: true });
      await page.keyboard.press('Enter');
      await page.waitForSelector(`#tab h2:text-is("${name}")`);
    }

    test('a figure and a table are made, saved as files and removed', async () => {
      const { page, said } = await withSheet();
      await toTab(page, 'Figures and tables');
      const before = await page.locator('figure').count();
      await tabTo(page, '.field > summary', { most: 5 });
      await page.keyboard.press('Enter');
      // lists of the browser are chosen from by typing
      await tabTo(page, 'form select', { most: 3 });
      await page.keyboard.type('Figure: heat');
      await expect.poll(() => page.locator('form select').first().inputValue()).toBe('figure heatmap');
      await tabTo(page, 'form select', { most: 3 });
      await page.keyboard.type('design');
      await tabTo(page, 'form select', { most: 3 });
      await page.keyboard.type('setting');
      await tabTo(page, 'form input', { most: 3 });
      await page.keyboard.type('Designs by setting');
      await page.keyboard.press('Enter');
      await page.waitForSelector('img[data-figure=figure-designs-by-setting]');
      await toTab(page, 'Figures and tables');
      await tabToText(page, 'figure button', 'SVG', { most: 60 });
      const svg = page.waitForEvent('download');
      await page.keyboard.press('Space');
      expect((await svg).suggestedFilename()).toMatch(/\.svg$/);
      await expect.poll(() => page.locator('figure').count()).toBe(before + 1);
      await tabTo(page, 'figure:has(img[data-figure=figure-designs-by-setting]) button:last-child', { most: 120 });
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('figure').count()).toBe(before);
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);

    test('two coders are compared, and the cells that differ are listed', async () => {
      const { page, said } = await withSheet();
      await toTab(page, 'Agreement');
      for (const name of ['a.csv', 'b.csv']) {
        await tabTo(page, '#tab input[type=file]', { most: 8 });
        await chooseFile(page, join(files, name));
      }
      await page.waitForSelector('#tab button:has-text("Compare"):not([disabled])');
      await tabToText(page, '#tab button', 'Compare', { most: 8 });
      await page.keyboard.press('Enter');
      await page.waitForSelector('#tab table.model');
      await expect.poll(() => page.locator('#tab [role=status]').textContent()).toMatch(/^3 /);
      await tabToText(page, '#tab summary', 'The cells that differ', { most: 30 });
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('details[open] tbody th').allTextContents()).toEqual(['s2', 's5', 's8']);
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);

    test('a manuscript is checked, and the review is saved and opened again', async () => {
      const { page, said } = await withSheet();
      await toTab(page, 'Manuscript');
      await tabTo(page, '#tab input[type=file]', { most: 5 });
      await chooseFile(page, join(files, 'text.md'));
      await page.waitForSelector('.manuscript mark.bad');
      await expect.poll(() => page.locator('table.alarms tbody tr').count()).toBeGreaterThan(0);
      await toTab(page, 'Save');
      await tabTo(page, '#tab button', { most: 5 });
      const download = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      const zip = readFileSync(await (await download).path());
      expect(Object.keys(unzipSync(zip))).toContain('review.yaml');
      await tabTo(page, '.tabs button:last-child', { most: 15, back: true });
      await page.keyboard.press('Enter');
      await page.waitForSelector('main > label input[type=file]');
      await tabTo(page, 'input[type=file]', { most: 10 });
      await chooseFile(page, join(temporaryFolder({ 'review.zip': zip }), 'review.zip'));
      await page.waitForSelector('#map table');
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);

    test('a field of the codebook is renamed', async () => {
      const { page, said } = await withSheet();
      await toTab(page, 'Codebook');
      await tabTo(page, 'details.field:nth-of-type(4) > summary', { most: 40 });
      await page.keyboard.press('Enter');
      await tabTo(page, '.field[open] input', { most: 5 });
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Study design');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.field summary:has-text("Study design")');
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);
  },
);
