import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Folders of tests that are of no folder of `src`. */
const KINDS: Readonly<Record<string, string>> = {
  cases: 'small inputs with the right answer, through the command line',
  corpus: "the repository's own review, and synthetic sheets",
  docs: 'guides, examples and numbers in prose',
  'external-reviews': 'sheets in the layouts of published reviews',
  fuzz: 'damaged files for every reader',
  structure: 'imports, names and places of files',
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'));
const sources = filesIn('src').filter(file => /\.tsx?$/.test(file));
const folders = new Set(sources.map(file => dirname(file)).flatMap(folder => [folder, dirname(folder)]));
const tests = filesIn('test').filter(file => file.endsWith('.test.ts'));
const kindOf = (file: string): string => file.split('/')[0] ?? '';
const mirrored = tests.filter(file => !(kindOf(file) in KINDS));

test('every test is in a folder that src has, or of a kind that is named', () => {
  expect(
    mirrored.filter(file => !folders.has(dirname(file))),
    'these tests are in a folder that src does not have: move each to the folder of what it tests, or name a new kind in KINDS',
  ).toEqual([]);
  expect(
    Object.keys(KINDS).filter(kind => !tests.some(file => kindOf(file) === kind)),
    'these kinds have no test: remove them from KINDS',
  ).toEqual([]);
});

test('the test of src/a/b/c.ts is test/a/b/c.test.ts: a test with the name of a file of its room is beside it', () => {
  const misplaced = mirrored.flatMap(file => {
    const own = `${dirname(file)}/${basename(file, '.test.ts')}`;
    const named = sources.filter(
      source => kindOf(source) === kindOf(file) && basename(source).replace(/\.tsx?$/, '') === basename(own),
    );
    // a folder's own test may have the name of the folder: test/stats/ranks.test.ts or test/stats/ranks/ranks.test.ts
    const ofFolder = folders.has(own) || basename(dirname(file)) === basename(own);
    const beside = named.some(source => source.replace(/\.tsx?$/, '') === own);
    return named.length === 0 || beside || ofFolder ? [] : [`${file}: its source is ${named.join(' or ')}`];
  });
  expect(misplaced, 'move each test to the place of its source, or rename it').toEqual([]);
});

/** Folders that only tests of other folders and whole commands reach so far; a new folder is not to be added here. */
const ELSEWHERE: readonly string[] = [
  'analyses/agreement',
  'analyses/difference',
  'analyses/flow',
  'analyses/intersections',
  'analyses/trend',
  'export',
  'export/deposit',
  'export/figure/formats',
  'export/layouts',
  'export/layouts/forms',
  'export/table/formats',
  'figures/map',
  'figures/rows',
  'figures/risk-of-bias',
  'infer/detectors',
  'infer/dictionaries/formats',
  'infer/doubts',
  'infer/layout',
  'manuscript/read/formats',
  'stats/agreement/coefficients',
  'stats/multiple',
  'tabulate/association',
  'tabulate/data',
  'tabulate/rows',
  'validate/coders',
  'web',
  'web/app/platform',
  'web/data',
  'web/strings',
  'web/views',
];

test('every folder of src is tested: in its own folder of tests, or by its name in those of the folder above', () => {
  const tested = (folder: string): boolean =>
    tests.some(file => dirname(file) === folder || file === `${folder}.test.ts`) ||
    tests
      .filter(file => dirname(file) === dirname(folder) || file === `${dirname(folder)}.test.ts`)
      .some(file => readFileSync(join('test', file), 'utf8').includes(`/src/${folder}/`));
  const untested = [...new Set(sources.map(file => dirname(file)))].filter(folder => folder !== '.' && !tested(folder));
  expect(
    untested.filter(folder => !ELSEWHERE.includes(folder)),
    'these folders of src have no test: add test/FOLDER/NAME.test.ts for each',
  ).toEqual([]);
});
