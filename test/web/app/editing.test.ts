import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { audit, EXPECTED } from '../../support/audit.ts';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { tabTo } from '../../support/keyboard.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const APP = join(process.cwd(), 'dist/scopebook.html');

/** Some cells hold ",": several tools, or one answer with a comma in it. One key stands twice. */
const SHEET = [
  'id,author,year,tools,setting',
  ...Array.from(
    { length: 200 },
    (_, at) =>
      `s${at === 20 ? 7 : at},Abe,${2015 + (at % 6)},${['R', 'SAS', '"R, SAS"', 'Stata', 'R'][at % 5]},${at % 3 === 0 ? 'home' : 'clinic'}`,
  ),
  '',
].join('\n');

const TABS = ['Codebook', 'Data', 'Explore', 'Figures and tables', 'Agreement', 'Manuscript', 'Save'];

/** Waits until the page has done its work. */
const idle = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('p.sentence')?.textContent === '');

describe.skipIf(withoutBrowser !== null)(
  `editing in the workbench${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    let sheet: string;
    beforeAll(async () => {
      browser = await openBrowser();
      sheet = join(temporaryFolder({ 'sheet.csv': SHEET }), 'sheet.csv');
    });
    afterAll(() => browser?.close());

    /** The saved zip. */
    async function savedZip(page: Page): Promise<Uint8Array> {
      await page.click('.tabs button:text-is("Save")');
      const download = page.waitForEvent('download');
      await page.click('button:has-text("Save the review")');
      return new Uint8Array(readFileSync(await (await download).path()));
    }

    test('questions are asked and answered, a cell is corrected, a figure and a table are made; the command line gives the same', async () => {
      const { page, said } = await openFile(browser, APP);
      await page.setInputFiles('input[type=file]', sheet);
      const question = page.locator('.question:has-text("Do cells with \\",\\" hold several codes?")');
      await question.waitFor();
      // until somebody decides, the field is marked, with the evidence and what would be otherwise
      await expect.poll(() => page.locator('.guessed').count()).toBe(1);
      await expect.poll(() => question.textContent()).toMatch(/each cell is one code \(R 80 instead of 120 of 200\)/);
      await question.locator('label:has-text("each cell is one code") input').check();
      await page.click('button:text-is("Apply the answers")');
      await idle(page);
      await expect.poll(() => page.locator('.guessed').count()).toBe(0);

      // nothing is counted while a key stands twice; the page says where, and the cell is corrected there
      await page.click('.tabs button:text-is("Explore")');
      await expect
        .poll(() => page.locator('[role=alert]').textContent())
        .toMatch(/Nothing is counted.*row 22: the id "s7" is in row 9 already/);
      await page.click('.tabs button:text-is("Data")');
      await page.click('.findings button:text-is("A22")');
      await expect.poll(() => page.locator('dialog[open] h2').textContent()).toBe('Cell A22 (id)');
      await page.fill('dialog[open] input', 's20');
      await page.click('dialog[open] button:text-is("Change the cell")');
      await idle(page);
      await page.click('.tabs button:text-is("Explore")');
      await page.selectOption('#shares select', { value: 'tools' });
      const shares = await page
        .locator('#shares tbody tr')
        .evaluateAll(rows =>
          rows.map(row => [...row.querySelectorAll('td')].slice(0, 2).map(cell => Number(cell.textContent))),
        );

      await page.click('.tabs button:text-is("Figures and tables")');
      await page.click('summary:has-text("New figure or table")');
      const form = page.locator('form:has(button:text-is("Add"))');
      await form.locator('select').first().selectOption('figure heatmap');
      await form.locator('label:has-text("Field") select').first().selectOption('tools');
      await form.locator('label:has-text("Second field") select').selectOption('setting');
      await form.locator('label:has-text("Title") input').fill('Tools by setting');
      await form.locator('button[type=submit]').click();
      await page.waitForSelector('img[data-figure=figure-tools-by-setting]');
      await form.locator('select').first().selectOption('table shares');
      await form.locator('label:has-text("tools") input').check();
      await form.locator('label:has-text("Title") input').fill('Tools');
      await form.locator('button[type=submit]').click();
      await page.waitForSelector('figure:has-text("Tools") table.model');
      const figure = page.locator('figure:has(img[data-figure=figure-tools-by-setting])');
      const svg = page.waitForEvent('download');
      await figure.locator('button:text-is("SVG")').click();
      const drawn = readFileSync(await (await svg).path(), 'utf8');
      const png = page.waitForEvent('download');
      await figure.locator('button:text-is("PNG (preview)")').click();
      const preview = await png;
      expect(preview.suggestedFilename()).toBe('figure-tools-by-setting-preview.png');
      expect(
        readFileSync(await preview.path())
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
      // what cannot be drawn is refused in words, and the review stays as it was
      await form.locator('select').first().selectOption('figure heatmap');
      await form.locator('label:has-text("Second field") select').selectOption('tools');
      await form.locator('button[type=submit]').click();
      await page.waitForSelector('[role=alert]');
      await expect
        .poll(() => page.locator('[role=alert]').textContent())
        .toMatch(/tools can't be cross\S+ with itself/);

      const zip = await savedZip(page);
      const files = unzipSync(zip);
      expect(Object.keys(files).sort()).toEqual([
        'codebook/sheet.proposed.json',
        'codebook/sheet.yaml',
        'corpus/sheet.csv',
        expect.stringMatching(/^figures\/figure-1-/),
        'figures/figure-tools-by-setting.yaml',
        'figures/table-1-characteristics.yaml',
        'figures/table-tools.yaml',
        'review.yaml',
      ]);
      // only the corrected cell is another
      expect(new TextDecoder().decode(files['corpus/sheet.csv'])).toBe(
        SHEET.split('\n')
          .map((line, at) => (at === 21 ? line.replace('s7,', 's20,') : line))
          .join('\n'),
      );
      const effects = memoryEffects(files);
      expect(await main(['shares', 'tools', '--json'], effects)).toBe(0);
      const { rows } = JSON.parse(effects.printed.join('')) as { rows: { n: number; N: number }[] };
      expect(shares).toEqual(rows.map(row => [row.n, row.N]));
      expect(await main(['figures', 'figure-tools-by-setting', '--format', 'svg'], effects)).toBe(0);
      expect(effects.text('out/figure-tools-by-setting.svg')).toBe(drawn);

      // the zip opens again, and gives the same bytes when it is saved once more
      await page.click('button:text-is("Open another file")');
      const again = temporaryFolder({ 'review.zip': zip });
      await page.setInputFiles('input[type=file]', join(again, 'review.zip'));
      await page.waitForSelector('#map table');
      expect(Buffer.from(await savedZip(page)).equals(Buffer.from(zip))).toBe(true);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      expect(said).toEqual([]);
      await page.close();
    }, 300_000);

    test('by keyboard alone, a cell is corrected and a guess is settled', async () => {
      const { page, said } = await openFile(browser, APP);
      await page.setInputFiles('input[type=file]', sheet);
      await page.waitForSelector('.question');
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await tabTo(page, '.question input');
      // the choices of a question are one stop of the keyboard; arrows choose
      await page.keyboard.press('ArrowUp');
      await tabTo(page, 'button[type=submit]');
      await page.keyboard.press('Enter');
      await idle(page);
      await expect.poll(() => page.locator('.guessed').count()).toBe(0);
      await page.focus('.tabs button');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.findings button');
      await tabTo(page, '.findings button');
      await page.keyboard.press('Enter');
      await tabTo(page, 'dialog[open] input', { most: 5 });
      await page.keyboard.press('Control+a');
      await page.keyboard.type('s20');
      await page.keyboard.press('Enter');
      await idle(page);
      await expect.poll(() => page.locator('p[role=status]').last().textContent()).toMatch(/^Errors: 0\./);
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);

    /** A smaller sheet without the doubled key: axe takes long over each cell. */
    const SMALL = SHEET.split('\n')
      .filter((_, at) => at < 31 && at !== 21)
      .join('\n');

    test('every tab passes axe on a desk and on a phone and fits it; in German too', async () => {
      for (const [width, language] of [
        [1280, 'en'],
        [390, 'de'],
      ] as const) {
        const { page, said } = await openFile(browser, APP, { width });
        await page.selectOption('.language select', language);
        await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
        expect((await audit(page, [], { trim: false })).violations).toEqual([]);
        await page.setInputFiles('input[type=file]', join(temporaryFolder({ 'small.csv': SMALL }), 'small.csv'));
        await page.waitForSelector('.question');
        await expect
          .poll(() => page.locator('.tabs button').first().textContent())
          .toBe(language === 'de' ? 'Codebuch' : 'Codebook');
        for (const [at, name] of TABS.entries()) {
          await page.click(`.tabs button >> nth=${at}`);
          await page.waitForSelector('#tab h2');
          await page.evaluate(() => {
            for (const part of [...document.querySelectorAll('details')].slice(0, 12)) part.open = true;
          });
          const found = await audit(page, [], { trim: false });
          expect(found.violations, `${name} ${width}`).toEqual([]);
          expect(
            found.incomplete.filter(id => !EXPECTED.includes(id)),
            `${name} ${width}`,
          ).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
        }
        expect(said).toEqual([]);
        await page.close();
      }
    }, 300_000);

    test('the numbers of a manuscript are marked in its text: what holds, and what does not with the right number', async () => {
      const { page } = await openFile(browser, APP);
      await page.setInputFiles('input[type=file]', join(process.cwd(), 'corpus/studies.csv'));
      await page.waitForSelector('.tabs');
      await page.click('.tabs button:text-is("Manuscript")');
      const folder = temporaryFolder({
        'text.md':
          'Of 87 studies, 31 (35.6%) used prompting as the method, and 12 (99.9%) used fine-tuning as the method.\n',
      });
      await page.setInputFiles('input[type=file]', join(folder, 'text.md'));
      await page.waitForSelector('.manuscript mark');
      const marks = await page
        .locator('.manuscript mark')
        .evaluateAll(list => list.map(mark => `${mark.className}: ${mark.textContent}`));
      expect(marks.length).toBeGreaterThan(2);
      expect(marks.filter(mark => mark.startsWith('bad')).length).toBeGreaterThan(0);
      await expect
        .poll(() => page.locator('[role=status]').last().textContent())
        .toMatch(/^\d+ numbers were found, \d+ are bound to data/);
      // the reason stands in words below the text, for those who cannot hover
      const alarms = page.locator('table.alarms tbody tr');
      await expect.poll(() => alarms.count()).toBe(marks.filter(mark => mark.startsWith('bad')).length);
      for (const reason of await alarms.locator('td:last-child').allTextContents())
        expect(reason).toMatch(/^(?:The data give|The share|It )/);
      await page.close();
    }, 180_000);

    test('a PDF is read in the page as on the command line: the same numbers with the same verdicts', async () => {
      const printer = await browser.newPage();
      await printer.setContent(
        '<h1>Results</h1><p>Of 87 studies, 31 (35.6%) used prompting as the method, and 12 (99.9%) used fine-tuning as the method.</p><table><tr><th>Domain</th><th>n</th></tr><tr><td>Oncology</td><td>4</td></tr></table>',
      );
      const pdf = await printer.pdf();
      await printer.close();
      const { page, said } = await openFile(browser, APP);
      await page.setInputFiles('input[type=file]', join(process.cwd(), 'corpus/studies.csv'));
      await page.waitForSelector('.tabs');
      await page.click('.tabs button:text-is("Manuscript")');
      await page.setInputFiles('#tab input[type=file]', join(temporaryFolder({ 'text.pdf': pdf }), 'text.pdf'));
      await page.waitForSelector('.manuscript mark');
      const marks = await page
        .locator('.manuscript mark')
        .evaluateAll(list =>
          list.map(mark => [mark.firstChild?.textContent?.replace(/\)$/, ''), mark.getAttribute('title')]),
        );
      const status = await page.locator('[role=status]').last().textContent();
      const effects = memoryEffects({ ...unzipSync(await savedZip(page)), 'text.pdf': pdf });
      await main(['check', 'text.pdf', '--json'], effects);
      const { numbers, coverage } = JSON.parse(effects.printed.join('')) as {
        numbers: { text: string; explanation: string | null; reason: string | null }[];
        coverage: { found: number; bound: number; alarms: number };
      };
      expect(marks).toEqual(
        numbers.map(({ text, explanation, reason }) => [text.replace(/\)$/, ''), explanation ?? reason ?? '']),
      );
      expect(coverage.bound).toBeGreaterThan(1);
      expect(status).toContain(`${coverage.found} numbers were found, ${coverage.bound} are bound to data`);
      expect(said).toEqual([]);
      await page.close();
    }, 180_000);
  },
);
