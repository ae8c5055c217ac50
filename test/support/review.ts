import type { Effects } from '../../src/base/effects.ts';
import { type OpenReview, openReview } from '../../src/pipeline/open.ts';
import { sourceOf } from './source.ts';

/** Files in memory as a review's folder; what is printed is collected. */
export function effectsOf(files: Readonly<Record<string, string>>): Effects & { readonly printed: string[] } {
  const at = (path: string): string | undefined => files[path.replace(/^\/review\//, '')];
  const printed: string[] = [];
  return {
    cwd: '/review',
    printed,
    source: async (path, name) => (at(path) === undefined ? null : sourceOf(at(path)!, name ?? path)),
    exists: async path => at(path) !== undefined,
    list: async () => [],
    write: async () => {},
    remove: async () => {},
    out: text => void printed.push(text),
    err: text => void printed.push(text),
    terminalWidth: null,
    colour: false,
  };
}

/** A review from files in memory, with every sheet read. */
export const reviewOf = (files: Readonly<Record<string, string>>): Promise<OpenReview> =>
  openReview(effectsOf(files), null, { everySheet: true });
