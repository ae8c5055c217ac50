// Bundles the library and the command line, each heavy library a lazy chunk of its own, and writes the types.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { closure, gather, lazyEntries, sharedBy } from './gather.mjs';
import { writeThirdParty } from './third-party.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const { version, dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const dist = at('dist');
rmSync(dist, { recursive: true, force: true });

const settings = {
  absWorkingDir: root,
  entryPoints: { index: 'src/index.ts', cli: 'src/cli/start.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: false,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // installed beside the bundle: the first always, the other by those who count Parquet files
  external: ['@resvg/resvg-js', '@duckdb/node-api'],
  // the package's own module build: smaller, and a dynamic import of it has names
  alias: {
    yaml: at('node_modules/yaml/browser/dist/index.js'),
    // the other build asks for a package that draws on a canvas, which nothing here does
    'vega-canvas': at('node_modules/vega-canvas/build/vega-canvas.browser.js'),
  },
  chunkNames: 'chunks/[name]-[hash]',
  define: { SCOPEBOOK_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  metafile: true,
  write: false,
};

// what a package imports as a whole and uses a few functions of, or nothing: commander never starts another program here
const underscore = `
  export const extend = Object.assign;
  export const min = (list, cost) => list.reduce((best, entry) => (cost(entry) < cost(best) ? entry : best));
`;
const LEAN = [
  { importer: /levenshtein_distance\.js$/, asks: 'underscore', contents: underscore },
  { importer: /vega-lite\/build\/index\.js$/, asks: 'vega', contents: "export * from 'vega-util';" },
  { importer: /commander\/lib\/command\.js$/, asks: 'node:child_process', contents: 'module.exports = {};' },
];
// Node's own zlib unpacks a part many times as fast as code that V8 has just loaded; it refuses what is longer than expected
const AT_ONCE = `function unpackedAtOnce(data, maxBytes) {
  try {
    const zlib = globalThis.process?.getBuiltinModule?.('node:zlib');
    if (zlib === undefined) return null;
    return new Uint8Array(zlib.inflateRawSync(data, { maxOutputLength: maxBytes }));
  } catch {
    return null;
  }
}`;
const lean = {
  name: 'lean',
  setup(build) {
    build.onResolve({ filter: /^(underscore|vega|node:child_process)$/ }, ({ path, importer }) =>
      LEAN.some(entry => entry.asks === path && entry.importer.test(importer))
        ? { path, namespace: 'lean' }
        : undefined,
    );
    // to look whether there is a Response starts Node's whole HTTP client, and it is never used
    // and a stream for each part of a workbook starts Node's web streams, where its zlib does the same at once
    build.onLoad({ filter: /hucre[\\/]dist[\\/]zip[\\/][\w-]+\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll(' && typeof Response !== "undefined"', '')
        .replace(
          'async function decompressDeflateRaw(data, maxBytes = MAX_DECOMPRESSED_BYTES) {',
          opening => `${opening} const whole = unpackedAtOnce(data, maxBytes); if (whole !== null) return whole;`,
        )
        .concat(/[\\/]reader\.mjs$/.test(path) ? AT_ONCE : ''),
      loader: 'js',
    }));
    build.onLoad({ filter: /fflate[\\/]esm[\\/]index\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(
          'inflateSync(data.subarray(b, b + sc), { out: new u8(su) })',
          call => `(unpackedAtOnce(data.subarray(b, b + sc), Math.max(1, su)) ?? ${call})`,
        )
        .concat(AT_ONCE),
      loader: 'js',
    }));
    // to look whether a browser's storage forbids notes on outdated functions makes Node 26 print a warning
    build.onLoad({ filter: /docx[\\/]dist[\\/]index\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('global.localStorage', '(void 0)'),
      loader: 'js',
    }));
    build.onLoad({ filter: /./, namespace: 'lean' }, ({ path }) => ({
      contents: LEAN.find(entry => entry.asks === path).contents,
      resolveDir: root,
    }));
  },
};

// what nearly every command loads, and what every one that counts does
const CORE = [
  'src/pipeline/sheets/validate-files.ts',
  'src/read/session.ts',
  'src/model/review-file.ts',
  'src/model/codebook-file.ts',
  'src/cli/finding-line.ts',
  'src/cli/grouped-finding-lines.ts',
  'src/model/include-modules.ts',
  // of the flow's check too, which would otherwise load all of RESULTS
  'src/model/flow.ts',
];
const COUNTING = ['src/cli/run-analysis.ts', 'src/cli/print-results.ts'];
// whatever may ask for any analysis
const RESULTS = ['src/pipeline/request/results.ts'];
const EXHIBITS = [
  'src/pipeline/exhibits/render.ts',
  'src/pipeline/exhibits/render-figure.ts',
  'src/pipeline/exhibits/render-table.ts',
  'src/pipeline/exhibits/figure-page-setup.ts',
  'src/model/exhibit-file.ts',
  'src/export/figure/pixels.ts',
  'src/export/figure/encode-png.ts',
];
// what reads a workbook
const WORKBOOK = [
  'src/ingest/read-workbook.ts',
  'src/ingest/workbook-parts.ts',
  'src/ingest/listed-sheets.ts',
  'src/ingest/missing-texts.ts',
  'src/ingest/check-cells.ts',
];
const CHECK = ['src/pipeline/manuscript/check-manuscript.ts', 'src/cli/check-text.ts'];
const { inputs } = (await build({ ...settings, minify: false })).metafile;
// the few small modules of the exhibits that a check needs as well: with them it would load all exhibits
const checked = closure(inputs, CHECK);
const BOTH = [...closure(inputs, EXHIBITS)].filter(path => checked.has(path));
// the command line's own modules are no part of what the library loads
const MAIN = 'src/cli/main.ts';
const reached = closure(inputs, ['src/index.ts', ...lazyEntries(inputs).filter(path => path !== MAIN)]);
let taken = closure(inputs, [MAIN]);
const groups = [{ name: 'base', modules: [...taken].filter(module => reached.has(module)) }];
// an analysis on the terminal loads itself with its table, and what it shares with another one: the two commonest alone, the
// others in one chunk, since what reads all of them would open a file for each
const perAnalysis = lazyEntries(inputs).flatMap(path => {
  const table = path.replace(/analysis\.ts$/, 'table.ts');
  return /^src\/analyses\/[^/]+\/analysis\.ts$/.test(path) ? [[path, table]] : [];
});
const named = name => perAnalysis.find(([path]) => path.includes(`/${name}/`));
const SHARED = [...sharedBy(inputs, perAnalysis), ...named('shares')];
// agreement has a command of its own, which opens the coders' sheets; every table is exported as `table`, so a group holds one
const ANALYSES = perAnalysis.map(([path]) => path).filter(path => !named('agreement').includes(path));
for (const [name, entries] of Object.entries({
  core: CORE,
  workbook: WORKBOOK,
  counting: [...COUNTING, ...SHARED],
  crosstab: named('crosstab'),
  analyses: ANALYSES,
  results: [...RESULTS, 'src/analyses/agreement/analysis.ts'],
  both: BOTH,
  exhibits: EXHIBITS,
  check: CHECK,
})) {
  const modules = [...closure(inputs, entries)].filter(module => !taken.has(module));
  groups.push({ name, modules });
  taken = new Set([...taken, ...modules]);
}
const result = await build({
  ...settings,
  plugins: [lean, gather(root, inputs, groups)],
});

// what runs in the threads of the program, in one file: a thread loads nothing else
const threads = await build({ ...settings, entryPoints: { thread: 'src/cli/thread.ts' }, splitting: false });

// what bundled CommonJS code expects to find; only in the chunks that use it, since each import at the start costs time
const REQUIRE =
  "let __require_; const require = name => process.getBuiltinModule(name) ?? (__require_ ??= process.getBuiltinModule('node:module').createRequire(import.meta.url))(name);";
const PLACE =
  "import { fileURLToPath as __toPath } from 'node:url'; const __filename = __toPath(import.meta.url); const __dirname = __toPath(new URL('.', import.meta.url));";
for (const { path, text } of [...result.outputFiles, ...threads.outputFiles]) {
  const head = `${/\brequire\b/.test(text) ? REQUIRE : ''}${/\b__(filename|dirname)\b/.test(text) ? PLACE : ''}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, head === '' ? text : `${head}\n${text}`);
}
chmodSync(at('dist/cli.js'), 0o755);

// what a browser has in place of a file of ours, of a package or of a module of Node's
const inBrowser = name => at('src/web/app/platform', name);
const schemas = Object.fromEntries(
  readdirSync(at('schemas')).map(file => [
    file.replace('.schema.json', ''),
    JSON.parse(readFileSync(at('schemas', file), 'utf8')),
  ]),
);
const platform = {
  name: 'platform',
  setup(build) {
    build.onLoad({ filter: /export[\\/]figure[\\/](fonts|write-pdf|encode-png|pixels)\.ts$/ }, ({ path }) => ({
      contents: `export * from ${JSON.stringify(inBrowser(path.endsWith('fonts.ts') ? 'fonts.ts' : 'not-here.ts'))};`,
      resolveDir: root,
    }));
    // shapes of all countries would double the page
    build.onLoad({ filter: /figures[\\/]world[\\/]load-world\.ts$/ }, () => ({
      contents: `export * from ${JSON.stringify(inBrowser('not-here.ts'))};`,
      resolveDir: root,
    }));
    // the schemas that a saved folder holds
    build.onLoad({ filter: /node[\\/]schema-text\.ts$/ }, () => ({
      contents: `const schemas = ${JSON.stringify(schemas)}; export const schemaText = name => JSON.stringify(schemas[name], null, 2) + '\\n';`,
      loader: 'js',
    }));
    build.onResolve({ filter: /^node:(buffer|crypto|util)$/ }, () => ({ path: inBrowser('node-modules.ts') }));
    build.onResolve({ filter: /^@(duckdb\/node-api|clickhouse\/client)$/ }, () => ({ path: inBrowser('not-here.ts') }));
    build.onResolve({ filter: /^iconv-lite$/ }, () => ({ path: inBrowser('iconv-lite.ts') }));
  },
};

// the pages: one classic script each, since a page that is opened from a disk loads no module
const pages = await build({
  ...settings,
  entryPoints: { report: 'src/web/report/start.tsx', page: 'src/web/style/page.css' },
  outdir: 'dist/web',
  splitting: false,
  format: 'iife',
  platform: 'browser',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
  external: [],
  plugins: [lean],
  write: true,
});

const workbench = await build({
  ...settings,
  entryPoints: { app: 'src/web/app/start.tsx' },
  outdir: 'dist/web',
  splitting: false,
  format: 'iife',
  platform: 'browser',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
  external: [],
  alias: { ...settings.alias, buffer: at('node_modules/buffer/index.js') },
  inject: ['src/web/app/platform/buffer.ts'],
  define: { ...settings.define, global: 'globalThis' },
  loader: { '.ttf': 'binary' },
  plugins: [lean, platform],
  write: true,
});

const fonts = at('node_modules/@expo-google-fonts/arimo');
mkdirSync(at('dist/fonts'), { recursive: true });
for (const face of [
  '400Regular/Arimo_400Regular.ttf',
  '700Bold/Arimo_700Bold.ttf',
  '400Regular_Italic/Arimo_400Regular_Italic.ttf',
])
  cpSync(join(fonts, face), at('dist/fonts', face.split('/').pop()));

// codebooks that a review can start with: those of templates/, and the seed review's own
cpSync(at('templates'), at('dist/templates'), { recursive: true });
for (const [from, to] of [
  ['synthetic-data.yaml', 'synthetic-data.yaml'],
  ['audit.yaml', 'synthetic-data-audit.yaml'],
  ['modules/synthetic-data-audit-0.2.0.yaml', 'modules/synthetic-data-audit-0.2.0.yaml'],
])
  cpSync(at('codebook', from), at('dist/templates', to));

// the workbench as one file, by the command that anybody can write it with
const app = spawnSync(process.execPath, [at('dist/cli.js'), 'app', at('dist/scopebook.html')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (app.status !== 0) process.exit(app.status ?? 1);

const modules = [result, pages, workbench].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeThirdParty(root, dist, [...modules, `${relative(root, fonts)}/`], Object.keys(dependencies));

if (!process.argv.includes('--no-types')) {
  const types = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (types.status !== 0) process.exit(types.status ?? 1);
}
if (existsSync(at('schemas'))) cpSync(at('schemas'), at('dist/schemas'), { recursive: true });
