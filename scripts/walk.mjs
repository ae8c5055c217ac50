// Counts the files of src that one cell enters on its way from bytes to an SVG: `node scripts/walk.mjs` prints them by room.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A sheet of three rows and one bar figure: nothing that a codebook, a review or a figure may have besides is declared. */
const REVIEW = {
  's.csv': 'id,method\nA,x\nB,y\nC,x\n',
  'codebook/c.yaml': 'primaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n',
  'review.yaml':
    'name: t\nunit: { name: study, key: id }\nresources:\n  - { name: s, path: s.csv, schema: codebook/c.yaml }\n',
  'figures/f.yaml': 'figure: bar\ntitle: t\nfield: method\nformats: [svg]\n',
};

/**
 * The files of src of which a function runs in `scopebook figures`, by V8's coverage of the bundled program: those of single
 * rules, checks and registries too. A file that is only loaded does not count.
 *
 * @param root a checkout with its packages
 * @returns `{ entered, functions }`: the files that were entered, and how many of their functions ran
 */
async function walkOfCell(root = ROOT) {
  const folder = mkdtempSync(join(tmpdir(), 'scopebook-walk-'));
  // beside the fonts, where a built program has them
  const program = join(root, `dist/walk-${process.pid}.js`);
  try {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: ['src/cli/start.ts'],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      external: ['@resvg/resvg-js', '@duckdb/node-api'],
      banner: { js: "import { createRequire as __of } from 'node:module'; const require = __of(import.meta.url);" },
      alias: {
        yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
        'vega-canvas': join(root, 'node_modules/vega-canvas/build/vega-canvas.browser.js'),
      },
      define: { SCOPEBOOK_VERSION: '"0"' },
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'error',
      write: false,
    });
    const [{ text }] = outputFiles;
    writeFileSync(program, text);
    for (const [path, content] of Object.entries(REVIEW)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const coverage = join(folder, '.coverage');
    const { status, stderr } = spawnSync(process.execPath, [program, 'figures'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_V8_COVERAGE: coverage },
    });
    if (status !== 0) throw new Error(`scopebook figures ended with ${status}: ${stderr}`);
    const scripts = readdirSync(coverage).flatMap(
      file => JSON.parse(readFileSync(join(coverage, file), 'utf8')).result,
    );
    const own = scripts.find(({ url }) => url === pathToFileURL(program).href);
    return filesOf(text, own.functions);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { force: true });
  }
}

/** esbuild writes the path of each module above its code. */
function filesOf(text, functions) {
  const starts = [...text.matchAll(/^ {0,2}\/\/ (\S+\.\w+)$/gm)].map(({ index, 1: path }) => ({ index, path }));
  const fileAt = offset => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle].index <= offset) low = middle + 1;
      else high = middle;
    }
    return starts[low - 1]?.path ?? '';
  };
  const entered = new Map();
  for (const { functionName, ranges } of functions) {
    const [{ startOffset, count }] = ranges;
    const file = fileAt(startOffset);
    if (count === 0 || !file.startsWith('src/')) continue;
    // the first function of a module that is loaded later is the module itself
    if (functionName.startsWith('src/')) continue;
    entered.set(file, (entered.get(file) ?? 0) + 1);
  }
  return {
    entered: [...entered.keys()].sort(),
    functions: [...entered.values()].reduce((sum, count) => sum + count, 0),
  };
}

const { entered, functions } = await walkOfCell(process.argv[2]);
const rooms = new Map();
for (const file of entered) {
  const room = file.split('/').slice(1, -1).join('/');
  rooms.set(room, [...(rooms.get(room) ?? []), file.split('/').at(-1)]);
}
for (const [room, files] of rooms) console.log(`${String(files.length).padStart(4)}  ${room}: ${files.join(', ')}`);
console.log(`\n${entered.length} files are entered, and ${functions} of their functions run.`);
