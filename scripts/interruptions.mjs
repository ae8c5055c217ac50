// Ends commands at random moments, and runs two at once: npm run interruptions -- [--kills N] [--pairs N] [--seed S]
// After each kill no input has changed or is half-written, and the same command then works and leaves nothing behind. Two
// commands at once in one folder: each does its work or refuses in a sentence, and no study is lost. The built command line
// (dist/cli.js) is used; every review is a small folder below the temporary folder of the system.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const options = { kills: 200, pairs: 50, seed: 1 };
for (let i = 2; i < process.argv.length; i += 2) {
  const name = process.argv[i].replace(/^--/, '');
  const value = Number(process.argv[i + 1]);
  if (!(name in options) || !Number.isInteger(value) || value < 0) {
    console.error('interruptions: give --kills N, --pairs N or --seed S');
    process.exit(2);
  }
  options[name] = value;
}

let state = Math.imul(options.seed, 0x9e3779b1) >>> 0;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const CODEBOOK = version =>
  `version: ${version}\nprimaryKey: id\nfields:\n  - { name: id }\n  - { name: title }\n  - { name: method, categories: [x, y] }\n`;
const reference = (number, title) => `TY  - JOUR\nTI  - ${title}\nDO  - 10.5555/added.${number}\nPY  - 2024\nER  - \n`;
const TITLES = ['A first report that came late', 'Another trial from elsewhere'];
const FILES = {
  'c.csv': `id,title,method\n${Array.from({ length: 40 }, (_, i) => `S${i},Study number ${i} of ${i * 7},${i % 3 ? 'x' : ' y '}`).join('\n')}\n`,
  'a.csv': 'id,title,method\nS0,,x\nS1,,y\nS2,,x\n',
  'b.csv': 'id,title,method\nS0,,x\nS1,,x\nS2,,x\n',
  'old.csv': 'id,title,method\nA,one,ex\nB,two,y\n',
  'one.ris': reference(1, TITLES[0]),
  'two.ris': reference(2, TITLES[1]),
  'new.csv': 'id,colour\nA,red\nB,blue\nC,red\n',
  'codebook/old.yaml': CODEBOOK('1.0.0').replace('[x, y]', '[ex, y]'),
  'codebook/c.yaml': CODEBOOK('1.1.0'),
  'codebook/steps.yaml': 'from: 1.0.0\nto: 1.1.0\nsteps:\n  - rename: { field: method, code: ex, to: x }\n',
  'review.yaml':
    'name: t\ntitle: A review\nunit: { name: study, key: id }\nstudies: c\nmigrations: [codebook/steps.yaml]\ncodings:\n  - { name: full, from: { files: { A: a, B: b } } }\nresources:\n  - { name: c, path: c.csv, schema: codebook/c.yaml }\n  - { name: a, path: a.csv, schema: codebook/c.yaml }\n  - { name: b, path: b.csv, schema: codebook/c.yaml }\n',
  'figures/t.yaml': 'table: shares\ntitle: t\nfield: method\nformats: [md, csv]\n',
  'figures/f.yaml': 'figure: bar\nfield: method\nformats: [svg]\n',
};

const COMMANDS = {
  add: ['add', 'one.ris'],
  build: ['build'],
  deposit: ['export', 'deposit'],
  disagreements: ['agreement', '--disagreements', 'sheet.xlsx'],
  evidence: ['export', 'package', '--package', 'evidence'],
  figures: ['figures'],
  fix: ['validate', '--fix', '--out', 'fixed.csv'],
  init: ['init', 'fresh', '--from', 'new.csv', '--yes'],
  migrate: [
    'migrate',
    'old.csv',
    '--codebook',
    'codebook/old.yaml',
    '--out',
    'new-state.csv',
    '--codebook-out',
    'codebook/new.yaml',
  ],
  reconcile: ['reconcile', 'given.xlsx', '--leave-open'],
  results: ['results', '--fields', 'method', '--out', 'r.md'],
};

const top = mkdtempSync(join(tmpdir(), 'scopebook-interruptions-'));
let folders = 0;
function review() {
  const folder = join(top, String(folders++));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (given !== null) writeFileSync(join(folder, 'given.xlsx'), given);
  return folder;
}
/** The sheet for the adjudicator, as `agreement` writes it. */
let given = null;
const contents = folder =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort()
      .map(path => [path, readFileSync(join(folder, path), 'latin1')]),
  );

/** Runs a command; `after` milliseconds later it is killed. */
function run(folder, args, after = null) {
  return new Promise(done => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', text => (said += text));
    child.stderr.on('data', text => (said += text));
    const timer = after === null ? null : setTimeout(() => child.kill('SIGKILL'), after);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      done({ status, signal, said });
    });
  });
}

const failures = [];
const fail = (what, why) => {
  failures.push(`${what}: ${why}`);
  console.log(`FAILED ${what}: ${why}`);
};
const temporary = path => path.includes('.scopebook-');
const stackTrace = said => /\n\s+at .+:\d+:\d+/.test(said);

const drawn = review();
await run(drawn, ['agreement', '--disagreements', 'given.xlsx']);
given = readFileSync(join(drawn, 'given.xlsx'));
const names = Object.keys(COMMANDS);
/** What each command leaves behind when nobody disturbs it, and how long that takes. */
const whole = new Map();
for (const name of names) {
  const folder = review();
  const began = performance.now();
  const { status, said } = await run(folder, COMMANDS[name]);
  if (status !== 0) {
    console.error(`interruptions: ${COMMANDS[name].join(' ')} does not work undisturbed (exit ${status})\n${said}`);
    process.exit(1);
  }
  whole.set(name, { after: contents(folder), takes: performance.now() - began });
}

let ended = 0;
for (let number = 0; number < options.kills; number++) {
  const name = names[number % names.length];
  const { after, takes } = whole.get(name);
  const folder = review();
  const before = contents(folder);
  const moment = random() * takes;
  const what = `${name}, kill ${number + 1} after ${(moment / takes).toFixed(3)} of its time`;
  const { signal } = await run(folder, COMMANDS[name], moment);
  if (signal !== null) ended++;
  const left = contents(folder);
  for (const [path, text] of before)
    if (left.get(path) !== text && left.get(path) !== after.get(path)) fail(what, `${path} is neither old nor new`);
  for (const [path, text] of left)
    if (!temporary(path) && text !== before.get(path) && text !== after.get(path))
      fail(what, `${path} is half-written`);
  const next = await run(folder, COMMANDS[name]);
  // a study that the killed run had already added is a duplicate for the next one, and its draft is done
  if (next.status !== 0) fail(what, `the next run ends with ${next.status}: ${next.said}`);
  const finished = contents(folder);
  for (const [path, text] of after)
    if (finished.get(path) !== text && !(name === 'add' && path.startsWith('out/')))
      fail(what, `${path} differs after the next run`);
  for (const path of finished.keys()) if (temporary(path)) fail(what, `${path} is left behind`);
  rmSync(folder, { recursive: true });
}
console.log(`${options.kills} kills of ${names.length} commands (${ended} before their end), seed ${options.seed}`);

const ADDS = [COMMANDS.add, ['add', 'two.ris']];
for (let number = 0; number < options.pairs; number++) {
  const folder = review();
  const first = ADDS[number % 2];
  const name = names[Math.floor(random() * names.length)];
  const second = name === 'add' ? ADDS[(number + 1) % 2] : COMMANDS[name];
  const what = `pair ${number + 1}, ${first.join(' ')} and ${second.join(' ')}`;
  const wait = random() * 400;
  const both = await Promise.all([
    run(folder, first),
    new Promise(done => setTimeout(done, wait)).then(() => run(folder, second)),
  ]);
  const sheet = readFileSync(join(folder, 'c.csv'), 'utf8');
  for (const [i, { status, said }] of both.entries()) {
    if (status === null || status >= 70 || stackTrace(said)) fail(what, `one ends with ${status}: ${said}`);
    const args = [first, second][i];
    const number = args[1] === 'one.ris' ? 1 : 2;
    if (
      args[0] === 'add' &&
      status === 0 &&
      !sheet.includes(`10.5555/added.${number}`) &&
      !sheet.includes(TITLES[number - 1])
    )
      fail(what, `${args[1]} was said to be added and is not in the sheet`);
  }
  for (const line of FILES['c.csv'].trim().split('\n'))
    if (!sheet.includes(line)) fail(what, `the row "${line}" is lost`);
  const next = await run(folder, ['validate']);
  if (next.status !== 0 && next.status !== 1) fail(what, `validate then ends with ${next.status}: ${next.said}`);
  for (const path of contents(folder).keys()) if (temporary(path)) fail(what, `${path} is left behind`);
  rmSync(folder, { recursive: true });
}
console.log(`${options.pairs} pairs of commands at once, seed ${options.seed}`);
rmSync(top, { recursive: true, force: true });
console.log(`${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
