import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Effects } from '../../src/base/effects.ts';
import { sourceOf } from './source.ts';

export interface MemoryEffects extends Effects {
  readonly files: Map<string, Uint8Array>;
  /** puts a file there, as another program would */
  write(path: string, data: Uint8Array | string): Promise<void>;
  /** a file as text */
  text(path: string): string;
  readonly printed: string[];
  readonly errors: string[];
}

/** A world in memory: files under /review, nothing on disk. */
export function memoryEffects(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  cwd = '/review',
): MemoryEffects {
  const bytes = (data: string | Uint8Array): Uint8Array =>
    typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const absolute = (path: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`);
  const normal = (path: string): string => resolve(path);
  let queue = Promise.resolve();
  const store = new Map(Object.entries(files).map(([path, data]) => [absolute(path), bytes(data)]));
  const printed: string[] = [];
  const errors: string[] = [];
  return {
    cwd,
    files: store,
    printed,
    errors,
    text: path => new TextDecoder().decode(store.get(absolute(path))),
    async source(path, name) {
      const found = store.get(absolute(path));
      return found === undefined ? null : sourceOf(found, name ?? path);
    },
    exists: async path =>
      store.has(absolute(path)) || [...store.keys()].some(file => file.startsWith(`${absolute(path)}/`)),
    async list(folder) {
      const prefix = `${absolute(folder)}/`;
      return [...store.keys()]
        .filter(file => file.startsWith(prefix))
        .map(file => file.slice(prefix.length))
        .sort();
    },
    isEmpty: async folder => ![...store.keys()].some(file => file.startsWith(`${absolute(folder)}/`)),
    async write(path, data) {
      store.set(absolute(path), bytes(data));
    },
    realPath: path => normal(absolute(path)),
    async lock() {
      const before = queue;
      let release = (): void => undefined;
      queue = new Promise(done => {
        release = done;
      });
      await before;
      return {
        async commit(changes) {
          for (const { path, data } of changes)
            if (data === null) store.delete(absolute(path));
            else store.set(normal(absolute(path)), bytes(data));
        },
        release: async () => release(),
      };
    },
    out: text => void printed.push(text),
    err: text => void errors.push(text),
    atRevision: async () => null,
    terminalWidth: null,
    colour: false,
  };
}

/** The files of the repository's own review, as a world in memory: what it is made of, and the pages that carry claims. */
export function seedFiles(): Record<string, string> {
  const found: Record<string, string> = {
    'review.yaml': readFileSync('review.yaml', 'utf8'),
    'README.md': readFileSync('README.md', 'utf8'),
    'docs/claims.yaml': readFileSync('docs/claims.yaml', 'utf8'),
  };
  for (const folder of ['corpus', 'codebook', 'figures', 'docs/guides'])
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        found[relative('.', path).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
      }
  return found;
}
