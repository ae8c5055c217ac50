import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatter } from '../../../src/base/formatter.ts';
import { main } from '../../../src/cli/main.ts';
import type { CodedTable } from '../../../src/model/coded-table.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { CODED, STATES } from '../../../src/model/state.ts';
import { results } from '../../../src/pipeline/request/results.ts';
import { type OpenReview, openReview } from '../../../src/read/session.ts';
import { select } from '../../../src/tabulate/data/selection.ts';
import { type FieldFilter, type Filter, filterExpression, withChoice } from '../../../src/web/report/filter.ts';
import { writeHash } from '../../../src/web/report/hash.ts';
import { openBrowser, openFile, withoutBrowser } from '../../support/browser.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';
import { seedReport } from '../seed-report.ts';

/** Fields that filters are made of: one code, several codes, a number, one that does not always apply. */
const FIELDS = ['method', 'domain', 'evaluation', 'model_family', 'prompt_strategy', 'year', 'language'] as const;
const FILTERS = 200;

const format = formatter();

/** The command line itself is run for every so many filters; what its commands call, for all. */
const EVERY = 10;

/** The command line's rows for the same `--where`. */
async function rowsOf(...args: string[]): Promise<ResultRow[]> {
  const effects = memoryEffects(seedFiles());
  const status = await main([...args, '--json'], effects);
  expect(status, effects.errors.join('')).toBe(0);
  return (JSON.parse(effects.printed.join('')) as { rows: ResultRow[] }).rows;
}

/** Rows as JSON has them: without the function that finds a row's units. */
const printable = (rows: readonly ResultRow[]): unknown => JSON.parse(JSON.stringify(rows));

/** Choices that make sense for a field of these data. */
function choiceOf(coded: CodedTable, field: string): fc.Arbitrary<FieldFilter> {
  const column = coded.columns.get(field)!;
  const states = STATES.filter((_, state) => state !== CODED && column.states.includes(state));
  const codes = 'levels' in column ? column.levels.map(level => level.value) : [];
  const bound = fc.option(fc.integer({ min: 2020, max: 2025 }));
  return fc.record({
    mode: fc.constantFrom(
      ...(column.kind === 'multi' ? (['any', 'all', 'none'] as const) : (['any', 'none'] as const)),
    ),
    codes: fc.subarray(codes, { maxLength: Math.min(3, codes.length) }),
    states: fc.subarray([...states]),
    from: column.kind === 'numeric' ? bound : fc.constant(null),
    to: column.kind === 'numeric' ? bound : fc.constant(null),
  });
}

interface Printed {
  readonly shares: string[][];
  readonly map: number[][];
  readonly mapTotal: number;
  readonly studies: string[];
  readonly facet: string[];
}

/** What the page prints; a function of the page's own world. */
const readPage = (page: Page): Promise<Printed> =>
  page.evaluate(() => {
    const texts = (row: Element): string[] =>
      [...row.querySelectorAll('th, td:not(.bar)')].map(cell => cell.textContent ?? '');
    const numbers = (row: Element): number[] =>
      [...row.querySelectorAll('td [data-n]')].map(cell => Number(cell.getAttribute('data-n')));
    const matrix = [...document.querySelectorAll('#map table.matrix tr')].map(numbers).filter(row => row.length > 0);
    return {
      shares: [...document.querySelectorAll('#shares tbody tr')].map(texts),
      map: matrix,
      mapTotal: matrix.at(-1)?.at(-1) ?? -1,
      studies: [...document.querySelectorAll<HTMLElement>('#studies tbody .study')].map(
        button => button.dataset['study'] ?? '',
      ),
      facet: [...document.querySelectorAll('.facet[open] fieldset li .count')].map(cell => cell.textContent ?? ''),
    };
  });

describe.skipIf(withoutBrowser !== null)(
  `the report under filters${withoutBrowser === null ? '' : ` (${withoutBrowser})`}`,
  () => {
    let browser: Browser;
    let page: Page;
    let said: string[];
    let coded: CodedTable;
    let review: OpenReview;
    beforeAll(async () => {
      review = await openReview(memoryEffects(seedFiles()), null);
      coded = review.studies.coded;
      browser = await openBrowser();
      ({ page, said } = await openFile(browser, (await seedReport()).file));
      // only one facet open: the last field's
      await page.evaluate(() => {
        for (const facet of document.querySelectorAll<HTMLDetailsElement>('.facet[open]')) facet.open = false;
      });
      await page.click('.facet:has-text("Modality") summary');
    });
    afterAll(() => browser?.close());

    test(`${FILTERS} random filters give the command line's numbers`, async () => {
      const filter = fc
        .uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1, maxLength: 3 })
        .chain(fields => fc.record(Object.fromEntries(fields.map(field => [field, choiceOf(coded, field)]))));
      const filters = fc.sample(filter, FILTERS);
      const shown = fc.sample(fc.constantFrom('domain', 'evaluation', 'prompt_strategy', 'data_type'), FILTERS);
      for (const [at, given] of filters.entries()) {
        const asked = Object.entries(given as Filter).reduce<Filter>(
          (all, [name, choice]) => withChoice(all, name, choice),
          {},
        );
        const where = filterExpression(asked, coded.columns);
        const shares = shown[at]!;
        const hash = writeHash({
          data: '',
          filter: asked,
          search: '',
          shares,
          study: null,
          row: null,
          embed: null,
          language: null,
          map: {
            rows: 'domain',
            columns: 'evaluation',
            segment: null,
            view: 'numbers',
            hideEmpty: false,
            gaps: false,
            folded: [],
          },
        });
        await page.evaluate(text => {
          location.hash = text;
        }, hash);
        await page.waitForFunction(
          ([text, field]) =>
            (document.querySelector('#shares')?.getAttribute('data-where') ?? '') === text &&
            document.querySelector<HTMLSelectElement>('#shares select')?.value === field,
          [where ?? '', shares] as const,
        );
        const printed = await readPage(page);
        const { rows } = results(review, [{ analysis: 'shares', fields: [shares, 'modality'], where }]);
        const cross = results(review, [{ analysis: 'crosstab', fields: ['domain', 'evaluation'], where }]).rows;
        if (at % EVERY === 0) {
          const condition = where === null ? [] : ['--where', where];
          expect(await rowsOf('shares', shares, 'modality', ...condition), where ?? '').toEqual(printable(rows));
          expect(await rowsOf('crosstab', 'domain', 'evaluation', ...condition), where ?? '').toEqual(printable(cross));
        }
        expect(
          printed.shares.map(([, n, N, percent]) => [n, N, percent]),
          where ?? '',
        ).toEqual(
          rows
            .filter(row => row.field === shares)
            .map(row => [format.count(row.n), format.count(row.N), format.percentSigned(row.n, row.N)]),
        );
        const inTable = cross.filter(row => row.base === 'all');
        const lines = inTable.filter(row => row.level !== null && row.by.length === 0);
        expect(printed.map, where ?? '').toEqual([
          ...lines.map(line => [
            ...inTable
              .filter(row => row.level === line.level && row.kind === line.kind && row.by.length === 1)
              .map(row => row.n),
            line.n,
          ]),
          [
            ...inTable.filter(row => row.level === null && row.by.length === 1).map(row => row.n),
            inTable.find(row => row.statistic === 'count')?.n,
          ],
        ]);
        const { mask } = select(coded, where);
        const kept = Array.from({ length: coded.units }, (_, unit) => unit).filter(
          unit => mask === null || mask[unit] === 1,
        );
        const keys = kept.map(unit => coded.key(unit));
        expect(printed.studies, where ?? '').toEqual(keys);
        if (at % EVERY === 0) {
          const download = page.waitForEvent('download');
          await page.click('#studies button:has-text("CSV of these studies")');
          const csv = readFileSync(await (await download).path(), 'utf8');
          const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
          expect(
            rows.map(row => row['study_id']),
            where ?? '',
          ).toEqual(keys);
        }
        // no filter is on this facet, so its counts are the shares' counts
        const levels = rows
          .filter(row => row.field === 'modality' && row.kind === 'level')
          .map(row => format.count(row.n));
        expect(printed.facet.slice(0, levels.length), where ?? '').toEqual(levels);
      }
      expect(said).toEqual([]);
    }, 480_000);
  },
);
