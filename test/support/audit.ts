import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe leaves open: the contrast of single characters and of what a sticky bar covers, and tables whose headings span
 * them.
 */
export const EXPECTED = ['color-contrast', 'th-has-data-cells'];

/** What axe finds: violations, and what it could not decide. */
export async function audit(
  page: Page,
  only: readonly string[] = [],
  { trim = true } = {},
): Promise<{ violations: string[]; incomplete: string[] }> {
  // a table's later rows are built like its first ones, and axe takes long over each
  if (trim)
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('tbody tr:nth-child(n + 6), fieldset li:nth-child(n + 5)'))
        row.remove();
    });
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document, { ${only.length > 0 ? `runOnly: ${JSON.stringify(only)}` : "rules: { 'target-size': { enabled: true } }"} }).then(r => ({
      violations: r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | ')),
      incomplete: [...new Set(r.incomplete.map(v => v.id))] }))`,
  ) as Promise<{ violations: string[]; incomplete: string[] }>;
}
