// Writes what is made from the code: JSON Schemas for editors and the reference pages. CI checks that they are fresh.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'node_modules/.cache/scopebook-generate.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['scripts/reference.ts'],
  outfile: out,
  bundle: true,
  format: 'esm',
  platform: 'node',
  external: ['@resvg/resvg-js', 'canvas', 'vega', 'vega-lite', 'hucre', 'docx', 'pdfkit', 'svg-to-pdfkit'],
  logLevel: 'warning',
  banner: { js: "import { createRequire as __c } from 'node:module'; const require = __c(import.meta.url);" },
});
const { files } = await import(out);
for (const [path, text] of await files()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
