import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = resolve('dist/cli.js');
// every point takes two runs of the command line: all of them only on request (SCOPEBOOK_KILLS=all)
const STEP = process.env['SCOPEBOOK_KILLS'] === 'all' ? 1 : 7;

/** Every file below a folder with its text. */
export const stateOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );

export const leftovers = (folder: string): string[] =>
  Object.keys(stateOf(folder)).filter(path => path.includes('.scopebook-'));

/** A command in a process of its own. */
export const start = (folder: string, ...args: string[]): Promise<{ status: number; said: string }> =>
  new Promise(done =>
    execFile(process.execPath, [CLI, ...args], { cwd: folder }, (error, stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code ?? -1), said: `${stdout}${stderr}` }),
    ),
  );

/** Runs the command again and again, killed at its first change of the disk, at its second, … until it ends by itself. */
export async function killedEverywhere(
  make: () => Record<string, string>,
  args: string[],
  check: (before: Record<string, string>, killed: Record<string, string>, folder: string) => Promise<void>,
  /** puts what is no text into the folder */
  prepare: (folder: string) => void = () => undefined,
): Promise<number> {
  for (let at = 1; at < 400; at += STEP) {
    const folder = temporaryFolder(make());
    prepare(folder);
    const before = stateOf(folder);
    const { signal, status, stderr } = spawnSync(
      process.execPath,
      ['--require', resolve('test/support/kill-at.cjs'), CLI, ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, KILL_AT: String(at) },
      },
    );
    if (signal === null) {
      expect([status, stderr]).toEqual([0, expect.any(String)]);
      return at - 1;
    }
    await check(before, stateOf(folder), folder);
  }
  throw new Error('the command never ended');
}

export const withoutLeftovers = (state: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(state).filter(([path]) => !path.includes('.scopebook-')));
