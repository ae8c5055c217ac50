// Sets scopebook beside packages of CRAN: gives the values of values.R and what scopebook makes of the same sheets, number by
// number, and writes docs/beside-cran.md. It needs R, the packages and their sources, so it is no test; run after a build:
//   node scripts/beside-cran/compare.mjs FOLDER-OF-SOURCES [values.json]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { DIFFERENCES } from './differences.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const [sources, saved] = process.argv.slice(2);

/** Values are equal where they differ by no more than this part, or by half a unit of the last printed digit. */
const TOLERANCE = 1e-6;

function valuesOfR() {
  if (saved !== undefined) return JSON.parse(readFileSync(saved, 'utf8'));
  const done = spawnSync('Rscript', [join(here, 'values.R'), sources], { encoding: 'utf8', maxBuffer: 1e9 });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

const quoted = cell => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csvOf = (columns, rows) => `${[columns, ...rows].map(row => row.map(quoted).join(',')).join('\n')}\n`;

/** A review on disk for one sheet: its studies, or a sheet for each coder. */
function writeReview(folder, { columns, rows, fields, coders, flow, claims }) {
  mkdirSync(folder, { recursive: true });
  const cells = rows.map(row => columns.map(name => String(row[name] ?? '')));
  writeFileSync(join(folder, 'codebook.yaml'), JSON.stringify({ primaryKey: 'id', fields }));
  const review = { name: 'beside', unit: { name: 'study', key: 'id' }, studies: 'studies' };
  if (coders === null || coders === undefined) {
    writeFileSync(join(folder, 'studies.csv'), csvOf(columns, cells));
    review.resources = [{ name: 'studies', path: 'studies.csv', schema: 'codebook.yaml' }];
  } else {
    for (const coder of coders) {
      const at = columns.indexOf(coder);
      writeFileSync(
        join(folder, `${coder}.csv`),
        csvOf(
          ['id', 'rating'],
          cells.map(row => [row[0], row[at]]),
        ),
      );
    }
    review.resources = coders.map(name => ({ name, path: `${name}.csv`, schema: 'codebook.yaml' }));
    review.studies = coders[0];
    review.codings = [{ name: 'rating', from: { files: Object.fromEntries(coders.map(name => [name, name])) } }];
  }
  if (flow !== undefined) {
    const boxes = Object.keys(flow[0]);
    writeFileSync(
      join(folder, 'flow.csv'),
      csvOf(
        boxes,
        flow.map(row => boxes.map(name => row[name])),
      ),
    );
    review.resources.push({ name: 'flow', path: 'flow.csv' });
    review.flow = 'flow';
    mkdirSync(join(folder, 'figures'), { recursive: true });
    writeFileSync(join(folder, 'figures/flow.yaml'), 'figure: flow\nformats: [csv]\n');
  }
  if (claims !== undefined) {
    writeFileSync(join(folder, 'claims.yaml'), JSON.stringify({ source: { citation: 'printed percentages' }, claims }));
    review.claims = ['claims.yaml'];
  }
  writeFileSync(join(folder, 'review.yaml'), JSON.stringify(review));
}

function rowsOf(folder, command) {
  const done = spawnSync(process.execPath, [join(root, 'dist/cli.js'), '--review', folder, ...command, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (done.status > 1) throw new Error(`${command.join(' ')}: ${done.stderr}`);
  const printed = JSON.parse(done.stdout);
  if (command[0] === 'claims') return printed.claims;
  return command[0] === 'figures'
    ? parse(readFileSync(join(folder, 'out/flow.csv'), 'utf8'), { columns: true })
    : printed.rows;
}

const isPicked = (row, { level, statistic, by, combination, claim, box, reason }) => {
  if (claim !== undefined) return row.id === claim;
  if (box !== undefined) return row.field === box && row.level === (reason ?? '');
  if (row.analysis === 'difference') return row.statistic === statistic;
  // coefficients of all coders together: a row of the stage, not of a pair
  if (row.analysis === 'agreement') return row.statistic === statistic && row.by.length === 1;
  if (combination !== undefined)
    return row.statistic === 'intersection' && sorted(row.level.split(/ & |; ?|\+/)) === sorted([combination].flat());
  return (
    (level === undefined || (row.level === level && ['share', 'count'].includes(row.statistic))) &&
    (statistic === undefined || row.statistic === statistic) &&
    (by === undefined ? row.by.length === 0 : row.by[0]?.level === by)
  );
};

const sorted = list =>
  [...list]
    .map(code => code.trim())
    .sort()
    .join('|');

function partOf(row, part) {
  if (part === 'percent') return (100 * row.n) / row.N;
  if (part === 'possible') return row.verdict === 'impossible' ? 0 : 1;
  // of the CSV of a flow diagram
  if (typeof row.n === 'string') return Number(row.n);
  return part.split('.').reduce((value, key) => value?.[key], row) ?? null;
}

/** Half a unit of the last printed digit, or the relative tolerance. */
const isEqual = (ours, theirs, digits) =>
  ours !== null &&
  (typeof digits === 'number'
    ? Math.abs(ours - theirs) <= 0.5 * 10 ** -digits + 1e-9
    : Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs)));

const { R, sheets, values } = valuesOfR();
const folder = mkdtempSync(join(tmpdir(), 'beside-'));
const compared = [];
try {
  const cache = new Map();
  for (const entry of values) {
    const key = JSON.stringify([entry.sheet, entry.command]);
    if (!cache.has(key)) {
      const review = join(folder, entry.sheet);
      writeReview(review, sheets[entry.sheet]);
      cache.set(key, rowsOf(review, entry.command));
    }
    const row = cache.get(key).find(candidate => isPicked(candidate, entry.pick));
    const ours = row === undefined ? null : partOf(row, entry.part);
    compared.push({ ...entry, ours, equal: isEqual(ours, entry.value, entry.digits) });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const reasonOf = entry => DIFFERENCES.find(({ applies }) => applies(entry))?.reason ?? null;
const unexplained = compared.filter(entry => !entry.equal && reasonOf(entry) === null);
const packages = [...new Set(compared.map(({ package: name }) => name))];
const shown = value => (value === null ? 'none' : String(Number(value.toPrecision(7))));
const cell = text => text.replaceAll('|', '\\|');
const ownCommand = ({ command }) => cell(`scopebook ${command.join(' ')}`);
const count = list => `${list.filter(({ equal }) => equal).length} of ${list.length}`;

const page = [
  '# Beside packages of CRAN',
  '',
  'This page is made by `node scripts/beside-cran/compare.mjs`, which is not part of the tests. It gives the example data of packages to scopebook, and sets their values (computed in R, or printed in their documentation) beside its own.',
  '',
  `${count(compared)} numbers are equal, to ${TOLERANCE} or to the last digit that the documentation prints. ${R}. Each other number has its reason below.`,
  '',
  '| package | version | numbers that are equal |',
  '| --- | --- | --- |',
  ...packages.map(name => {
    const own = compared.filter(entry => entry.package === name);
    return `| ${name} | ${own[0].version} | ${count(own)} |`;
  }),
  '',
  '## Numbers that differ, with the definition',
  '',
  ...DIFFERENCES.flatMap(difference => {
    const own = compared.filter(
      entry => !entry.equal && DIFFERENCES.find(({ applies }) => applies(entry)) === difference,
    );
    return own.length === 0
      ? []
      : [
          `**${difference.title}** (${own.length} numbers). ${difference.reason}`,
          '',
          '| package | call | theirs | scopebook |',
          '| --- | --- | --- | --- |',
          ...own.map(
            entry =>
              `| ${entry.package} | \`${cell(entry.call)}\`, ${entry.part} | ${shown(entry.value)} | ${shown(entry.ours)} |`,
          ),
          '',
        ];
  }),
  '## What is not compared',
  '',
  ...readFileSync(join(here, 'not-compared.md'), 'utf8').trim().split('\n'),
  '',
  '## All numbers',
  '',
  ...packages.flatMap(name => [
    `### ${name}`,
    '',
    '| data | call | part | theirs | scopebook | command |',
    '| --- | --- | --- | --- | --- | --- |',
    ...compared
      .filter(entry => entry.package === name)
      .map(
        entry =>
          `| ${cell(entry.source)} | \`${cell(entry.call)}\` | ${entry.part} | ${shown(entry.value)} | ${shown(entry.ours)}${entry.equal ? '' : ' ≠'} | \`${ownCommand(entry)}\` |`,
      ),
    '',
  ]),
];
writeFileSync(join(root, 'docs/beside-cran.md'), `${page.join('\n').trimEnd()}\n`);
console.log(`${count(compared)} equal; ${unexplained.length} without a reason`);
for (const { package: name, call, part, value, ours, source } of unexplained)
  console.log(`  ${name} ${source}: ${call} ${part}: ${value} ${ours}`);
process.exitCode = unexplained.length > 0 ? 1 : 0;
