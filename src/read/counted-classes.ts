import { classTable } from '../ingest/counting/class-table.ts';
import { columnLetter } from '../ingest/letters.ts';
import { NotCounted } from '../ingest/parts/not-counted.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CellClasses, CountSource } from '../model/count-source.ts';
import type { ColumnsRead } from '../model/material.ts';
import type { Table } from '../model/table.ts';
import type { Review } from '../review.ts';
import { codebookForSheet } from '../validate/codebook-for-sheet.ts';
import { matchColumns } from '../validate/match-columns.ts';
import type { Unit, Validated, ValidateOptions } from '../validate/validate.ts';
import { codedSheet, countsOf, readColumns } from './coded-sheet.ts';

/** A sheet of which combinations of cells were counted, or that was read row by row. */
export interface CountedClasses extends Validated {
  /** left out where all columns were read */
  readonly columnsRead?: ColumnsRead;
}

/**
 * The studies' sheet with some fields alone, where a row is a unit. If its file has a counting engine, from counted
 * combinations of cells: every combination stands for as many units as have it. Of any other large file, row by row. Null where
 * more is needed, and for a small file, which is read and checked as a whole.
 *
 * Keys are checked first, as everywhere: a key that stands in two rows is a finding.
 */
export async function countedClasses(
  review: Review,
  codebook: Codebook,
  options: Partial<ValidateOptions> & { readonly unit: Unit },
  fields: ReadonlySet<string>,
): Promise<CountedClasses | null> {
  if (hasCoders(review) || !isRowUnit(review, codebook, options.unit)) return null;
  const source = await countsOf(review, review.studies);
  if (source === null) return columnsAlone(review, codebook, options, fields);
  try {
    return await classesFrom(source, codebook, options, fields);
  } catch (error) {
    if (error instanceof NotCounted) return await columnsAlone(review, codebook, options, fields);
    throw error;
  } finally {
    source.close();
  }
}

/** Of a large sheet that is read row by row, only the columns of these fields and of the key; null where it is not large. */
async function columnsAlone(
  review: Review,
  codebook: Codebook,
  options: Partial<ValidateOptions>,
  fields: ReadonlySet<string>,
): Promise<CountedClasses | null> {
  let of = 0;
  const table = await readColumns(review, review.studies, headers => {
    const columns = headers.map((header, at) => ({ header, letter: columnLetter(at) }));
    const source = { file: review.studies.path, columns };
    of = headers.length;
    return new Set(columnsOf(source, codebook, new Set([...fields, ...codebook.primaryKey])));
  });
  if (table === null) return null;
  const headers = table.columns.map(({ header }) => header);
  return { ...codedSheet(table, codebook, options), columnsRead: { headers, of } };
}

/** The same of an open source. */
export async function classesFrom(
  source: CountSource,
  codebook: Codebook,
  options: Partial<ValidateOptions>,
  fields: ReadonlySet<string>,
): Promise<CountedClasses> {
  const columns = columnsOf(source, codebook, fields);
  const [key = null] = columnsOf(source, codebook, new Set(codebook.primaryKey));
  const [keys, classes] = await keysAndClasses(source, key, columns);
  const repeated = keys === null ? [] : codedSheet(keys, codebook, options).findings;
  const table = classTable(source, columns, classes);
  const read = codedSheet(table, codebook, options);
  return {
    coded: read.coded,
    findings: [...repeated.filter(({ code }) => code === DUPLICATE_KEY), ...read.findings],
    columnsRead: {
      headers: source.columns.filter((_, at) => columns.includes(at) || at === key).map(({ header }) => header),
      of: source.columns.length,
    },
  };
}

const DUPLICATE_KEY = 'D205';

/** Whether coders share the sheet of the studies. */
const hasCoders = (review: Review): boolean =>
  (review.value.codings ?? []).some(
    ({ from, of }) => !('files' in from) && (from.resource ?? of ?? review.studies.name) === review.studies.name,
  );

/** Whether every row is a unit by itself, so that counts of rows are counts of units. */
export function isRowUnit(review: Review, { primaryKey }: Codebook, { key, reports = null }: Unit): boolean {
  return (
    reports === null &&
    review.studies.where === undefined &&
    primaryKey.length <= 1 &&
    (key === null || key === primaryKey[0])
  );
}

/** The columns of a source that hold fields; columns with the same header as one of them come along. */
function columnsOf(
  { columns, file }: Pick<CountSource, 'columns' | 'file'>,
  codebook: Codebook,
  fields: ReadonlySet<string>,
): number[] {
  const header = headerTable({ columns, file });
  const { byField } = matchColumns(header, codebookForSheet(codebook, header));
  const headers = new Set(
    [...fields].flatMap(name => (byField.get(name) ?? []).map(({ column }) => columns[column]!.header)),
  );
  return columns.flatMap((column, at) => (headers.has(column.header) ? [at] : []));
}

/** The headers of a source as a table without rows. */
export const headerTable = ({ columns, file }: Pick<CountSource, 'columns' | 'file'>): Table => ({
  file,
  sheet: null,
  rows: 0,
  columns: columns.map(column => ({ ...column, length: 0, distinct: [], codes: new Uint16Array(), value: () => '' })),
  problems: [],
  findings: [],
  at: () => ({ file, sheet: null, row: null, column: null, header: null }),
});

/** The rows whose key may be repeated (null without a key), and the combinations of the cells of some columns. */
export async function keysAndClasses(
  source: CountSource,
  key: number | null,
  columns: readonly number[],
): Promise<readonly [Table | null, CellClasses]> {
  const keys = key === null ? null : source.rowsOf([key], key);
  if (source.together !== true) await keys;
  return Promise.all([keys, source.classes(columns)]);
}
