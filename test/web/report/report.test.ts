import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLibrary } from '../../../src/library/read-library.ts';
import { audit, EXPECTED } from '../../support/audit.ts';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { seedReport } from '../seed-report.ts';

async function saved(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8');
}

test('the page is at most 1.2 MB and names nothing outside to be loaded', async () => {
  const { html } = await seedReport();
  expect(html.length).toBeLessThan(1_200_000);
  expect(html).not.toMatch(/\b(?:src|href)="(?:https?:)?\/\/(?!doi\.org|arxiv\.org|github\.com)/);
});

describe.skipIf(withoutBrowser !== null)(`the report${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`, () => {
  let browser: Browser;
  let file: string;
  beforeAll(async () => {
    browser = await openBrowser();
    file = (await seedReport()).file;
  });
  afterAll(() => browser?.close());

  test('without JavaScript there are the numbers, the map, the figures and the studies', async () => {
    const { page, said } = await openFile(browser, file, { scripts: false });
    await expect.poll(() => page.locator('#map td [data-n]').count()).toBeGreaterThan(80);
    await expect.poll(() => page.locator('#studies tbody tr').count()).toBe(87);
    await expect.poll(() => page.locator('#exhibits img').count()).toBe(6);
    await expect.poll(() => page.locator('noscript').first().textContent()).toContain('without JavaScript');
    await expect.poll(() => page.locator('#shares').textContent()).toContain('Percentages are of 87 studies');
    await expect.poll(() => page.locator('.facets').isVisible()).toBe(false);
    expect(said).toEqual([]);
    await page.close();
  });

  test('a number opens its studies, and a study its card, by keyboard alone; the focus returns', async () => {
    const { page, said } = await openFile(browser, file);
    const cell = page.locator('#map button.cell').first();
    const n = Number(await cell.getAttribute('data-n'));
    await cell.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await expect.poll(() => dialog.locator('.units').nth(0).locator('li').count()).toBe(n);
    const counts = await dialog.locator('.units h3 .count').allTextContents();
    expect(counts.map(Number).reduce((sum, one) => sum + one, 0)).toBe(87);
    await dialog.locator('.units button').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.locator('dt').count()).toBeGreaterThan(15);
    await expect.poll(() => dialog.textContent()).toContain('Clinical domain');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('cell');
    expect(said).toEqual([]);
    await page.close();
  });

  test('a bar opens the studies of the number beside it', async () => {
    const { page, said } = await openFile(browser, file);
    const row = page.locator('#shares tbody tr').first();
    const n = Number(await row.locator('.number').getAttribute('data-n'));
    await row.locator('td.bar svg').click();
    await expect.poll(() => page.locator('dialog[open] .units').first().locator('li').count()).toBe(n);
    expect(said).toEqual([]);
    await page.close();
  });

  test('filters, search and the address follow each other', async () => {
    const { page, said } = await openFile(browser, file);
    await page.click('.facet:has-text("Generation method") > summary');
    await page.click('.facet:has-text("Generation method") label:has-text("Fine-tuning")');
    const status = page.locator('.sentence');
    await expect
      .poll(() => status.textContent())
      .toMatch(/^Showing \d+ of 87 studies: Generation method is Fine-tuning\.$/);
    await expect.poll(() => page.locator('#shares .note').first().textContent()).toContain('filtered studies');
    const before = await status.textContent();
    const hash = new URL(page.url()).hash;
    const again = await openFile(browser, file, { hash: hash.slice(1) });
    await expect.poll(() => again.page.locator('.sentence').textContent()).toBe(before);
    await again.page.close();
    await page.click('.chip');
    await expect.poll(() => status.textContent()).toBe('All 87 studies are shown.');
    await page.fill('.search input', 'SUVALOV');
    await page.waitForFunction(() => document.querySelectorAll('#studies tbody tr').length === 1);
    await expect.poll(() => page.locator('#studies tbody tr th').textContent()).toBe('Šuvalov 2025');
    const old = await openFile(browser, file, { hash: 'data=0123456789ab&q=' });
    await expect.poll(() => old.page.locator('.notice').last().textContent()).toContain('another version of the data');
    await old.page.close();
    expect(said).toEqual([]);
    await page.close();
  });

  test('the filtered studies can be saved as CSV, RIS and BibTeX and are read again', async () => {
    const { page } = await openFile(browser, file, {
      hash: `data=&f.method=${encodeURIComponent('any:fine_tuning~~..')}`,
    });
    const kept = await page.locator('#studies tbody tr').count();
    const names: string[] = [];
    const take = async (label: string): Promise<string> => {
      const download = page.waitForEvent('download');
      await page.click(`#studies button:has-text("${label}")`);
      names.push((await download).suggestedFilename());
      return saved(download);
    };
    const csv = await take('CSV of these studies');
    expect(csv.startsWith('\ufeffstudy_id,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(kept + 1);
    const ris = await readLibrary('x.ris', await take('RIS of these studies'));
    const bib = await readLibrary('x.bib', await take('BibTeX of these studies'));
    expect([ris.broken, bib.broken]).toEqual([[], []]);
    expect([ris.references.length, bib.references.length]).toEqual([kept, kept]);
    expect(ris.references[0]?.keywords).toContain('Generation method: Fine-tuning');
    expect(bib.references.map(entry => entry.title)).toEqual(ris.references.map(entry => entry.title));
    for (const [i, type] of ['csv', 'ris', 'bib'].entries())
      expect(names[i]).toMatch(new RegExp(`-filtered\\.${type}$`));
    await page.click('.chip');
    await expect.poll(() => page.locator('#studies tbody tr').count()).toBe(87);
    await take('RIS of these studies');
    expect(names.at(-1)).not.toContain('filtered');
    await page.close();
  });

  test('a reader with a dark screen prints light colours', async () => {
    const { page } = await openFile(browser, file, {});
    await page.emulateMedia({ colorScheme: 'dark' });
    const shade = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--shade-0').trim());
    await expect.poll(shade).toBe('#1d2c3b');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect.poll(shade).toBe('#e3eef9');
    await page.close();
  });

  test('axe finds nothing, on a desk and on a phone, in the dark and on paper; no page is too wide', async () => {
    for (const [width, media] of [
      [1280, {}],
      [390, {}],
      [1280, { colorScheme: 'dark' as const }],
      [1280, { media: 'print' as const }],
    ] as const) {
      const { page } = await openFile(browser, file, {
        width,
        hash: `data=&map=${encodeURIComponent(JSON.stringify({ rows: 'domain', columns: 'evaluation', segment: 'modality', view: 'donuts', hideEmpty: false, gaps: true, folded: [] }))}`,
      });
      await page.emulateMedia(media);
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      await page.waitForTimeout(100);
      const found = await audit(page, 'colorScheme' in media || 'media' in media ? ['color-contrast'] : []);
      expect(found.violations, `${width} ${JSON.stringify(media)}`).toEqual([]);
      expect(found.incomplete.filter(id => !EXPECTED.includes(id))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    }
  }, 300_000);

  test('the page speaks German', async () => {
    const { page } = await openFile(browser, file, { hash: 'data=&lang=de' });
    await expect.poll(() => page.locator('#map h2').textContent()).toBe('Evidenzkarte');
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.close();
  });

  test('figures say that they are of all studies, and claims lead to their studies', async () => {
    const { page } = await openFile(browser, file, {
      hash: `data=&f.method=${encodeURIComponent('any:fine_tuning~~..')}`,
    });
    expect(new Set(await page.locator('#exhibits .frozen').allTextContents())).toEqual(
      new Set(['Of all 87 studies, not filtered.', 'Of all 87 data sets, not filtered.']),
    );
    const claims = page.locator('#claims tbody tr');
    await expect.poll(() => claims.count()).toBeGreaterThan(20);
    const numbered = page.locator('#claims button.number').first();
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    await numbered.click();
    await expect.poll(() => page.locator('dialog[open] .big').textContent()).toContain('not filtered');
    await page.close();
  });

  test('numbers of another sheet name their units, and open the studies that these belong to', async () => {
    // the audit, read without scopebook: data sets with a privacy test, and the studies that they belong to
    const sheet: Record<string, string>[] = parse(readFileSync('corpus/audit/audit.csv'), { columns: true });
    const tested = sheet.filter(row => row['privacy'] === '2').map(row => row['study_id']);
    const { page, said } = await openFile(browser, file);
    const number = page.locator('#exhibit-table-5-audit-profile tr:has(th:text-is("Privacy")) button.number').nth(2);
    await expect.poll(() => number.textContent()).toBe(String(tested.length));
    await number.click();
    const list = page.locator('dialog[open] .units');
    await expect.poll(() => list.count()).toBe(1);
    await expect
      .poll(() => list.locator('button').evaluateAll(all => all.map(button => button.getAttribute('data-study'))))
      .toEqual(tested);
    await expect
      .poll(() => page.locator('dialog[open] .big').textContent())
      .toBe('3 data sets. Of all 87 data sets, not filtered.');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#exhibit-figure-7-audit-matrix-1').count()).toBe(0);
    await expect
      .poll(() => page.locator('#about').textContent())
      .toContain('Not in the page, but in files beside it: ');
    expect(said).toEqual([]);
    await page.close();
  });

  test('what is copied and saved discloses how the data were coded', async () => {
    const { page } = await openFile(browser, file);
    for (const [label, pattern] of [
      ['CSV of all studies', /^\ufeff[^\n]*,disclosure\r\n[^\n]*,Machine-coded from abstracts; 0 of 87 verified\.\r\n/],
      ['RIS of these studies', /N1 {2}- Machine-coded from abstracts; 0 of 87 verified\.\r\n/],
      ['BibTeX of these studies', /note = \{[^}]*Machine-coded from abstracts; 0 of 87 verified\.\}/],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.click(`#studies button:has-text("${label}")`);
      expect(await saved(download)).toMatch(pattern);
    }
    await page.close();
  });

  test('each flow box opens exactly its records; those that are studies lead to their cards', async () => {
    // the sheet of screening, read without scopebook
    const sheet: Record<string, string>[] = parse(readFileSync('corpus/screening.csv'), { columns: true });
    const included = sheet.filter(record => record['consensus'] === 'include');
    const excluded = sheet.filter(record => record['consensus'] === 'exclude');
    expect([included.length, excluded.length]).toEqual([87, 1]);
    const { page, said } = await openFile(browser, file);
    const boxes = page.locator('#flow button.number');
    // screened, excluded, the reason, included
    const expected = [sheet, excluded, excluded.filter(record => record['exclude_reason'] !== ''), included];
    await expect.poll(() => boxes.count()).toBe(expected.length);
    for (const [at, records] of expected.entries()) {
      await expect.poll(() => boxes.nth(at).getAttribute('data-n')).toBe(String(records.length));
      await boxes.nth(at).click();
      const lines = page.locator('dialog[open] li');
      await expect.poll(() => lines.count()).toBe(records.length);
      const texts = await lines.allTextContents();
      for (const [line, record] of records.entries()) expect(texts[line]).toContain(record['title']!.trim());
      const studies = records.filter(record => record['consensus'] === 'include').length;
      await expect.poll(() => page.locator('dialog[open] li button').count()).toBe(studies);
      await page.keyboard.press('Escape');
    }
    await boxes.last().click();
    await page.locator('dialog[open] li button').nth(2).click();
    await expect.poll(() => page.locator('dialog[open] article.card').textContent()).toContain(included[2]!['title']);
    expect(said).toEqual([]);
    await page.close();
  });
});
