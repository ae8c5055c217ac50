import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import type { MapChoice } from '../../../src/web/report/map-choice.ts';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { reportOf } from '../seed-report.ts';
import { GROUPED } from './grouped-review.ts';

/** The command line's rows. */
async function rowsOf(...args: string[]): Promise<ResultRow[]> {
  const effects = memoryEffects(GROUPED);
  expect(await main([...args, '--json'], effects), effects.errors.join('')).toBe(0);
  return (JSON.parse(effects.printed.join('')) as { rows: ResultRow[] }).rows;
}

const MAP: MapChoice = {
  rows: 'design',
  columns: 'topic',
  segment: null,
  view: 'heat',
  hideEmpty: false,
  gaps: false,
  folded: [],
};

const hashOf = (map: Partial<MapChoice>, more = ''): string =>
  `data=&map=${encodeURIComponent(JSON.stringify({ ...MAP, ...map }))}${more}`;

/** The printed map: each row's heading with its numbers. */
const printed = (page: Page): Promise<string[]> =>
  page
    .locator('#map table.matrix tr')
    .evaluateAll(rows =>
      rows.map(row =>
        [...row.querySelectorAll('th, td')]
          .map(cell => (cell.querySelector('[data-n]') ?? cell).textContent?.replace(/^[+−]/, '').trim())
          .join(' '),
      ),
    );

describe.skipIf(withoutBrowser !== null)(
  `the views of the report${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    let html: string;
    let file: string;
    beforeAll(async () => {
      ({ html, file } = await reportOf(GROUPED));
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    test('the same review gives the same bytes', async () => {
      expect((await reportOf(GROUPED)).html).toBe(html);
    });

    test('fields that are left out are nowhere in the page, and it says which', async () => {
      expect(html).not.toMatch(/SECRETREMARK|mail\.example|The remarks/);
      const { page } = await openFile(browser, file);
      await expect
        .poll(() => page.locator('#about').textContent())
        .toContain(
          'does not contain these fields of the data, nor the figures and tables that use them: Remarks, Mail of the coder, With a remark.',
        );
      await expect.poll(() => page.locator('.facet').allTextContents()).not.toContain('Remarks');
      await page.close();
    });

    test('a mistyped name in report.omit is refused with its place, and so is the key', async () => {
      const wrong = memoryEffects({
        ...GROUPED,
        'review.yaml': GROUPED['review.yaml']!.replace('[remarks]', '[remark, id]'),
      });
      expect(await main(['report'], wrong)).not.toBe(0);
      const said = wrong.errors.join('');
      expect(said).toContain('review.yaml:6:18: unknown field "remark"; did you mean "remarks"?');
      expect(said).toContain('id identifies the units');
    });

    test('rows and columns fold into their groups, whose numbers are the command line’s', async () => {
      const { page, said } = await openFile(browser, file, { hash: hashOf({}) });
      expect((await printed(page)).slice(0, 2)).toEqual([
        'Design \\ Topic Physical health Mood Not reported Total',
        'Pain Sleep',
      ]);
      await page.click('#map thead button[aria-label="Fold the categories of Physical health"]');
      await page.click('#map tbody button[aria-label="Fold the categories of Trials"]');
      await expect
        .poll(() => printed(page))
        .toEqual([
          'Design \\ Topic Physical health Mood Not reported Total',
          'Trials 3 1 0 3',
          'Observational 2 2 1 4',
          'Observational 1 1 0 1',
          'Cohort 1 1 0 2',
          'Case series 0 0 1 1',
          'Not reported 1 0 0 1',
          'Total 6 3 1 8',
        ]);
      const rows = await rowsOf('shares', 'design', '--where', 'topic has any (pain, sleep)');
      expect(rows.find(row => row.level === 'trial' && row.kind === 'rollup')?.n).toBe(3);
      expect(rows.find(row => row.level === 'observational' && row.kind === 'rollup')?.n).toBe(2);
      // a number of a folded group opens its studies, and the address keeps what is folded
      await page.click('#map tbody tr:has-text("Trials") button.cell >> nth=0');
      await expect
        .poll(() => page.locator('dialog[open] .units').nth(0).locator('li').allTextContents())
        .toEqual(['Abe 2015', 'Bo 2015', 'Cid 2018']);
      await page.keyboard.press('Escape');
      const again = await openFile(browser, file, { hash: new URL(page.url()).hash.slice(1) });
      expect(await printed(again.page)).toEqual(await printed(page));
      await again.page.close();
      await page.click('#map thead button[aria-label="Show the categories of Physical health"]');
      expect((await printed(page))[1]).toBe('Pain Sleep');
      expect(said).toEqual([]);
      await page.close();
    });

    test('bubbles, donuts and mosaic show the number beside the picture, at its size', async () => {
      const { page, said } = await openFile(browser, file, { hash: hashOf({ view: 'bubbles' }) });
      const area = (row: string): Promise<number> =>
        page
          .locator(`#map tbody tr:has(th:text-is("${row}")) .bubble circle >> nth=0`)
          .evaluate(circle => Number(circle.getAttribute('r')) ** 2);
      // two studies (pain) against one (sleep): the area doubles
      const radii = await page
        .locator('#map tbody tr:has-text("Randomised trial") >> nth=0')
        .locator('.bubble circle')
        .evaluateAll(circles => circles.map(circle => Number(circle.getAttribute('r'))));
      expect(await area('Randomised trial')).toBeGreaterThan(0);
      expect(radii[0]! ** 2 / radii[1]! ** 2).toBeCloseTo(2, 1);
      await expect.poll(() => page.locator('#map .legend').textContent()).toContain('area of each bubble');
      await page.selectOption('#map .controls label:has-text("Divide cells by") select', 'setting');
      for (const view of ['donuts', 'mosaic'] as const) {
        await page.selectOption('#map .controls label:has-text("Show as") select', view);
        const cell = page.locator('#map tbody tr:has-text("Randomised trial") td').first();
        await expect
          .poll(() => cell.locator(view === 'donuts' ? '.ring circle:not(.track)' : '.bar rect:not(.track)').count())
          .toBe(2);
        await expect.poll(async () => (await cell.textContent())?.replace(/\s+/g, ' ').trim()).toBe('2A1 B1');
        await expect
          .poll(() => cell.locator('button').getAttribute('aria-label'))
          .toBe('Randomised trial × Pain: 2 of 8 studies; home 1, clinic 1');
      }
      expect(said).toEqual([]);
      await page.close();
    });

    test('empty rows and columns hide, and each gap says its kind', async () => {
      const { page } = await openFile(browser, file, {
        hash: hashOf({ hideEmpty: true, gaps: true }, `&f.topic=${encodeURIComponent('any:mood~~..')}`),
      });
      const lines = await printed(page);
      expect(lines.join('\n')).not.toContain('Case series');
      expect(lines.at(-1)).toBe('Total 1 1 3 3');
      await page.click('label:has-text("Hide empty")');
      expect((await printed(page)).join('\n')).toContain('Case series');
      await expect.poll(() => page.locator('#map td.empty .gap').count()).toBeGreaterThan(0);
      await page.close();
    });

    test('the histogram has years without studies, and missing years beside it', async () => {
      const { page } = await openFile(browser, file);
      await page.evaluate(() => {
        for (const facet of document.querySelectorAll<HTMLDetailsElement>('.facet[open]')) facet.open = false;
      });
      await page.click('.facet:has(summary:text-is("Year")) summary');
      const facet = page.locator('.facet[open]');
      await expect
        .poll(() =>
          facet.locator('.histogram button').evaluateAll(bars => bars.map(bar => bar.getAttribute('aria-label'))),
        )
        .toEqual([
          '2015: 2 studies',
          '2016: 0 studies',
          '2017: 0 studies',
          '2018: 3 studies',
          '2019: 0 studies',
          '2020: 2 studies',
        ]);
      await expect.poll(async () => (await facet.locator('.states').textContent())?.trim()).toBe('Not reported 1');
      await facet.locator('.histogram button >> nth=3').focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.locator('.sentence').textContent())
        .toBe(
          'Showing 3 of 8 studies: Year is 2018. For 1 study the filter cannot be decided, because a value is missing.',
        );
      // a facet's counts ignore its own filter
      await expect
        .poll(() => facet.locator('.histogram button >> nth=0').getAttribute('aria-label'))
        .toBe('2015: 2 studies');
      await page.close();
    });

    test('search finds any script, without accents and capitals, and phrases', async () => {
      const { page } = await openFile(browser, file);
      const found = async (query: string): Promise<string[]> => {
        const before = await page.locator('.sentence').textContent();
        await page.fill('.search input', query);
        await page.waitForFunction(text => document.querySelector('.sentence')?.textContent !== text, before);
        return page.locator('#studies tbody th').allTextContents();
      };
      expect(await found('睡眠')).toEqual(['Eva 2018']);
      expect(await found('ETUDE')).toEqual(['Fay 2020']);
      expect(await found('baths sleep')).toEqual(['Abe 2015']);
      expect(await found('"long walks"')).toEqual(['Cid 2018']);
      expect(await found('SECRETREMARK')).toEqual([]);
      await page.close();
    });

    test('a table is copied as rich text, TSV, Markdown and LaTeX, and a number with its query', async () => {
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      await page.goto(
        `file://${file}#${hashOf({ columns: 'setting' }, `&f.setting=${encodeURIComponent('any:home,clinic~~..')}`)}`,
      );
      await page.waitForSelector('body.alive');
      const read = (type: 'text/plain' | 'text/html'): Promise<string> =>
        page.evaluate(async kind => {
          const [item] = await navigator.clipboard.read();
          return item?.types.includes(kind) === true ? (await item.getType(kind)).text() : '';
        }, type);
      const copied = async (label: string, type: 'text/plain' | 'text/html'): Promise<string> => {
        const before = await read(type);
        await page.click(`#map button:text-is("${label}")`);
        // that something was copied may still be said of the copy before
        await expect.poll(() => read(type)).not.toBe(before);
        await page.waitForFunction(() => document.querySelector('#map .announced [role=status]:not(:empty)') !== null);
        return read(type);
      };
      const tsv = await copied('TSV', 'text/plain');
      expect(tsv.split('\n').slice(0, 2)).toEqual(['Design\thome\tclinic\tNot reported\tTotal', 'Trials\t2\t1\t0\t3']);
      expect(await copied('Markdown', 'text/plain')).toMatch(/\| Randomised trial +\| +1 +\| +1 +\| +0 +\| +2 +\|/);
      expect(await copied('LaTeX', 'text/plain')).toMatch(/Randomised trial\s*& 1 & 1 & 0 & 2/);
      const rich = await copied('rich text', 'text/html');
      expect(rich).toMatch(/<table[\s\S]*Randomised trial[\s\S]*<\/table>/);
      await page.click('#map tbody tr:has-text("Randomised trial") button.cell >> nth=0');
      await page.click('dialog[open] button:has-text("Copy this number")');
      await page.waitForFunction(() => document.querySelector('dialog .announced [role=status]:not(:empty)') !== null);
      const number = await page.evaluate(() => navigator.clipboard.readText());
      expect(number).toMatch(
        /^1 of 7 studies \(14\.3%\); scopebook explain "share design=rct with setting by setting=home .*"; data [0-9a-f]{12}$/,
      );
      await context.close();
    });

    test('one section alone is embedded; print has every row, the filter and no controls', async () => {
      const { page } = await openFile(browser, file, { hash: `${hashOf({})}&embed=map` });
      await expect.poll(() => page.locator('#map').isVisible()).toBe(true);
      for (const part of ['#shares', '#studies', '#about', '.overview', '.facets'])
        await expect.poll(() => page.locator(part).isVisible()).toBe(false);
      await page.close();
      const many = { ...GROUPED, 'corpus/studies.csv': manyStudies(250) };
      const long = await openFile(browser, (await reportOf(many)).file, {
        hash: hashOf({}, `&f.design=${encodeURIComponent('any:rct~~..')}`),
      });
      await expect.poll(() => long.page.locator('#studies tbody tr').count()).toBe(100);
      await long.page.emulateMedia({ media: 'print' });
      await long.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await long.page.waitForFunction(() => document.querySelectorAll('#studies tbody tr').length === 125);
      await expect.poll(() => long.page.locator('.sentence').isVisible()).toBe(true);
      await expect
        .poll(() => long.page.locator('.sentence').textContent())
        .toBe('Showing 125 of 250 studies: Design is Randomised trial.');
      for (const part of ['.facets', '.controls', '.search', '.skip'])
        await expect.poll(() => long.page.locator(part).first().isVisible()).toBe(false);
      await long.page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await long.page.waitForFunction(() => document.querySelectorAll('#studies tbody tr').length === 100);
      await long.page.close();
    });

    test('nothing moves for readers who ask for reduced motion', async () => {
      const { page } = await openFile(browser, file);
      const moving = (): Promise<string[]> =>
        page.evaluate(() =>
          [...document.querySelectorAll('*')]
            .map(element => getComputedStyle(element))
            .filter(style => Number.parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none')
            .map(style => style.transitionDuration),
        );
      expect((await moving()).length).toBeGreaterThan(0);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await moving()).toEqual([]);
      await page.close();
    });

    test('exports under a filter hold its studies, and formulas stay text', async () => {
      const { page } = await openFile(browser, file, {
        hash: hashOf({}, `&f.topic=${encodeURIComponent('all:pain,mood~~..')}`),
      });
      const save = page.waitForEvent('download');
      await page.click('#studies button:has-text("CSV of these studies")');
      const csv = readFileSync(await (await save).path(), 'utf8');
      expect(csv).toBe(
        `\ufeffid,author,year,title,doi,design,topic,setting,home_visits\r\ns7,Gus,NR,"'=1+1 and ""quotes""",10.1000/7,observational,pain;mood,home,2\r\n`,
      );
      await page.close();
    });
  },
);

/** Studies in alternation: half of them randomised. */
const manyStudies = (count: number): string =>
  [
    GROUPED['corpus/studies.csv']!.split('\n')[0],
    ...Array.from(
      { length: count },
      (_, at) => `t${at},Abe,2015,Title ${at},10.1000/t${at},${at % 2 === 0 ? 'rct' : 'cohort'},pain,home,1,none,`,
    ),
    '',
  ].join('\n');
