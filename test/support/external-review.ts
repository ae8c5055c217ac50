import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Denominator } from '../../src/model/state.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { explained, results } from '../../src/pipeline/request/results.ts';
import { type OpenReview, openReview } from '../../src/read/session.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Published reviews of other people, kept beside the repository: their data are not ours. */
const SHARED = resolve(process.env['SCOPEBOOK_SHARED'] ?? '../shared');

/** A file of the shared folder. */
export const sharedPath = (path: string): string => resolve(SHARED, path);

/** Whether the shared folder has this file. */
export const hasShared = (path: string): boolean => existsSync(resolve(SHARED, path));

export const absent = !hasShared('reviews');

/** A review in a new temporary folder: declarations as text, and data files copied from the shared folder. */
export function externalReview(
  declarations: Readonly<Record<string, string>>,
  data: Readonly<Record<string, string>>,
): string {
  const copies = Object.entries(data).map(([path, source]) => [path, readFileSync(resolve(SHARED, source))]);
  return temporaryFolder({ ...declarations, ...Object.fromEntries(copies) });
}

/** A published review, opened: their files (below `reviews/`, placed in `corpus/`), our declarations. */
export function openExternalReview(
  files: readonly string[],
  review: string,
  codebooks: Readonly<Record<string, string>>,
): Promise<OpenReview> {
  const schemas = Object.entries(codebooks).map(([name, text]) => [`${name}.yaml`, text]);
  const data = files.map(file => [`corpus/${basename(file)}`, `reviews/${file}`]);
  const folder = externalReview({ ...Object.fromEntries(schemas), 'review.yaml': review }, Object.fromEntries(data));
  return openReview(nodeEffects(), folder);
}

/** `n/N` of a code of a field. */
export function share(
  open: OpenReview,
  field: string,
  level: string,
  options: { where?: string; by?: [string, string]; denominator?: Denominator } = {},
): string {
  const { where = null, by, denominator = null } = options;
  const rows = results(open, [
    { analysis: 'shares', fields: [field], by: by === undefined ? [] : [by[0]], where, denominator },
  ]).rows;
  const row = rows.find(entry => entry.level === level && (by === undefined || entry.by[0]?.level === by[1]));
  return row === undefined ? `no row for ${level}` : `${row.n}/${row.N}`;
}

/** `n/N` of a proposition. */
export function counted(open: OpenReview, proposition: string, where: string | null = null): string {
  const { n, N } = explained(open, proposition, where);
  return `${n}/${N}`;
}

/** How many findings of each code. */
export function codes(open: OpenReview): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of open.findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
