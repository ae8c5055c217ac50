import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { openBrowser, openFile, withoutBrowser } from '../support/browser.ts';
import { hasShared, sharedPath } from '../support/external-review.ts';
import { type MemoryEffects, memoryEffects } from '../support/memory-effects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const APP = join(process.cwd(), 'dist/scopebook.html');
const ANIMAL = 'reviews/animal-sr-reporting/review_data_clean.csv';
const PHARMA = 'reviews/pharmacoepi-code-sharing';

const isThere = withoutBrowser === null && hasShared(ANIMAL) && hasShared(`${PHARMA}/final_results.csv`);

/** The command line's n and N. */
async function sharesOf(effects: MemoryEffects, ...args: string[]): Promise<[number, number][]> {
  effects.printed.length = 0;
  expect(await main(['shares', ...args, '--json'], effects), effects.errors.join('')).toBe(0);
  const { rows } = JSON.parse(effects.printed.join('')) as { rows: { n: number | null; N: number | null }[] };
  return rows.map(row => [row.n ?? Number.NaN, row.N ?? Number.NaN]);
}

/** n and N as the page prints them. */
const printedShares = async (page: Page, field: string): Promise<[number, number][]> => {
  await page.selectOption('#shares select', field);
  await page.waitForFunction(
    name => document.querySelector<HTMLSelectElement>('#shares select')?.value === name,
    field,
  );
  return page
    .locator('#shares tbody tr')
    .evaluateAll(rows =>
      rows.map(
        row =>
          [...row.querySelectorAll('td')].slice(0, 2).map(cell => Number(cell.textContent?.replaceAll(',', ''))) as [
            number,
            number,
          ],
      ),
    );
};

/** The first studies of a sheet. */
const first = (path: string, count: number): string =>
  stringify((parse(readFileSync(sharedPath(path)), { relax_column_count: true }) as string[][]).slice(0, count + 1));

describe.skipIf(!isThere)('other people’s sheets in the pages (needs ../shared/reviews and a browser)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test('with a browser alone: from a CSV to a table, a figure and a folder, whose build has the published numbers', async () => {
    const { page, said } = await openFile(browser, APP);
    await page.setInputFiles('input[type=file]', sharedPath(ANIMAL));
    await page.waitForSelector('.field');
    await page.click('.tabs button:text-is("Explore")');
    const fields = await page
      .locator('#shares select option')
      .evaluateAll(list => list.map(option => (option as HTMLOptionElement).value));
    const printed = new Map<string, [number, number][]>();
    for (const field of fields.filter(name => /^(Methods|Title|Other)_/i.test(name)))
      printed.set(field, await printedShares(page, field));
    await page.click('.tabs button:text-is("Figures and tables")');
    await page.waitForSelector('figure img');
    await expect.poll(() => page.locator('figure table.model').count()).toBe(1);
    await page.click('.tabs button:text-is("Save")');
    const download = page.waitForEvent('download');
    await page.click('button:has-text("Save the review")');
    const effects = memoryEffects(unzipSync(new Uint8Array(readFileSync(await (await download).path()))));
    expect(await main(['build'], effects), effects.errors.join('')).toBe(0);
    expect(printed.size).toBeGreaterThan(25);
    for (const [field, rows] of printed) expect(await sharesOf(effects, field), field).toEqual(rows);
    // 9 of 12 report the search in full, and 10 of 12 their funding (Wilson et al. 2023, recommendation text)
    expect(printed.get(fields.find(name => /fullsearch/i.test(name))!)).toContainEqual([9, 12]);
    expect(printed.get(fields.find(name => /other_funding/i.test(name))!)).toContainEqual([10, 12]);
    expect(said).toEqual([]);
    await page.close();
  }, 300_000);

  test('a sheet whose key is doubled is refused with its row; without the second row it is counted', async () => {
    const sheet = first(`${PHARMA}/final_results.csv`, 600);
    const { page, said } = await openFile(browser, APP);
    await page.setInputFiles('input[type=file]', join(temporaryFolder({ 'final.csv': sheet }), 'final.csv'));
    await page.waitForSelector('.field');
    await page.click('.tabs button:text-is("Explore")');
    await expect
      .poll(() => page.locator('[role=alert]').textContent())
      .toMatch(
        /^Nothing is counted, because a key occurs twice: corpus\/final\.csv, row 477: the pmid "35297128" is in row 13 already/,
      );
    await page.click('.tabs button:text-is("Data")');
    await expect
      .poll(() => page.locator('.findings tr.error button').allTextContents())
      .toEqual(['B477', expect.any(String)]);
    for (const key of ['99999998', '99999999']) {
      await page.click('.findings tr.error button');
      await page.fill('dialog[open] input', key);
      await page.click('dialog[open] button:text-is("Change the cell")');
      await page.waitForSelector('dialog[open]', { state: 'detached' });
      await page.waitForFunction(() => document.querySelector('p.sentence')?.textContent === '');
    }
    await page.click('.tabs button:text-is("Explore")');
    await page.waitForSelector('#map table');
    await expect.poll(() => page.locator('.overview .big').textContent()).toContain('600 studies');
    expect(said).toEqual([]);
    await page.close();
  }, 300_000);

  test('the report of 600 studies opens and counts under filters like the command line', async () => {
    const sheet = first(`${PHARMA}/clean_results_without_abstracts.csv`, 600);
    const effects = memoryEffects({ 'given.csv': sheet });
    expect(await main(['init', '--from', 'given.csv'], effects), effects.errors.join('')).toBe(0);
    expect(await main(['report'], effects), effects.errors.join('')).toBe(0);
    const folder = temporaryFolder({ 'report.html': effects.text('out/report.html') });
    for (const [where, hash] of [
      [null, ''],
      ['shared_code = Yes', 'f.shared_code=any:Yes~~..'],
      ['year >= 2021 and language has any (R, SAS)', 'f.year=any:~~2021..&f.language=any:R,SAS~~..'],
    ] as const) {
      const { page, said } = await openFile(browser, join(folder, 'report.html'), { hash: `data=&${hash}` });
      for (const field of ['article_type_pds', 'language', 'affiliation'])
        expect(await printedShares(page, field), `${field} ${where}`).toEqual(
          await sharesOf(effects, field, ...(where === null ? [] : ['--where', where])),
        );
      expect(said).toEqual([]);
      await page.close();
    }
  }, 300_000);
});
