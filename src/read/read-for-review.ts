import type { Effects, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import type { IngestOptions } from '../ingest/options.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { matchColumns } from '../validate/match-columns.ts';
import { ownRows, readingOf, readTable, requireSource } from './coded-sheet.ts';
import { neededCodebook } from './needed-codebook.ts';

/** A file that was named on the command line, read as a review reads it. */
export interface ReadForReview {
  readonly source: Source;
  readonly table: Table;
  /** the dialect and encoding that it was read with */
  readonly reading: IngestOptions;
  /** the resource of the review that it is; null for any other file */
  readonly resource: Resource | null;
  /** the resource's codebook, else that of the studies */
  readonly codebook: Codebook;
}

/** Whether two paths of the command line name one file. */
export const samePath = (effects: Effects, a: string, b: string): boolean =>
  effects.realPath(a) === effects.realPath(b);

/**
 * The resource of a review that a path of the command line names; of several that one file holds, that with the sheet that
 * was named, else the studies.
 */
export function resourceAt(effects: Effects, review: Review, file: string, sheetName?: string): Resource | null {
  const found = [review.studies, ...review.value.resources].filter(entry =>
    samePath(effects, `${review.folder}/${entry.path}`, file),
  );
  return found.find(({ dialect }) => sheetName !== undefined && dialect?.sheetName === sheetName) ?? found[0] ?? null;
}

/**
 * Reads a file for a review: a resource as the review declares it, any other file as the review reads its studies. Where
 * the file's own delimiter, first sheet and first row find more columns of the codebook, those are taken.
 *
 * @param chosen what the command line says, stronger than the declaration
 */
export async function readForReview(
  effects: Effects,
  review: Review,
  file: string,
  chosen: IngestOptions = {},
): Promise<ReadForReview> {
  const source = await requireSource(effects, file);
  const resource = resourceAt(effects, review, file, chosen.sheetName);
  const own = resource === null ? null : await review.codebook(resource);
  const codebook = own ?? (await neededCodebook(review, review.studies));
  const reading = { ...readingOf(resource ?? review.studies), ...chosen };
  if (resource !== null)
    return {
      source,
      table: ownRows(await readTable(source, reading), resource, codebook),
      reading,
      resource,
      codebook,
    };
  const { table, fault } = await tried(source, reading);
  const known = table === null ? 0 : columnsKnown(table, codebook);
  if (table !== null && known > 0 && known === table.columns.length)
    return { source, table, reading, resource, codebook };
  const plain = await tried(source, chosen);
  if (plain.table !== null && columnsKnown(plain.table, codebook) > known)
    return { source, table: plain.table, reading: chosen, resource, codebook };
  if (table === null) throw fault;
  return { source, table, reading, resource, codebook };
}

const columnsKnown = (table: Table, codebook: Codebook): number => matchColumns(table, codebook).byField.size;

type Tried = { readonly table: Table; readonly fault: null } | { readonly table: null; readonly fault: Fault };

async function tried(source: Source, reading: IngestOptions): Promise<Tried> {
  try {
    return { table: await readTable(source, reading), fault: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { table: null, fault: error };
  }
}
