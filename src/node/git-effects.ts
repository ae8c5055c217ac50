import { execFile } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { Fault, usageFault } from '../base/fault.ts';

const git = (folder: string, args: readonly string[]): Promise<Buffer | null> =>
  new Promise(done => {
    execFile('git', ['-C', folder, ...args], { encoding: 'buffer', maxBuffer: 1 << 30 }, (error, stdout) =>
      done(error === null ? stdout : null),
    );
  });

/** The files of a git revision, read from the repository that a folder is in; nothing can be written there. */
export async function gitEffects(present: Effects, revision: string, folder: string): Promise<Effects | null> {
  if (!/^[\w@][\w./~^@{}-]*$/.test(revision))
    throw usageFault('revision', `"${revision}" is not a git revision`, 'name a tag, a branch or a commit');
  const top = (await git(folder, ['rev-parse', '--show-toplevel']))?.toString('utf8').trim();
  if (top === undefined || top === '') return null;
  const commit = (await git(top, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]))
    ?.toString('utf8')
    .trim();
  if (commit === undefined || commit === '') return null;
  const inside = (path: string): string => relative(top, resolve(present.cwd, path)).split(sep).join('/');
  return {
    ...present,
    async server() {
      throw new Fault(
        'no-history',
        `a table on a server has no state at revision ${revision}`,
        'name a folder with the earlier state as files',
      );
    },
    // a revision has no links that lead anywhere
    realPath: path => resolve(present.cwd, path).split(sep).join('/'),
    async source(path, name) {
      const at = inside(path);
      if (at.startsWith('..')) return null;
      // `cat-file blob` runs neither filters nor text conversions of the repository
      const blob = await git(top, ['cat-file', 'blob', `${commit}:${at}`]);
      if (blob === null) return null;
      const bytes = new Uint8Array(blob);
      return {
        name: `${name ?? at}@${revision}`,
        size: bytes.length,
        bytes: async () => bytes,
        async *stream() {
          yield bytes;
        },
      };
    },
    exists: async path => (await git(top, ['cat-file', '-e', `${commit}:${inside(path)}`])) !== null,
    async list(path) {
      const at = inside(path);
      const found = await git(top, ['ls-tree', '-r', '-z', '--name-only', commit, '--', `${at}/`]);
      const names =
        found
          ?.toString('utf8')
          .split('\0')
          .filter(name => name !== '') ?? [];
      return names.map(name => name.slice(at.length + 1)).sort();
    },
    async lock(path) {
      throw new Fault(
        'read-only',
        `nothing can be written to ${path} at revision ${revision}`,
        'write into the current folder',
      );
    },
    atRevision: async () => null,
  };
}
