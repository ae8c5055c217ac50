import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { printableOnTerminal } from '../base/printable.ts';
import { fileBytes } from './file-bytes.ts';
import { realPath } from './real-path.ts';
import { TerminalProgress } from './terminal-progress.ts';
import { reasonOf } from './write-fault.ts';

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** Disk, console and terminal as Node sees them; relative paths start from `cwd`. */
export function nodeEffects(cwd: string = process.cwd()): Effects {
  const progress = process.stderr.isTTY
    ? new TerminalProgress({
        write: text => void process.stderr.write(text),
        now: () => performance.now(),
        columns: process.stderr.columns || 80,
      })
    : null;
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
        files: [{ name: shown, path: at }],
        async bytes() {
          try {
            // a thread for a small file costs more than reading it
            return found.size < SMALL ? readFileSync(at) : await readFile(at);
          } catch (error) {
            throw unreadable(shown, error);
          }
        },
        open: () => fileBytes(at),
        threads: async () => (await import('./threads.ts')).startThreads(),
        reading: read => progress?.report(`reading ${printableOnTerminal(shown)}`, read, found.size),
        async *stream() {
          try {
            let read = 0;
            for await (const chunk of createReadStream(at, { highWaterMark: 1 << 20 })) {
              progress?.report(`reading ${printableOnTerminal(shown)}`, read, found.size);
              read += chunk.length;
              yield chunk;
            }
          } catch (error) {
            throw unreadable(shown, error);
          } finally {
            progress?.clear();
          }
        },
      };
    },
    exists: async path => existsSync(resolve(cwd, path)),
    async list(folder) {
      const at = resolve(cwd, folder);
      const entries = await readdir(at, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
          return [];
        throw new Fault('folder', `${slashed(folder)} can't be listed (${reasonOf(error)})`, 'check its permissions');
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
          `${slashed(folder)} can't be read as a folder (${reasonOf(error)})`,
          'name a new folder',
        );
      });
      return found.every(name => name.startsWith('.scopebook-'));
    },
    realPath: path => slashed(realPath(resolve(cwd, path))),
    async lock(folder) {
      const at = realPath(resolve(cwd, folder));
      const { lockFolder } = await import('./lock-folder.ts');
      const lock = await lockFolder(at, relative(cwd, at) === '' ? 'the current folder' : slashed(folder));
      return {
        ...lock,
        commit: changes => lock.commit(changes.map(({ path, data }) => ({ path: resolve(cwd, path), data }))),
      };
    },
    out(text) {
      progress?.clear();
      process.stdout.write(process.stdout.isTTY ? printableOnTerminal(text) : text);
    },
    err(text) {
      progress?.clear();
      process.stderr.write(process.stderr.isTTY ? printableOnTerminal(text) : text);
    },
    server: async (engine, url) => (await import('./server-access.ts')).serverAccess(engine, url, process.env),
    progress: (work, done, total) => progress?.report(printableOnTerminal(work), done, total),
    atRevision: async (revision, folder) => (await import('./git-effects.ts')).gitEffects(effects, revision, folder),
  };
  return effects;
}

const unreadable = (name: string, error: unknown): Fault =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? new Fault('unreadable', `${name} was removed while it was read`, 'put it back, then run this command again')
    : new Fault('unreadable', `${name} can't be read (${reasonOf(error)})`, 'check its permissions');

const SMALL = 1 << 22;
