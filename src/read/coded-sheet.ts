import type { Effects, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { ingest } from '../ingest/ingest.ts';
import type { IngestOptions } from '../ingest/options.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { withDerivedColumns } from '../tabulate/data/derived-columns.ts';
import { type Validated, type ValidateOptions, validate } from '../validate/validate.ts';
import { citationOf } from './citation-fields.ts';

/** The file that a user named; a missing one is a Fault. */
export async function requireSource(effects: Effects, path: string): Promise<Source> {
  const source = await effects.source(path);
  if (source === null) throw new Fault('missing-file', `${path} does not exist`, 'check the path');
  return source;
}

/** How the files of a resource are read: its dialect and its encoding. */
export const readingOf = ({ dialect = {}, encoding }: Pick<Resource, 'dialect' | 'encoding'>): IngestOptions => ({
  ...dialect,
  ...(encoding === undefined ? {} : { encoding }),
});

/** Reads bytes into a table. */
export const readTable = (source: Source, reading: IngestOptions = {}): Promise<Table> => ingest(source, reading);

/** Reads one resource of a review as the review declares it. */
export const readResource = async (review: Review, resource: Resource): Promise<Table> =>
  readTable(await review.source(resource.path), readingOf(resource));

/**
 * Reads the cells of a table by a codebook: findings, and the coded table with the codebook's derived fields. Every command
 * goes through here, so that a sheet means the same wherever it is read.
 */
export function codedSheet(table: Table, codebook: Codebook, options: Partial<ValidateOptions> = {}): Validated {
  const { coded, findings } = validate(table, codebook, {
    bibliography: options.citation ?? citationOf(codebook),
    ...options,
  });
  return { coded: withDerivedColumns(coded), findings };
}
