// Takes the pictures of the pages for the README and the guide, from the repository's own review. Run after a build.
// The same browser gives the same bytes: the page gets the bundled font, light colours, a fixed size and no cursor.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pictures = join(root, 'docs/pictures');
const CHROMIUM = '/usr/bin/chromium';
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 800 };

const face = name => readFileSync(join(root, `node_modules/@expo-google-fonts/arimo/${name}.ttf`)).toString('base64');
const FACES = [
  { weight: '400', style: 'normal', data: face('400Regular/Arimo_400Regular') },
  { weight: '700', style: 'normal', data: face('700Bold/Arimo_700Bold') },
  { weight: '400', style: 'italic', data: face('400Regular_Italic/Arimo_400Regular_Italic') },
];

/** The bundled font, which the page names first and a computer may lack. */
async function loadFont(page) {
  await page.evaluate(async faces => {
    for (const { weight, style, data } of faces) {
      const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0));
      document.fonts.add(await new FontFace('Arimo', bytes.buffer, { weight, style }).load());
    }
    await document.fonts.ready;
  }, FACES);
}

async function open(browser, file, viewport, hash = '') {
  const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`file://${file}${hash === '' ? '' : `#${hash}`}`);
  await page.waitForSelector('body.alive');
  await loadFont(page);
  return page;
}

const take = async (page, name) => {
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
  await page.close();
  console.log(`docs/pictures/${name}.png`);
};

const mapHash = (map, more = '') =>
  `data=&map=${encodeURIComponent(JSON.stringify({ rows: 'domain', columns: 'evaluation', segment: null, view: 'heat', hideEmpty: true, gaps: false, folded: [], ...map }))}${more}`;

if (!existsSync(CHROMIUM)) {
  console.error(`${CHROMIUM} is missing; install Chromium to take the pictures`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'],
});
try {
  for (const part of ['review.yaml', 'README.md', 'corpus', 'codebook', 'figures', 'docs/guides'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  const run = spawnSync(process.execPath, [join(root, 'dist/cli.js'), '--review', folder, 'report'], {
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
  const report = join(folder, 'out/report.html');
  const filter = `&f.method=${encodeURIComponent('any:prompting,fine_tuning~~..')}`;

  const map = await open(browser, report, DESK, mapHash({}, filter));
  await map.evaluate(() => scrollTo(0, document.querySelector('.filter-bar').getBoundingClientRect().top + scrollY));
  await take(map, 'report-map');

  const studies = await open(browser, report, DESK, mapHash({}, filter));
  await studies.click('#map button.cell >> nth=0');
  await studies.waitForSelector('dialog[open]');
  await take(studies, 'report-studies');

  const phone = await open(browser, report, PHONE, mapHash({ columns: 'method', view: 'bubbles' }));
  await phone.evaluate(() => document.querySelector('#map').scrollIntoView());
  await take(phone, 'report-phone');

  const app = await open(browser, join(root, 'dist/scopebook.html'), DESK);
  await app.setInputFiles('input[type=file]', join(root, 'corpus/studies.csv'));
  await app.waitForSelector('.field');
  await app.click('.tabs button:text-is("Figures and tables")');
  await app.click('summary:has-text("New figure or table")');
  const form = app.locator('form:has(button:text-is("Add"))');
  await form.locator('select').first().selectOption('figure heatmap');
  await form.locator('select').nth(1).selectOption('domain');
  await form.locator('select').nth(2).selectOption('evaluation');
  await form.locator('input').first().fill('Domains and kinds of evaluation');
  await form.locator('button[type=submit]').click();
  const figure = app.locator('figure:has(img[data-figure^=figure-domains])');
  await figure.waitFor();
  await figure.locator('img').evaluate(image => image.decode());
  await app.click('summary:has-text("New figure or table")');
  await figure.evaluate(element => element.scrollIntoView());
  await app.evaluate(() => scrollBy(0, -8));
  await take(app, 'workbench-figures');
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
