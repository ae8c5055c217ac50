import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of a shipped codebook: beside the bundle, or (when run from the sources) in dist/. */
export function templateText(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    for (const path of [join(folder, 'templates', name), join(folder, 'dist', 'templates', name)])
      if (existsSync(path)) return readFileSync(path, 'utf8');
    if (dirname(folder) === folder)
      throw new Error(`the template ${name} is missing; build or install scopebook again`);
  }
}
