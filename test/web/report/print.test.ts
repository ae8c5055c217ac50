import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { LONG_LABELS } from '../long-labels-review.ts';
import { reportOf } from '../seed-report.ts';
import { WIDE_TABLES } from './wide-tables-review.ts';

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

    test('short words stay whole in tables of many columns, and no column is cut off', async () => {
      const { page, said } = await openFile(browser, (await reportOf(WIDE_TABLES)).file);
      await page.setViewportSize({ width: A4, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await expect.poll(() => page.locator('#exhibits table.model').count()).toBeGreaterThan(1);
      const broken = await page.evaluate(() => {
        const found: string[] = [];
        for (const cell of document.querySelectorAll('.wide :is(th, td)')) {
          if (!cell.checkVisibility()) continue;
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
            for (const { index, 0: word } of (node.textContent ?? '').matchAll(/[^\s\-–—]+/g)) {
              if (word.length > 12) continue;
              const range = document.createRange();
              range.setStart(node, index);
              range.setEnd(node, index + word.length);
              // a word that is broken stands on two lines
              if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
            }
        }
        return found;
      });
      // columns are as wide as words of Arial need; in a wider font words break, so that no column is cut off
      const figure = await page.evaluate(() => {
        const context = document.createElement('canvas').getContext('2d')!;
        context.font = `100px ${getComputedStyle(document.body).fontFamily}`;
        return context.measureText('0').width;
      });
      if (figure < 56) expect(broken).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(A4);
      expect(said).toEqual([]);
      await page.close();
    });
  },
);
