import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { LONG_LABELS } from '../long-labels-review.ts';
import { reportOf } from '../seed-report.ts';

/** What a sheet of A4 leaves between its margins of 1 cm, in CSS pixels. */
const A4 = Math.floor(((210 - 20) / 25.4) * 96);

describe.skipIf(withoutBrowser !== null)(
  `the report on paper${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    test('no table is wider than a sheet of A4, and no column of it is cut off', async () => {
      const { page, said } = await openFile(browser, (await reportOf(LONG_LABELS)).file);
      await page.setViewportSize({ width: A4, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await expect.poll(() => page.locator('#exhibits table.model').count()).toBeGreaterThan(0);
      const beyond = await page.evaluate(
        width =>
          [...document.querySelectorAll('table, th, td, figure img')]
            .filter(element => element.closest('.off-screen') === null && element.checkVisibility())
            .filter(element => element.getBoundingClientRect().right > width + 1)
            .map(element => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 30)}`),
        A4,
      );
      expect(beyond).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(A4);
      expect(said).toEqual([]);
      await page.close();
    });
  },
);
