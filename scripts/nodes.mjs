// Runs the built command line, and with `-- --suite` every test, on each supported Node: npm run nodes [-- --suite] [VERSION…]
// Each version comes from npm's `node` package into a temporary folder. On each, the same commands write the same bytes
// as on the first, and nothing that Node itself has to say appears on standard error.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const suite = wanted.includes('--suite');
const given = wanted.filter(word => word !== '--suite');
const versions = given.length > 0 ? given : ['20.19.0', '22', '24', 'latest'];
const REVIEW = ['review.yaml', 'corpus', 'codebook', 'figures', 'templates', 'README.md', 'docs'];

const SHEET = 'study,year,topic\nA1,2020,sleep; mood\nA2,2021,mood\nA3,~2022,not reported\nA4,2021,sleep\n';
const RIS = 'TY  - JOUR\nTI  - Heat in towns\nAU  - Alder, A.\nPY  - 2024\nDO  - 10.5555/heat.1\nER  - \n';

/** Commands that load every heavy part: readers, statistics, figures in each format, tables in each, pages, the deposit. */
const COMMANDS = [
  ['--help'],
  ['validate'],
  ['shares', 'modality', '--by', 'domain'],
  ['crosstab', 'modality', 'evaluation', '--test'],
  ['trend', 'modality'],
  ['agreement'],
  ['diversity', 'evaluation'],
  ['results'],
  ['diff', '.'],
  ['check', 'README.md'],
  ['figures', '--format', 'svg,pdf,png,eps,tiff'],
  ['tables', '--format', 'md,html,docx,xlsx,tex,csv'],
  ['build'],
  ['codebook', '--out', 'cb.docx'],
  ['codebook', '--out', 'cb.xlsx'],
  ['export', 'deposit'],
  ['simulate', 'sim', '--codebook', 'codebook/codebook.yaml', '--units', '30', '--seed', '7'],
  ['init', 'own', '--from', 'sheet.csv', '--yes'],
  ['add', 'new.ris', '--dry-run'],
];
/** What Node says of its own accord. */
const SAYS = /Warning|unrecognized|deprecated|--trace/i;

const home = mkdtempSync(join(tmpdir(), 'scopebook-nodes-'));
let failed = 0;
try {
  let first = null;
  for (const version of versions) {
    const place = join(home, version);
    mkdirSync(place);
    writeFileSync(join(place, 'package.json'), '{"private":true}');
    const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent', `node@${version}`], {
      cwd: place,
      encoding: 'utf8',
    });
    const node = join(place, 'node_modules/.bin/node');
    const name = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    if (installed.status !== 0 || !name) {
      console.log(`${version}: could not be installed: ${installed.stderr?.trim().split('\n').at(-1) ?? ''}`);
      failed++;
      continue;
    }
    const { hashes, said } = run(node, join(place, 'review'));
    first ??= { name, hashes };
    const differing = [...new Set([...first.hashes.keys(), ...hashes.keys()])].filter(
      file => first.hashes.get(file) !== hashes.get(file),
    );
    for (const line of said) console.log(`${name}: ${line}`);
    for (const file of differing) console.log(`${name}: ${file} differs from ${first.name}`);
    console.log(
      `${name}: ${COMMANDS.length} commands, ${hashes.size} files and outputs${differing.length === 0 ? `, the same bytes as on ${first.name}` : ''}`,
    );
    failed += said.length + differing.length;
    if (suite) {
      const tests = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run'], { cwd: root, stdio: 'inherit' });
      console.log(`${name}: the tests ${tests.status === 0 ? 'passed' : 'FAILED'}`);
      failed += tests.status === 0 ? 0 : 1;
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

/** Every command in a copy of the review: the hash of each file and of each output, and what Node said. */
function run(node, folder) {
  mkdirSync(folder);
  for (const name of REVIEW) cpSync(join(root, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'sheet.csv'), SHEET);
  writeFileSync(join(folder, 'new.ris'), RIS);
  const hashes = new Map();
  const said = [];
  const hash = content => createHash('sha256').update(content).digest('hex');
  for (const args of COMMANDS) {
    const { status, stdout, stderr } = spawnSync(node, [join(root, 'dist/cli.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    const command = `scopebook ${args.join(' ')}`;
    hashes.set(command, hash(`${status}\n${stdout}\n${stderr}`));
    if (status === 70 || status === null || status === 2)
      said.push(`${command}: exit status ${status}: ${stderr.trim()}`);
    const words = stderr.split('\n').filter(line => SAYS.test(line) && !/: warning [A-Z]\d+:/.test(line));
    if (words.length > 0) said.push(`${command}: ${words[0]}`);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      hashes.set(relative(folder, path), hash(readFileSync(path)));
    }
  return { hashes, said };
}
