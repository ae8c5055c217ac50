import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** Disk, console and terminal as Node sees them; relative paths start from `cwd`. */
export function nodeEffects(cwd: string = process.cwd()): Effects {
  const effects: Effects = {
    cwd: slashed(cwd),
    terminalWidth: process.stdout.isTTY ? process.stdout.columns : null,
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    async source(path, name) {
      const at = resolve(cwd, path);
      const found = statSync(at, { throwIfNoEntry: false }) ?? null;
      const shown = name ?? slashed(path);
      if (found === null) return null;
      if (found.isDirectory()) throw new Fault('folder', `${shown} is a folder, not a file`, 'name a file in it');
      return {
        name: shown,
        size: found.size,
        async bytes() {
          try {
            // a thread for a small file costs more than reading it
            return found.size < SMALL ? readFileSync(at) : await readFile(at);
          } catch (error) {
            throw unreadable(shown, error);
          }
        },
        stream: () => createReadStream(at, { highWaterMark: 1 << 20 }),
      };
    },
    exists: async path => existsSync(resolve(cwd, path)),
    async list(folder) {
      const at = resolve(cwd, folder);
      const entries = await readdir(at, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
          return [];
        throw new Fault('folder', `${slashed(folder)} can't be listed (${reason(error)})`, 'check its permissions');
      });
      return entries
        .filter(entry => entry.isFile())
        .map(entry => slashed(relative(at, resolve(entry.parentPath, entry.name))))
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    },
    async isEmpty(folder) {
      const found = await readdir(resolve(cwd, folder)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
        throw new Fault(
          'folder',
          `${slashed(folder)} can't be read as a folder (${reason(error)})`,
          'name a new folder',
        );
      });
      return found.length === 0;
    },
    async write(path, data) {
      const at = resolve(cwd, path);
      const draft = `${at}.${process.pid}.part`;
      try {
        await mkdir(dirname(at), { recursive: true });
        await writeFile(draft, data);
        await rename(draft, at);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw new Fault(
          'write',
          `${slashed(path)} can't be written (${reason(error)})`,
          'check the folder and its permissions; close the file in other programs',
        );
      }
    },
    remove: path => rm(resolve(cwd, path), { force: true }),
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    atRevision: async (revision, folder) => (await import('./git-effects.ts')).gitEffects(effects, revision, folder),
  };
  return effects;
}

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

const unreadable = (name: string, error: unknown): Fault =>
  new Fault('unreadable', `${name} can't be read (${reason(error)})`, 'check its permissions');

const SMALL = 1 << 22;
