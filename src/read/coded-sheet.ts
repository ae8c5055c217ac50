import type { Effects, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { isCountedName } from '../ingest/file-format-of.ts';
import { ingest, needsWhole, openCounts } from '../ingest/ingest.ts';
import type { IngestOptions } from '../ingest/options.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CountSource } from '../model/count-source.ts';
import type { Finding } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { withDerivedColumns } from '../tabulate/data/derived-columns.ts';
import { rowsWhere } from '../validate/coders/rows-where.ts';
import { type Validated, type ValidateOptions, validate } from '../validate/validate.ts';
import { citationOf } from './citation-fields.ts';
import { neededCodebook } from './needed-codebook.ts';

/** The file that a user named; a missing one is a Fault. */
export async function requireSource(effects: Effects, path: string, name: string = path): Promise<Source> {
  const source = await effects.source(path, name);
  if (source === null) throw new Fault('missing-file', `${name} does not exist`, 'check the path');
  return source;
}

/** How the files of a resource are read: its dialect and its encoding. */
export const readingOf = ({ dialect = {}, encoding }: Pick<Resource, 'dialect' | 'encoding'>): IngestOptions => ({
  ...dialect,
  ...(encoding === undefined ? {} : { encoding }),
});

/** Reads bytes into a table. */
export const readTable = (source: Source, reading: IngestOptions = {}): Promise<Table> => ingest(source, reading);

/** Reads one resource of a review as the review declares it: its file, and of that the rows that are its own. */
export async function readResource(review: Review, resource: Resource): Promise<Table> {
  const table = await readTable(await review.source(resource.path), readingOf(resource));
  return ownRows(table, resource, resource.where === undefined ? null : await neededCodebook(review, resource));
}

/** A file of at least this size is large: reading and checking what nobody asked for would be felt. */
const LARGE = 1 << 22;

/** Whether the studies' file is large, or one that an engine counts. */
export const isLarge = async (review: Review): Promise<boolean> => {
  const { name, size } = await review.source(review.studies.path);
  return size >= LARGE || isCountedName(name);
};

/** Some columns of a resource, by their positions among all headers; null where units stand in its columns. */
export async function readColumns(
  review: Review,
  resource: Resource,
  only: (headers: readonly string[]) => ReadonlySet<number>,
): Promise<Table | null> {
  const reading = readingOf(resource);
  return needsWhole(reading) ? null : readTable(await review.source(resource.path), { ...reading, only });
}

/** A resource as a source of counts; null where its file is read as a whole. The caller closes it. */
export const countsOf = async (review: Review, resource: Resource): Promise<CountSource | null> =>
  openCounts(await review.source(resource.path), readingOf(resource));

/** The rows of a file that belong to a resource (`where`). */
export const ownRows = (table: Table, { where }: Pick<Resource, 'where'>, codebook: Codebook | null): Table =>
  where === undefined || codebook === null ? table : { ...rowsWhere(table, codebook, where), findings: table.findings };

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

/** The first row whose key stands in another row already: its study would be counted twice. */
export function duplicateKey(findings: readonly Finding[]): string | null {
  const found = findings.find(({ code, value }) => code === 'D205' && value !== null);
  return found === undefined ? null : `${found.file}, row ${found.row}: ${found.message}`;
}
