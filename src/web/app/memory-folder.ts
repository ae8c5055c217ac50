import type { Effects, FolderLock, Source } from '../../base/effects.ts';

/** A review's folder in memory, as the rest of the program sees a disk. */
export interface MemoryFolder extends Effects {
  /** by absolute path */
  readonly files: Map<string, Uint8Array>;
}

/** Where the review stands in memory. */
export const FOLDER = '/review';

const bytesOf = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;

/** An absolute path without `.`, `..` and doubled slashes. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${FOLDER}/${path}`).split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return `/${parts.join('/')}`;
}

/** A folder in memory with these files, named as inside the review. */
export function memoryFolder(given: Readonly<Record<string, Uint8Array | string>> = {}): MemoryFolder {
  const files = new Map(Object.entries(given).map(([path, data]) => [normal(path), bytesOf(data)]));
  const below = (folder: string): string[] => {
    const prefix = `${normal(folder)}/`;
    return [...files.keys()].filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length));
  };
  let queue = Promise.resolve();
  return {
    files,
    cwd: FOLDER,
    source: async (path, name) => {
      const bytes = files.get(normal(path));
      return bytes === undefined ? null : sourceOf(bytes, name ?? path);
    },
    exists: async path => files.has(normal(path)) || below(path).length > 0,
    list: async folder => below(folder).sort((a, b) => (a < b ? -1 : 1)),
    isEmpty: async folder => below(folder).length === 0,
    realPath: normal,
    lock: async (): Promise<FolderLock> => {
      const before = queue;
      let release: () => void = () => undefined;
      queue = new Promise(done => {
        release = done;
      });
      await before;
      return {
        commit: async changes => {
          for (const { path, data } of changes)
            if (data === null) files.delete(normal(path));
            else files.set(normal(path), bytesOf(data));
        },
        release: async () => release(),
      };
    },
    out: () => undefined,
    err: () => undefined,
    atRevision: async () => null,
    terminalWidth: null,
    colour: false,
  };
}

const PIECE = 1 << 20;

const sourceOf = (bytes: Uint8Array, name: string): Source => ({
  name,
  size: bytes.length,
  bytes: async () => bytes,
  async *stream() {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  },
});
