import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the shared data, or null where the folder is absent. */
export function shared(path: string): string | null {
  const file = join(process.env.SCOPEBOOK_SHARED ?? '../shared', path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
