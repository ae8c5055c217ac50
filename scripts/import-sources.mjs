import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * What a TypeScript module of the repository exports, bundled for this Node; packages stay outside.
 *
 * @param name of the bundle in node_modules/.cache
 * @param contents of the module; its imports start at the root (`./src/…`)
 */
export async function importSources(name, contents) {
  const out = join(root, `node_modules/.cache/scopebook-${name}.mjs`);
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, sourcefile: `${name}-entry.ts`, loader: 'ts' },
    outfile: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(out);
}
