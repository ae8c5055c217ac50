// Damages valid files of every format and reads them: npm run fuzz -- [--seconds N] [--seed S] [--reader NAME] [--case N]
// Each reader runs in a process of its own with at most 1 GB of heap. A case that ends in anything but a refusal in a
// sentence, breaks a promise (counts, round trips; see test/fuzz), runs for more than 30 seconds (a busy machine: also when
// its batch is tried again with ten times as long) or needs more memory is
// printed with its seed and number, which give the same file again.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const SLOWEST_MS = 30_000;
const BATCH = 50;

const options = { seconds: '60', seed: '1', reader: null, case: null };
for (let i = 2; i < process.argv.length; i += 2) {
  const name = process.argv[i].replace(/^--/, '');
  if (!(name in options) || process.argv[i + 1] === undefined) {
    console.error(
      `fuzz: ${process.argv[i]} is not one of ${Object.keys(options)
        .map(key => `--${key} VALUE`)
        .join(', ')}`,
    );
    process.exit(2);
  }
  options[name] = process.argv[i + 1];
}
const seed = Number(options.seed);

if (process.send !== undefined) {
  // the child: one reader, batch after batch
  const { FUZZERS, runFuzzer } = await import(process.env.SCOPEBOOK_FUZZERS);
  process.on('message', async ({ reader, first, count }) => {
    const report = await runFuzzer(FUZZERS.get(reader), seed, first, count, number => process.send({ begins: number }));
    process.send({ report, rss: process.resourceUsage().maxRSS / 1024 });
  });
} else await parent();

async function parent() {
  const folder = mkdtempSync(join(root, 'node_modules/.cache-fuzz-'));
  const bundle = join(folder, 'fuzzers.mjs');
  try {
    await build({
      absWorkingDir: root,
      stdin: {
        contents:
          "export { FUZZERS } from './test/fuzz/fuzzers/index.ts'; export { runFuzzer } from './test/fuzz/run-fuzzer.ts';",
        resolveDir: root,
      },
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      define: { SCOPEBOOK_VERSION: '"fuzz"' },
      logLevel: 'error',
    });
    const { FUZZERS } = await import(bundle);
    const readers = options.reader === null ? [...FUZZERS.keys()] : [options.reader];
    const unknown = readers.find(name => !FUZZERS.has(name));
    if (unknown !== undefined) {
      console.error(`fuzz: there is no reader "${unknown}"; the readers are ${[...FUZZERS.keys()].join(', ')}`);
      process.exitCode = 2;
      return;
    }
    let failed = 0;
    let total = 0;
    console.log(
      `${'reader'.padEnd(18)}${'cases'.padStart(9)}${'read'.padStart(9)}${'failed'.padStart(8)}${'MB'.padStart(7)}`,
    );
    for (const reader of readers) {
      const sum = await fuzz(bundle, reader, (Number(options.seconds) * 1000) / readers.length);
      failed += sum.failures.length;
      total += sum.cases;
      console.log(
        `${reader.padEnd(18)}${String(sum.cases).padStart(9)}${String(sum.read).padStart(9)}${String(sum.failures.length).padStart(8)}${sum.memory.toFixed(0).padStart(7)}`,
      );
      for (const failure of sum.failures.slice(0, 5)) console.log(`  ${failure.replaceAll('\n', '\n    ')}`);
    }
    console.log(`${total} cases with seed ${seed}, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A process that reads damaged files. */
function start(bundle) {
  return fork(fileURLToPath(import.meta.url), process.argv.slice(2), {
    cwd: root,
    env: { ...process.env, SCOPEBOOK_FUZZERS: bundle },
    execArgv: ['--max-old-space-size=1024'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Batches of one reader until its time is over. */
async function fuzz(bundle, reader, milliseconds) {
  const sum = { cases: 0, read: 0, failures: [], memory: 0 };
  const until = performance.now() + milliseconds;
  const only = options.case === null ? null : Number(options.case);
  const add = ({ report, rss }) => {
    sum.cases += report.cases;
    sum.read += report.read;
    sum.failures.push(...report.failures);
    sum.memory = Math.max(sum.memory, rss);
  };
  let next = only ?? 0;
  let child = null;
  while (sum.cases === 0 || (only === null && performance.now() < until)) {
    child ??= start(bundle);
    const count = only === null ? BATCH : 1;
    let done = await batch(child, { reader, first: next, count });
    if (done.late === true) {
      child = start(bundle);
      done = await batch(child, { reader, first: next, count }, 10 * SLOWEST_MS);
    }
    if (done.report === undefined) {
      // this case ended the process: the next one begins after it
      sum.failures.push(`${reader}, seed ${seed}, case ${done.at}: ${done.ended}`);
      sum.cases += done.at - next + 1;
      next = done.at + 1;
      child = null;
      continue;
    }
    add(done);
    next += count;
  }
  child?.kill();
  return sum;
}

/** One batch: its report, or the case at which the process ended or was stopped. */
function batch(child, work, slowest = SLOWEST_MS) {
  return new Promise(resolve => {
    let at = work.first;
    let timer = null;
    const end = result => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(result);
    };
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        child.kill('SIGKILL');
        end({ at, late: true, ended: `not finished after ${slowest / 1000} seconds` });
      }, slowest);
    };
    child.on('message', message => {
      if (message.begins === undefined) return end(message);
      at = message.begins;
      watch();
    });
    child.on('exit', (code, signal) => end({ at, ended: `the process ended (${signal ?? `status ${code}`})` }));
    watch();
    child.send(work);
  });
}
