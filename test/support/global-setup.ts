import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the run a temporary folder of its own, and fails the run if a test leaves a folder of ours in it. */
export default function globalSetup(): () => void {
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'scopebook-tests-'));
  process.env['TMPDIR'] = folder;
  return () => {
    const left = readdirSync(folder).filter(name => name.startsWith('scopebook-'));
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    if (left.length > 0)
      throw new Error(
        `tests left ${left.length} folders in the temporary folder: ${left.join(', ')}; make them with temporaryFolder()`,
      );
  };
}
