import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const APP = join(process.cwd(), 'dist/scopebook.html');
const PHONE = 390;

const FIELDS = Array.from({ length: 60 }, (_, at) => `question_${at}`);
const SHEET = [
  ['id', ...FIELDS].join(','),
  ...Array.from({ length: 12 }, (_, row) =>
    [`s${row}`, ...FIELDS.map((_, at) => ((row + at) % 3 === 0 ? 'no' : 'yes'))].join(','),
  ),
  '',
].join('\n');

describe.skipIf(withoutBrowser !== null)(
  `a sheet of 60 fields on a phone${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    test('fields are found by typing, and a form does not grow with their number', async () => {
      const { page, said } = await openFile(browser, APP, { width: PHONE });
      await page.setInputFiles('input[type=file]', join(temporaryFolder({ 'sheet.csv': SHEET }), 'sheet.csv'));
      await expect.poll(() => page.locator('.field:visible').count()).toBe(61);
      await page.getByLabel('Find a field').fill('question_5');
      await expect.poll(() => page.locator('.field:visible').count()).toBe(11);

      await page.click('.tabs button:text-is("Figures and tables")');
      await page.click('summary:has-text("New figure or table")');
      const form = page.locator('form:has(button:text-is("Add"))');
      const { height } = (await form.boundingBox())!;
      expect(height).toBeLessThan(800);
      const find = form.getByLabel('Find a field');
      await find.fill('question_57');
      await expect.poll(() => form.locator('.option:visible').allTextContents()).toEqual([' question_57']);
      await form.locator('.option:visible input').check();
      // what is chosen stays in sight
      await find.fill('question_42');
      await expect
        .poll(() => form.locator('.option:visible').allTextContents())
        .toEqual([' question_42', ' question_57']);
      await form.getByLabel('Title').fill('One question');
      await form.locator('button[type=submit]').click();
      await page.waitForSelector('img[data-figure=figure-one-question]');

      await page.click('.tabs button:text-is("Explore")');
      await page.waitForSelector('#map table');
      await page.click('#facets > summary');
      await page.locator('#facets').getByLabel('Find a field').fill('question_57');
      await expect.poll(() => page.locator('.facet').count()).toBe(1);
      await page.click('.facet > summary');
      await page.click('.facet label:has-text("yes")');
      await page.locator('#facets').getByLabel('Find a field').fill('question_3');
      // a field that filters stays in sight too
      await expect.poll(() => page.locator('.facet').count()).toBe(12);
      await expect.poll(() => page.locator('.sentence').last().textContent()).toMatch(/^Showing 8 of 12 studies/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE);
      expect(said).toEqual([]);
      await page.close();
    }, 120_000);

    test('another file is opened only after a question where changes are not saved', async () => {
      const { page } = await openFile(browser, APP);
      const asked: string[] = [];
      let answer = false;
      page.on('dialog', dialog => {
        asked.push(dialog.message());
        return answer ? dialog.accept() : dialog.dismiss();
      });
      await page.setInputFiles('input[type=file]', join(temporaryFolder({ 'sheet.csv': SHEET }), 'sheet.csv'));
      await page.click('.field:has-text("question_7") > summary');
      await page.locator('.field[open] input').first().fill('Seventh question');
      await page.locator('.field[open] button[type=submit]').click();
      await page.waitForSelector('.field summary:has-text("Seventh question")');
      await page.click('button:text-is("Open another file")');
      await expect.poll(() => asked).toEqual([expect.stringContaining('not saved')]);
      await expect.poll(() => page.locator('.field summary:has-text("Seventh question")').count()).toBe(1);
      answer = true;
      await page.click('button:text-is("Open another file")');
      await expect.poll(() => page.locator('.tabs').count()).toBe(0);
      expect(asked).toHaveLength(2);
      await page.close();
    }, 120_000);
  },
);
