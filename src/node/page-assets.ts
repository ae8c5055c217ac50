import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the bundled pages: beside the bundle, or (when run from the sources) in dist/. */
export function pageFile(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    for (const path of [join(folder, 'web', name), join(folder, 'dist', 'web', name)])
      if (/\.(js|css|html)$/.test(path) && existsSync(path)) return path;
    if (dirname(folder) === folder)
      throw new Error(`the bundled page ${name} is missing; build or install scopebook again`);
  }
}

/** Script and style of a page that the build bundled. */
export const pageAssets = (name: string): { script: string; style: string } => ({
  script: readFileSync(pageFile(`${name}.js`), 'utf8'),
  style: readFileSync(pageFile('page.css'), 'utf8'),
});
