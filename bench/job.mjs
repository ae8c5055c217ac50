// The peers' job with the library: node bench/job.mjs REVIEW-FOLDER OUT-FOLDER [figure]
// Reads data.csv, checks every cell, counts method and evaluation overall and by domain with Wilson intervals, and writes
// bad_cells.csv, shares.csv and shares.md in the peers' form; with the figure (the small job), its SVG and PNG too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeEffects, openReview, renderExhibits, results } from '../dist/index.js';

const [, , folder, out, figure] = process.argv;
let before = performance.now();
const tick = what => {
  const now = performance.now();
  console.log(`PHASE ${what} ${((now - before) / 1000).toFixed(3)}`);
  before = now;
};

tick('load');
const effects = nodeEffects();
const open = await openReview(effects, folder);
const { codebook, findings } = open;
const { table } = open.studies.coded;

/** Our codes in the peers' words. A spelling that differs by case is folded here, with a warning; for them it is a bad cell. */
const REASONS = {
  D106: 'missing',
  D105: 'pattern',
  D206: 'duplicate',
  D103: 'type',
  D104: 'range',
  D101: 'category',
  D102: 'category',
  D107: 'option',
  D110: 'option',
  D108: 'duplicate_option',
};
const ORDER = ['missing', 'pattern', 'duplicate', 'type', 'range', 'category', 'option', 'duplicate_option'];
const quote = text => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const bad = new Map();
for (const { code, row, field, value } of findings) {
  const reason = REASONS[code];
  if (reason === undefined) continue;
  const cell = `${row} ${field}`;
  const known = bad.get(cell);
  if (known === undefined || ORDER.indexOf(reason) < ORDER.indexOf(known.reason))
    bad.set(cell, { row: row - 1, field, value: value ?? '', reason });
}
const place = new Map(codebook.fields.map((field, i) => [field.name, i]));
const cells = [...bad.values()].sort((a, b) => a.row - b.row || place.get(a.field) - place.get(b.field));
mkdirSync(out, { recursive: true });
const keys = table.columns[0];
writeFileSync(
  join(out, 'bad_cells.csv'),
  `row,study_id,column,value,reason\n${cells.map(({ row, field, value, reason }) => `${row},${quote(keys.value(row - 1))},${field},${quote(value)},${reason}\n`).join('')}`,
);
tick('validate');

const request = { analysis: 'shares', fields: ['method', 'evaluation'], ci: { method: 'wilson', level: 0.95 } };
const { rows } = results(open, [request, { ...request, by: ['domain'] }], 'the synthetic corpus');
const shares = ['method', 'evaluation'].flatMap(field =>
  rows.filter(row => row.field === field && row.kind === 'level' && !row.by.some(group => group.missing)),
);
tick('shares');
const groupOf = row => row.by[0]?.level ?? '(all)';
writeFileSync(
  join(out, 'shares.csv'),
  `variable,group,level,n,N,share,lo,hi\n${shares.map(row => `${row.field},${groupOf(row)},${row.level},${row.n},${row.N},${row.estimate},${row.ci.low},${row.ci.high}\n`).join('')}`,
);
const percent = share => (100 * share).toFixed(1);
writeFileSync(
  join(out, 'shares.md'),
  `| Variable | Group | Level | n/N | % (95% CI) |\n|---|---|---|---|---|\n${shares.map(row => `| ${row.field} | ${groupOf(row)} | ${row.level} | ${row.n}/${row.N} | ${percent(row.estimate)} (${percent(row.ci.low)}–${percent(row.ci.high)}) |\n`).join('')}`,
);
tick('write');
if (figure === 'figure') {
  const { outputs, faults } = await renderExhibits(effects, open, 'figure');
  if (faults.length > 0) throw faults[0];
  for (const { path, data } of outputs) writeFileSync(join(out, path.split('/').pop()), data);
  tick('figure');
}
console.log(`${table.rows} rows, ${cells.length} bad cells, ${shares.length} table rows`);
