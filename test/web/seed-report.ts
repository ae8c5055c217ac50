import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../../src/pipeline/release/build.ts';
import { reportPages } from '../../src/web/report/report-pages.ts';
import { REPORT_PATH } from '../../src/web/report/report-path.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The report of a review in memory, and the file on disk that a browser can open. */
export async function reportOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ html: string; file: string }> {
  const { outputs } = await prepare(memoryEffects(files), null, { pages: reportPages });
  const html = String(outputs.find(output => output.path === REPORT_PATH)?.data ?? '');
  return onDisk(html);
}

function onDisk(html: string): { html: string; file: string } {
  const file = join(temporaryFolder(), 'report.html');
  writeFileSync(file, html);
  return { html, file };
}

/** The repository's own review without raster images, which take longest. */
const quickFiles = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(seedFiles()).map(([path, text]) => [
      path,
      path.startsWith('figures/figure') ? text.replace(/^formats:.*$/m, 'formats: [svg]') : text,
    ]),
  );

let seed: ReturnType<typeof reportOf> | null = null;

/** The report of the repository's own review; made once in a worker, and on disk for each test file that opens it. */
export async function seedReport(): ReturnType<typeof reportOf> {
  seed ??= reportOf(quickFiles());
  const made = await seed;
  if (!existsSync(made.file)) seed = Promise.resolve(onDisk(made.html));
  return seed;
}
