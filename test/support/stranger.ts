import { copyFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const SHARED = resolve(process.env.SCOPEBOOK_SHARED ?? '../shared');

/** Whether the shared folder has this file. */
export const hasShared = (path: string): boolean => existsSync(join(SHARED, path));

/** A review in a new temporary folder: declarations as text, and data files copied from the shared folder. */
export function strangerReview(
  declarations: Readonly<Record<string, string>>,
  data: Readonly<Record<string, string>>,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'scopebook-stranger-'));
  const place = (path: string): string => {
    const at = join(folder, path);
    mkdirSync(dirname(at), { recursive: true });
    return at;
  };
  for (const [path, text] of Object.entries(declarations)) writeFileSync(place(path), text);
  for (const [path, source] of Object.entries(data)) copyFileSync(resolve(SHARED, source), place(path));
  return folder;
}
