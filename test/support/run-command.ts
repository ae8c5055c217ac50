import { vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

/** Runs a command as the command line does, and gives back what it wrote. */
export async function runCommand(
  ...args: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += String(text);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    err += String(text);
    return true;
  });
  try {
    return { status: await main(args), out, err };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}
