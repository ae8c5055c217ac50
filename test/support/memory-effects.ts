import { readFileSync, statSync } from 'node:fs';
import type { Effects } from '../../src/base/effects.ts';
import { sourceOf } from './source.ts';

/** A world in memory; what it lacks is looked up on the disk where a real path is given. */
export function memoryEffects(files: Record<string, string | Uint8Array> = {}): Effects & {
  readonly files: Map<string, string | Uint8Array>;
  readonly printed: string[];
} {
  const held = new Map<string, string | Uint8Array>(Object.entries(files));
  const printed: string[] = [];
  const key = (path: string): string => path.replace(/^\/memory\//, '').replace(/^\.\//, '');
  return {
    files: held,
    printed,
    cwd: '/memory',
    terminalWidth: null,
    colour: false,
    async source(path, name) {
      const content = held.get(key(path));
      if (content !== undefined) return sourceOf(content, name ?? key(path));
      if (!path.startsWith('disk:') && !path.startsWith('/')) return null;
      const real = path.replace(/^disk:/, '');
      if (statSync(real, { throwIfNoEntry: false }) === undefined) return null;
      return sourceOf(new Uint8Array(readFileSync(real)), name ?? real);
    },
    exists: async path => held.has(key(path)),
    list: async folder =>
      [...held.keys()].filter(path => path.startsWith(`${key(folder)}/`)).map(path => path.slice(key(folder).length + 1)).sort(),
    async write(path, data) {
      held.set(key(path), data);
    },
    async remove(path) {
      held.delete(key(path));
    },
    out: text => void printed.push(text),
    err: text => void printed.push(text),
  };
}
