import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of a file that the package ships: beside the bundle, or (when run from the sources) in dist/. */
export function shippedText(folder: string, name: string): string {
  for (let above = dirname(fileURLToPath(import.meta.url)); ; above = dirname(above)) {
    for (const path of [join(above, folder, name), join(above, 'dist', folder, name)])
      if (existsSync(path)) return readFileSync(path, 'utf8');
    if (dirname(above) === above)
      throw new Error(`the file ${folder}/${name} is missing; build or install scopebook again`);
  }
}
