import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Denominator } from '../../src/model/state.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { explained, results } from '../../src/pipeline/request/results.ts';
import { type OpenReview, openReview } from '../../src/read/session.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Published reviews of other people, kept beside the repository: their data are not ours. */
const SHARED = resolve(process.env['SCOPEBOOK_SHARED'] ?? '../shared');

export const sharedPath = (path: string): string => resolve(SHARED, path);

/** Whether the shared folder has this file. */
export const hasShared = (path: string): boolean => existsSync(sharedPath(path));

/** Sheets in the layout of a published review, by the folder that they are in, and what is known to be in them. */
export interface ReviewData<Facts> {
  readonly root: string;
  readonly facts: Facts;
}

const invented: Readonly<Record<string, unknown>> = JSON.parse(readFileSync('test/known/reviews/facts.json', 'utf8'));
const INVENTED = resolve('test/fixtures/reviews');

/** What is in one of our invented sheets, counted by test/known/reviews/make-reviews.py. */
export const inventedFacts = <Facts>(name: string): Facts => invented[name] as Facts;

/** A file of our invented sheets, or of the published reviews, as text. */
export const textOf = (root: string, path: string): string => readFileSync(resolve(root, path), 'utf8');

/**
 * The data that a test of a layout runs on: our invented sheets, everywhere; and the published review with its figures, where
 * it is kept beside the repository.
 *
 * @param name of the facts of the invented sheets.
 * @param folder of the published review, below `reviews`.
 * @param published figures, from the paper or the FACTS.md beside the data.
 */
export function dataOf<Facts>(name: string, folder: string, published: Facts): [string, ReviewData<Facts>][] {
  const own: [string, ReviewData<Facts>] = ['invented sheets', { root: INVENTED, facts: inventedFacts<Facts>(name) }];
  return hasShared(`reviews/${folder}`)
    ? [own, ['the published review', { root: resolve(SHARED, 'reviews'), facts: published }]]
    : [own];
}

/** A review in a new temporary folder: declarations as text, and data files copied from the shared folder. */
export function externalReview(
  declarations: Readonly<Record<string, string>>,
  data: Readonly<Record<string, string>>,
): string {
  const copies = Object.entries(data).map(([path, source]) => [path, readFileSync(resolve(SHARED, source))]);
  return temporaryFolder({ ...declarations, ...Object.fromEntries(copies) });
}

/** A review opened: files below `root`, placed in `corpus/`, and our declarations. */
export function openExternalReview(
  root: string,
  files: readonly string[],
  review: string,
  codebooks: Readonly<Record<string, string>>,
): Promise<OpenReview> {
  const schemas = Object.entries(codebooks).map(([name, text]) => [`${name}.yaml`, text]);
  const data = files.map(file => [`corpus/${basename(file)}`, resolve(root, file)]);
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
