import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasBrowser, pageFaults } from '../support/accessibility.ts';

const TABLES = ['crosstab', 'trend', 'shares', 'intervals', 'summary', 'studies', 'citations', 'codebook'];

test.skipIf(!hasBrowser)('HTML tables have no fault on a phone or a desk', { timeout: 120_000 }, async () => {
  const pages = Object.fromEntries(
    TABLES.map(name => [name, readFileSync(`test/golden/tables/${name}.html`, 'utf8')] as const),
  );
  expect(await pageFaults(pages)).toEqual(Object.fromEntries(TABLES.map(name => [name, []])));
});
