import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const CHROMIUM = '/usr/bin/chromium';
/** Whether there is a browser to look with. */
export const hasBrowser = existsSync(CHROMIUM);

/** A phone and a desk. */
const WIDTHS = [360, 1280] as const;

/** What axe-core finds wrong with a page, and whether the page is wider than a screen, at both widths. */
export async function pageFaults(pages: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const { chromium } = await import('playwright-core');
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const found: Record<string, string[]> = {};
  try {
    for (const [name, html] of Object.entries(pages)) {
      found[name] = [];
      for (const width of WIDTHS) {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        await page.setContent(html);
        await page.evaluate(axe);
        const violations = (await page.evaluate(
          'axe.run(document).then(r => r.violations.map(v => v.id + ": " + v.nodes[0].html))',
        )) as string[];
        const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
        found[name].push(
          ...violations.map(fault => `${width}: ${fault}`),
          ...(wide > width ? [`${width}: the page is ${wide} wide`] : []),
        );
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  return found;
}
