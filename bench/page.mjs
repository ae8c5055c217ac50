// The report page in a browser: its size, when it can be used, what a filter and a search cost, and its memory.
// Two reviews: the repository's own, and an invented one of 20,000 studies × 60 fields. Run after a build: node bench/page.mjs
// A report of one's own: node bench/page.mjs report.html
// On a busy machine only the processor time of the page's own thread means something; of several tries the least is printed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const CHROMIUM = '/usr/bin/chromium';
const LOADS = 6;
const FILTERS = 12;
const LIMITS = {
  own: { bytes: 1.2e6, first: 500, filter: 300, memory: 400 },
  large: { bytes: 12e6, first: null, filter: 300, memory: 400 },
};

/** The same numbers every time (a linear congruential generator, Numerical Recipes' constants). */
function random() {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** 20,000 studies × 60 fields: 20 multi-select, 33 with one code, a year, a number, and texts. */
function writeLarge(folder, units = 20_000) {
  const next = random();
  const words =
    'alpha beta gamma delta screening cohort trial model data review language prompt clinical text image'.split(' ');
  const pick = list => list[Math.floor(next() * list.length)];
  const text = length => Array.from({ length }, () => pick(words)).join(' ');
  const codes = Array.from({ length: 53 }, () => 4 + Math.floor(next() * 12));
  const code = of => `c${Math.floor(of * next() * next())}`;
  const single = of => (next() < 0.05 ? 'NR' : code(of));
  const several = of =>
    next() < 0.05 ? 'NR' : [...new Set(Array.from({ length: 1 + Math.floor(3 * next()) }, () => code(of)))].join(';');
  const names = codes.map((_, at) => (at < 33 ? `single_${at}` : `multi_${at - 33}`));
  const header = ['study_id', 'author', 'year', 'title', 'doi', ...names, 'size', 'note'];
  const rows = Array.from({ length: units }, (_, unit) =>
    [
      `u${unit}`,
      `${pick(words)}${Math.floor(next() * 500)}`,
      next() < 0.02 ? 'NR' : 1990 + Math.floor(35 * Math.sqrt(next())),
      text(9),
      `10.1234/x.${unit}`,
      ...codes.map((of, at) => (at < 33 ? single(of) : several(of))),
      next() < 0.05 ? 'NR' : Math.floor(10 ** (1 + 3 * next())),
      next() < 0.3 ? text(6) : 'NR',
    ].join(','),
  );
  const missing = 'missingValues: [{ value: NR, label: not_reported }]';
  const field = (name, at) =>
    `  - { name: ${name}, ${at < 33 ? '' : 'type: list, delimiter: ";", '}categories: [${Array.from({ length: codes[at] }, (_, level) => `c${level}`).join(', ')}] }`;
  for (const part of ['corpus', 'codebook']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'corpus/studies.csv'), `${header.join(',')}\n${rows.join('\n')}\n`);
  writeFileSync(
    join(folder, 'codebook/studies.yaml'),
    [
      missing,
      'fields:',
      ...['study_id', 'author'].map(name => `  - { name: ${name} }`),
      '  - { name: year, type: year }',
      ...['title', 'doi'].map(name => `  - { name: ${name} }`),
      ...names.map(field),
      '  - { name: size, type: integer }',
      '  - { name: note }',
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'review.yaml'),
    'name: large\nunit: { name: study, key: study_id }\ncitation: { author: author, year: year, title: title, identifier: doi }\nresources:\n  - { name: studies, path: corpus/studies.csv, schema: codebook/studies.yaml }\n',
  );
}

function report(folder) {
  const run = spawnSync(process.execPath, [join(root, 'dist/cli.js'), '--review', folder, 'report'], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return join(folder, 'out/report.html');
}

/** Megabytes of the page's process that are its own, shared parts divided. */
async function memoryOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const file = `/proc/${id}/smaps_rollup`;
      return existsSync(file) ? Number(/^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024 : 0;
    });
  return Math.round(Math.max(...sizes));
}

/** One load: when numbers are painted, when a filter works, and what the page's own thread has done until then. */
async function load(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    const add = DOMTokenList.prototype.add;
    DOMTokenList.prototype.add = function (...names) {
      add.apply(this, names);
      if (names[0] === 'alive') performance.mark('alive');
    };
  });
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.goto(`file://${file}`);
  await page.waitForSelector('body.alive');
  const first = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  );
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await page.close();
  const alive = traceEvents.find(event => event.name === 'alive' && event.cat.includes('user_timing'));
  const start = traceEvents
    .filter(event => event.name === 'navigationStart' && event.pid === alive.pid && event.ts < alive.ts)
    .at(-1);
  // tasks stand inside of tasks: only the outermost count, and the last one up to the mark
  let [cpu, end] = [0, -1];
  const tasks = traceEvents.filter(
    event =>
      event.pid === alive.pid && event.tid === alive.tid && event.ph === 'X' && event.ts >= start.ts && event.tdur > 0,
  );
  for (const { tts, tdur } of tasks.sort((a, b) => a.tts - b.tts || b.tdur - a.tdur)) {
    if (tts >= alive.tts || tts < end) continue;
    end = tts + tdur;
    cpu += Math.min(end, alive.tts) - tts;
  }
  return { first, alive: (alive.ts - start.ts) / 1000, cpu: cpu / 1000 };
}

async function measure(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () =>
    1000 * (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const loads = [];
  for (let at = 0; at < LOADS; at++) loads.push(await load(browser, file));
  await page.goto(`file://${file}`);
  await page.waitForSelector('body.alive');
  const least = (list, of) => Math.round(Math.min(...list.map(of)));
  const filters = [];
  for (let at = 0; at < FILTERS; at++) {
    const before = await busy();
    const elapsed = await page.evaluate(async () => {
      const start = performance.now();
      document.querySelector('.facet[open] fieldset li input').click();
      await new Promise(done => setTimeout(done, 0));
      await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
      return performance.now() - start;
    });
    filters.push({ elapsed, cpu: (await busy()) - before });
  }
  const searches = [];
  for (const query of ['alpha', 'alpha beta', 'data review', '"clinical text"']) {
    const before = await busy();
    const sentence = await page.textContent('.sentence');
    await page.fill('.search input', query);
    await page
      .waitForFunction(text => document.querySelector('.sentence').textContent !== text, sentence)
      .catch(() => null);
    searches.push((await busy()) - before);
  }
  await session.send('HeapProfiler.collectGarbage');
  const memory = await memoryOf(browser);
  await page.close();
  return {
    bytes: statSync(file).size,
    'first paint, ms': least(loads, load => load.first),
    'usable, ms': least(loads, load => load.alive),
    'usable, processor ms': least(loads, load => load.cpu),
    'filter, ms': least(filters, filter => filter.elapsed),
    'filter, processor ms': least(filters, filter => filter.cpu),
    'first search, processor ms': Math.round(searches[0]),
    'later search, processor ms': Math.round(Math.min(...searches.slice(1))),
    'memory, MB': memory,
  };
}

/** The repository's own report, and that of the invented review. */
function bothReports(folder) {
  const own = join(folder, 'own');
  mkdirSync(own);
  for (const part of ['review.yaml', 'README.md', 'corpus', 'codebook', 'figures', 'docs/guides'])
    cpSync(join(root, part), join(own, part), { recursive: true });
  const large = join(folder, 'large');
  mkdirSync(large);
  writeLarge(large);
  return { own: report(own), large: report(large) };
}

const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
try {
  const [, , given] = process.argv;
  const files = given === undefined ? bothReports(folder) : { large: resolve(given) };
  const results = {};
  for (const [name, file] of Object.entries(files)) {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    results[name] = await measure(browser, file);
    await browser.close();
  }
  console.table(results);
  const over = Object.entries(results).flatMap(([name, result]) => {
    const limit = LIMITS[name];
    return [
      ...(result.bytes > limit.bytes ? [`${name}: ${result.bytes} bytes, more than ${limit.bytes}`] : []),
      ...(limit.first !== null && result['usable, processor ms'] > limit.first
        ? [`${name}: usable after more than ${limit.first} ms`]
        : []),
      ...(result['filter, processor ms'] > limit.filter
        ? [`${name}: a filter takes more than ${limit.filter} ms`]
        : []),
      ...(result['memory, MB'] > limit.memory ? [`${name}: more than ${limit.memory} MB`] : []),
    ];
  });
  for (const line of over) console.error(line);
  process.exitCode = over.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
