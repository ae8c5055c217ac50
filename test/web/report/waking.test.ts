import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { reportOf } from '../seed-report.ts';
import { GROUPED } from './grouped-review.ts';

describe.skipIf(withoutBrowser !== null)(
  `parts of the report that are not alive yet${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    let file: string;
    beforeAll(async () => {
      ({ file } = await reportOf(GROUPED));
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    /** The page with its later tasks held back: only what readers ask for comes to life. */
    const asleep = async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.addInitScript(() => {
        const later = window.setTimeout.bind(window);
        window.setTimeout = ((run: () => void, wait?: number) =>
          document.body?.classList.contains('alive') && wait === 0 ? 0 : later(run, wait)) as typeof window.setTimeout;
      });
      await page.goto(`file://${file}`);
      await page.waitForSelector('body.alive');
      return page;
    };

    test('the first click on a number opens its studies', async () => {
      const page = await asleep();
      await page.click('#map table.matrix td button.number >> nth=0');
      await expect.poll(() => page.locator('dialog[open] h2').first().textContent()).not.toBe('');
      await page.close();
    });

    test('a filter recounts all parts at once', async () => {
      const page = await asleep();
      await page.click('.facet[open] fieldset li input >> nth=0');
      const where = await page.locator('#studies caption').textContent();
      const { page: whole } = await openFile(browser, file, { hash: new URL(page.url()).hash.slice(1) });
      for (const part of ['#map table.matrix', '#shares table', '#studies table'])
        expect(await page.locator(part).textContent(), part).toBe(await whole.locator(part).textContent());
      expect(where).not.toBe('');
      await whole.close();
      await page.close();
    });
  },
);
