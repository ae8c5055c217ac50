import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';
const TABLES = ['crosstab', 'trend', 'shares', 'intervals', 'summary', 'studies', 'citations', 'codebook'];

test.skipIf(!existsSync(CHROMIUM))(
  'HTML tables have no violation that axe-core finds',
  { timeout: 60_000 },
  async () => {
    const { chromium } = await import('playwright-core');
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
    });
    try {
      const page = await browser.newPage();
      for (const name of TABLES) {
        await page.goto(pathToFileURL(`test/golden/tables/${name}.html`).href);
        await page.evaluate(axe);
        const found = await page.evaluate(
          'axe.run(document).then(r => r.violations.map(v => v.id + ": " + v.nodes[0].html))',
        );
        expect(found, name).toEqual([]);
      }
    } finally {
      await browser.close();
    }
  },
);
