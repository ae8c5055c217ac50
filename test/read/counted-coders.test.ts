import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableSource } from '../../src/ingest/counting/table-source.ts';
import { openCounts } from '../../src/ingest/ingest.ts';
import { ALL_AGREEMENT } from '../../src/pipeline/sheets/agreement.ts';
import { runAgreement } from '../support/agreement.ts';
import { agreementFromCounts, agreementFromRows, codersCsv, codersTable } from '../support/counted-agreement.ts';
import { diskSource, hasDuckdb, writeParquet } from '../support/parquet.ts';
import { agreementQueries, type RandomCoders, randomCoders } from '../support/random-coders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('counted combinations of coders’ cells give the same rows, notes and findings as the rows', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(randomCoders(), agreementQueries, async (sheet, asked) => {
      const query = { ...ALL_AGREEMENT, ...asked };
      const found = await agreementFromCounts(sheet, tableSource(await codersTable(sheet)), query);
      if (found === null) return;
      counted++;
      expect(found).toEqual(await agreementFromRows(sheet, query));
    }),
    { numRuns: 40, seed: 21 },
  );
  expect(counted).toBeGreaterThan(15);
});

test('a key that repeats, or a cell that breaks a rule, asks for the rows', async () => {
  await fc.assert(
    fc.asyncProperty(randomCoders({ slips: true }), async sheet => {
      const query = { ...ALL_AGREEMENT, fields: sheet.rows.length % 2 === 0 ? ['size'] : [] };
      expect(await agreementFromCounts(sheet, tableSource(await codersTable(sheet)), query)).toBe(null);
    }),
    { numRuns: 5, seed: 21 },
  );
});

describe.skipIf(!hasDuckdb)('DuckDB (skipped where @duckdb/node-api is not installed)', () => {
  test('joint counts of coders’ columns in Parquet give what the same cells give in CSV', async () => {
    const folder = temporaryFolder();
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(randomCoders(), agreementQueries, async (sheet, asked) => {
        await writeParquet(join(folder, 'studies.parquet'), sheet.header, sheet.rows);
        const source = (await openCounts(diskSource(folder, 'studies.parquet')))!;
        const query = { ...ALL_AGREEMENT, ...asked };
        const found = await agreementFromCounts(sheet, source, query);
        source.close();
        if (found === null) return;
        counted++;
        expect(JSON.parse(JSON.stringify(found).replaceAll('studies.parquet', 'studies.csv'))).toEqual(
          await agreementFromRows(sheet, query),
        );
      }),
      { numRuns: 20, seed: 23, endOnFailure: true },
    );
    expect(counted).toBeGreaterThan(5);
  });

  test('`agreement` prints the same of a Parquet file, and which columns it read', async () => {
    const [sheet] = fc.sample(randomCoders(), { numRuns: 1, seed: 4 }) as [RandomCoders];
    const review = String(sheet.files['review.yaml']);
    const [csv, parquet] = [
      temporaryFolder({ ...sheet.files, 'studies.csv': codersCsv(sheet) }),
      temporaryFolder({ ...sheet.files, 'review.yaml': review.replace('studies.csv', 'studies.parquet') }),
    ];
    await writeParquet(join(parquet, 'studies.parquet'), sheet.header, sheet.rows);
    const [rows, counts] = [await runAgreement(['size'], {}, csv), await runAgreement(['size'], {}, parquet)];
    const note =
      /\nOnly the columns that this result depends on were read and checked: id, size_A, size_B, (size_C, )?size_agreed, decisions \([56] of \d+\); `scopebook validate` checks the others\.\n/;
    expect(counts.out).toMatch(note);
    expect(counts.out.replace(note, '\n').trim()).toBe(rows.out.trim());
    expect(rows.out).toContain('Weighted');
  });
});
