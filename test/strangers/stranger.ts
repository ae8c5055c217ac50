import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Denominator } from '../../src/model/state.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { explained, results } from '../../src/pipeline/request/results.ts';
import { type OpenReview, openReview } from '../../src/read/session.ts';

/** Published reviews of other people, kept beside the repository: their data are not ours. */
const reviews = fileURLToPath(new URL('../../../shared/reviews/', import.meta.url));
export const absent = !existsSync(reviews);

/** A review in a folder of its own: their file, our codebook. */
export async function stranger(
  files: readonly string[],
  review: string,
  codebooks: Readonly<Record<string, string>>,
): Promise<OpenReview> {
  const folder = mkdtempSync(join(tmpdir(), 'scopebook-stranger-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'corpus'));
  for (const file of files) copyFileSync(join(reviews, file), join(folder, 'corpus', basename(file)));
  for (const [name, text] of Object.entries(codebooks)) writeFileSync(join(folder, `${name}.yaml`), text);
  writeFileSync(join(folder, 'review.yaml'), review);
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
