// Reads a deposit or an evidence package with validators of other projects: node scripts/validate-package.mjs FOLDER
// `datapackage` (Open Knowledge, Data Package) and `ro-crate` (University of Queensland, RO-Crate) are installed from npm into
// a folder of their own; they are no dependency of scopebook, and CI does not run this.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const VALIDATORS = ['datapackage@1.1.10', 'ro-crate@3.7.2'];
const [folder, installed] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'datapackage.json'))) {
  console.error('usage: node scripts/validate-package.mjs FOLDER [FOLDER_WITH_VALIDATORS]');
  process.exit(2);
}
const place = installed ?? mkdtempSync(join(tmpdir(), 'validators-'));
if (installed === undefined) {
  writeFileSync(join(place, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...VALIDATORS], {
    cwd: place,
    stdio: 'inherit',
  });
}
const require = createRequire(join(resolve(place), 'package.json'));
let wrong = 0;
const say = (name, problems) => {
  wrong += problems.length;
  console.log(`${problems.length === 0 ? 'ok   ' : 'WRONG'} ${name}`);
  for (const problem of problems) console.log(`      ${problem}`);
};

const { Package } = require('datapackage');
const pack = await Package.load(join(folder, 'datapackage.json'));
say('Data Package: descriptor', pack.errors.map(String));
for (const resource of pack.resources) {
  if (!resource.tabular) continue;
  try {
    const rows = await resource.read();
    say(`Data Package: ${resource.name}, ${rows.length} rows`, []);
  } catch (error) {
    say(`Data Package: ${resource.name}`, [error, ...(error.errors ?? [])].map(String));
  }
}

// the context is that of the package itself: nothing is loaded from the network
const context = require('ro-crate/lib/context.json');
globalThis.fetch = async () => ({
  ok: true,
  status: 200,
  json: async () => context,
  text: async () => JSON.stringify(context),
});
const { Validator } = require('ro-crate/lib/validator.js');
const validator = new Validator();
validator.parseJSON(readFileSync(join(folder, 'ro-crate-metadata.json'), 'utf8'));
await validator.validate(resolve(folder));
say(
  'RO-Crate: metadata',
  validator.result.errors.map(entry => JSON.stringify(entry)),
);
for (const entry of validator.result.warnings ?? []) console.log(`      warning: ${JSON.stringify(entry)}`);
if (installed === undefined) rmSync(place, { recursive: true, force: true });
process.exit(wrong === 0 ? 0 : 1);
