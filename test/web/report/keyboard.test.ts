import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { tabTo, tabToText } from '../../support/keyboard.ts';
import { reportOf } from '../seed-report.ts';
import { GROUPED } from './grouped-review.ts';

describe.skipIf(withoutBrowser !== null)(
  `the report by keyboard alone${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    let file: string;
    beforeAll(async () => {
      browser = await openBrowser();
      file = (await reportOf(GROUPED)).file;
    });
    afterAll(() => browser?.close());

    const sentence = (page: Page): Promise<string | null> => page.locator('.sentence').textContent();

    test('values are chosen in a facet, the way of choosing is changed, and chips take a filter away', async () => {
      const { page, said } = await openFile(browser, file);
      await tabToText(page, '.facet > summary', 'Topic', { most: 60 });
      // a facet that is closed opens with a key
      if ((await page.locator('.facet[open]:has(summary:text-is("Topic"))').count()) === 0)
        await page.keyboard.press('Enter');
      await tabTo(page, '.facet[open] select', { most: 3 });
      await page.keyboard.type('all');
      await tabTo(page, '.facet[open] input[type=checkbox]', { most: 3 });
      await page.keyboard.press('Space');
      await expect.poll(() => sentence(page)).toMatch(/^Showing \d of 8 studies: Topic /);
      const chips = page.locator('.chip');
      await expect.poll(() => chips.count()).toBe(1);
      await tabTo(page, '.chip', { most: 80, back: true });
      await page.keyboard.press('Enter');
      await expect.poll(() => sentence(page)).toBe('All 8 studies are shown.');
      expect(said).toEqual([]);
      await page.close();
    });

    test('the search finds, and the studies are saved', async () => {
      const { page } = await openFile(browser, file);
      await tabTo(page, '.search input', { most: 40 });
      await page.keyboard.type('baths');
      await expect.poll(() => page.locator('#studies tbody tr').count()).toBe(2);
      for (const [label, ending] of [
        ['CSV of these studies', 'csv'],
        ['RIS of these studies', 'ris'],
        ['BibTeX of these studies', 'bib'],
      ] as const) {
        await tabToText(page, '#studies button', label, { most: 200 });
        const download = page.waitForEvent('download');
        await page.keyboard.press('Enter');
        const saved = await download;
        expect(saved.suggestedFilename()).toBe(`grouped-filtered.${ending}`);
        expect(readFileSync(await saved.path(), 'utf8')).toContain('Warm baths');
      }
      await page.close();
    });

    test('the map is turned to other fields, divided, shown otherwise and folded; a number leads to its studies and back', async () => {
      const { page, said } = await openFile(browser, file);
      for (const title of ['Setting', 'Topic', 'Design']) {
        await tabTo(page, '#map .controls select', { most: 80 });
        await page.keyboard.type(title);
      }
      await expect.poll(() => page.locator('#map caption').textContent()).toContain('Setting');
      await tabTo(page, '#map .controls select', { most: 3 });
      await page.keyboard.type('Mosaic');
      await expect.poll(() => page.locator('#map table.mosaic').count()).toBe(1);
      await tabTo(page, '#map .controls input', { most: 3 });
      await page.keyboard.press('Space');
      await tabTo(page, '#map button.fold', { most: 30 });
      const folded = page.locator('#map thead button.fold').first();
      await expect.poll(() => folded.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('Enter');
      await expect.poll(() => folded.getAttribute('aria-expanded')).toBe('false');
      await tabTo(page, '#map button.cell', { most: 30 });
      const n = await page.evaluate(() => document.activeElement?.getAttribute('data-n'));
      await page.keyboard.press('Enter');
      const dialog = page.locator('dialog[open]');
      await expect.poll(() => dialog.locator('.units').first().locator('li').count()).toBe(Number(n));
      await tabTo(page, 'dialog .units button.study', { most: 8 });
      await page.keyboard.press('Enter');
      await dialog.locator('article.card').waitFor();
      await tabToText(page, 'dialog button', 'Back to the list', { most: 8 });
      await page.keyboard.press('Enter');
      await expect.poll(() => dialog.locator('.units').count()).toBe(3);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('cell');
      expect(said).toEqual([]);
      await page.close();
    });

    test('shares of another field, numbers of a table, and the language', async () => {
      const { page, said } = await openFile(browser, file);
      await tabTo(page, '#shares select', { most: 200 });
      await page.keyboard.type('Setting');
      await expect.poll(() => page.locator('#shares caption').textContent()).toBe('Setting');
      await tabTo(page, '#exhibits button.number', { most: 80 });
      const n = await page.evaluate(() => document.activeElement?.getAttribute('data-n'));
      await page.keyboard.press('Space');
      await expect.poll(() => page.locator('dialog[open] .units').first().locator('li').count()).toBe(Number(n));
      await page.keyboard.press('Escape');
      await tabTo(page, '.language select', { most: 400, back: true });
      await page.keyboard.type('Deutsch');
      await expect.poll(() => page.locator('#map h2').textContent()).toBe('Evidenzkarte');
      expect(said).toEqual([]);
      await page.close();
    });
  },
);
