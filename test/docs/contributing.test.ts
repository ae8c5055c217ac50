import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const page = readFileSync('CONTRIBUTING.md', 'utf8');
/** The files that the page shows, by their path; those of an analysis are run by test/analyses/worked-example.test.ts. */
const files = [...page.matchAll(/```ts\n\/\/ (src\/(?!analyses\/)\S+)\n([\s\S]*?)```/g)].map(
  ([, path = '', text = '']) => ({
    path,
    text,
  }),
);
/** The lines that it names: in a file, before something, so much. */
const lines = [...page.matchAll(/[Ii]n `(src\/[^`]+)`, before `([^`]+)`: `([^`]+)`/g)].map(
  ([, path = '', before = '', line = '']) => ({ path, before, line }),
);

/** A copy of the sources with everything that the page shows, bundled. */
const copy = temporaryFolder();
beforeAll(async () => {
  cpSync('src', join(copy, 'src'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const { path, before, line } of lines) {
    const text = readFileSync(join(copy, path), 'utf8');
    expect(text.split(before).length, `${path} has "${before}" once`).toBe(2);
    const added = text.replace(before, `${line}${before}`);
    const name = line.replace(/,\s*$/, '');
    const own = files.find(file => dirname(file.path) === dirname(path) && file.text.includes(`export const ${name} `));
    const imported = own === undefined ? '' : `import { ${name} } from './${basename(own.path)}';\n`;
    writeFileSync(join(copy, path), imported + added);
  }
  symlinkSync(
    resolve('dist/fonts'),
    join(mkdirSync(join(copy, 'dist'), { recursive: true }) ?? join(copy, 'dist'), 'fonts'),
  );
  await build({
    absWorkingDir: copy,
    entryPoints: ['src/cli/start.ts'],
    outfile: join(copy, 'dist/cli.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    define: { SCOPEBOOK_VERSION: '"0"' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
});

const REVIEW = {
  'review.yaml':
    'name: t\nunit: { name: study, key: id }\nresources: [{ name: s, path: s.jsonl, schema: codebook/c.yaml }]\n',
  'codebook/c.yaml':
    'version: 1.0.0\nprimaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n  - { name: size, type: integer }\n',
  's.jsonl':
    '{"id": "A", "method": "x", "size": 3}\n{"id": "B", "method": "y", "size": 10}\n{"id": "C", "method": "x"}\n',
  'claims.yaml': 'claims:\n  - { id: k, field: method, category: x, n: "4" }\n',
  'figures/f.yaml': 'figure: lollipop\nfield: method\nformats: [svg]\n',
};

function run(folder: string, ...args: string[]): { status: number; said: string } {
  try {
    const said = execFileSync(process.execPath, [join(copy, 'dist/cli.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status: 0, said };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { status, said: `${stdout}${stderr}` };
  }
}

test('the page shows a verdict, an input format and a figure type, each in one file and one line', () => {
  expect(files.map(file => file.path)).toEqual([
    'src/claims/verdicts/counted-twice.ts',
    'src/ingest/formats/json-lines.ts',
    'src/figures/types/lollipop.ts',
  ]);
  expect(lines.map(({ path }) => path)).toEqual([
    'src/claims/verdicts/index.ts',
    'src/ingest/formats/index.ts',
    'src/figures/types/index.ts',
  ]);
});

test('a sheet in the new format is read, counted, drawn and judged', () => {
  const folder = temporaryFolder(REVIEW);
  expect(run(folder, 'shares', 'method').said).toMatch(/x\s+2\s+3\s+66\.7/);
  expect(run(folder, 'figures')).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, 'out/f.svg'), 'utf8')).toContain('Dots on stems.');
  const { status, said } = run(folder, 'claims', 'check', 'claims.yaml');
  expect([status, said]).toEqual([1, expect.stringMatching(/counted twice[\s\S]*were the reports of a study counted/)]);
});

test('a sheet that is only read is never written to, and a wrong line is named', () => {
  const folder = temporaryFolder({ ...REVIEW, 'n.ris': 'TY  - JOUR\nTI  - New lanterns\nPY  - 2024\nER  - \n' });
  const added = run(folder, 'add', 'n.ris');
  expect([added.status, added.said]).toEqual([
    3,
    expect.stringContaining('s.jsonl can be read, but cells in it cannot'),
  ]);
  expect(readFileSync(join(folder, 's.jsonl'), 'utf8')).toBe(REVIEW['s.jsonl']);
  const broken = temporaryFolder({ ...REVIEW, 's.jsonl': '{"id": "A"}\nno object\n' });
  expect(run(broken, 'shares', 'method')).toEqual({
    status: 3,
    said: expect.stringContaining('s.jsonl, line 2 is not'),
  });
});
