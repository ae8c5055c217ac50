import type { Effects, FolderLock } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { recordsOf } from '../../changes/records.ts';
import { ingest } from '../../ingest/ingest.ts';
import { doiStyle } from '../../library/additions.ts';
import { matcher, type Recognisable } from '../../library/match.ts';
import { type Addition, type Additions, type Incoming, planAdditions } from '../../library/plan-additions.ts';
import { libraryFormatOf, readLibrary } from '../../library/read-library.ts';
import { type BrokenEntry, NO_REFERENCE, type Reference } from '../../library/reference.ts';
import type { Finding } from '../../model/finding.ts';
import { plainTable } from '../../model/plain-table.ts';
import type { Table } from '../../model/table.ts';
import { citationFields, type OpenReview, openReview } from '../../read/session.ts';
import { findReview, readText } from '../../review.ts';
import { validate } from '../../validate/validate.ts';
import type { Output } from '../../write/output.ts';
import { whileLocked, writeFiles } from '../../write/outputs.ts';
import { appendedSheet, newSheet, replaceSheet } from './append-rows.ts';

export interface AddPlan extends Additions {
  readonly open: OpenReview;
  readonly headers: readonly string[];
  readonly broken: readonly BrokenEntry[];
  /** of the new rows; blank cells that wait for a coder are no errors here */
  readonly findings: readonly Finding[];
}

/** What would come in from a library file or a sheet of new rows, with codes from another sheet; nothing is written. */
export async function additionsFrom(
  effects: Effects,
  path: string | null,
  file: string,
  codesFile: string | null,
): Promise<AddPlan> {
  const open = await openReview(effects, path);
  const records = recordsOf(open.studies.coded);
  const { headers } = records;
  const columns = citationFields(open.review, open.codebook);
  const keyField = open.codebook.primaryKey[0] ?? open.review.value.unit?.key ?? null;
  const codes = codesFile === null ? null : await sheetOf(effects, open, codesFile);
  const codesOf = codes === null ? null : codesFinder(codes, columns, keyField);
  const { incoming, broken } = await incomingFrom(effects, open, file, keyField);
  const identifiers = columns.identifier === null ? [] : columnTexts(open.studies.coded.table, columns.identifier);
  const additions = planAdditions(
    incoming.map(entry => ({ ...entry, codes: new Map([...(codesOf?.(entry.reference) ?? []), ...entry.codes]) })),
    {
      headers,
      keyField,
      columns,
      doiStyle: doiStyle(identifiers),
      known: knownStudies(open),
      cell: (key, header) => records.cell(records.units.get(key)?.[0] ?? -1, header),
    },
  );
  return { ...additions, open, headers, broken, findings: checkNew(open, headers, additions.added) };
}

export interface Added {
  readonly plan: AddPlan;
  /** errors or conflicts: nothing was added */
  readonly stopped: boolean;
  readonly written: readonly string[];
}

/**
 * Adds what comes in to the sheet of studies, or writes it to a sheet of its own (`out`). From reading to writing no other
 * command changes the sheet.
 */
export async function add(
  effects: Effects,
  path: string | null,
  file: string,
  options: { readonly codes: string | null; readonly out: string | null; readonly dryRun: boolean },
): Promise<Added> {
  const { codes, out, dryRun } = options;
  const addWith = async (lock: FolderLock | null): Promise<Added> => {
    const plan = await additionsFrom(effects, path, file, codes);
    const stopped = plan.conflicts.length > 0 || plan.findings.some(entry => entry.severity === 'error');
    if (stopped || dryRun || plan.added.length === 0) return { plan, stopped, written: [] };
    const output = await additionOutput(plan, out);
    const written =
      lock === null
        ? await writeFiles(effects, { review: plan.open.review, inputs: [file] }, [output])
        : await replaceSheet(effects, plan.open, lock, output);
    return { plan, stopped, written };
  };
  if (out !== null || dryRun) return addWith(null);
  const { folder } = await findReview(effects, path);
  return whileLocked(effects, folder, addWith);
}

/** The files to write for a plan: the sheet of studies with the new rows behind, or (with `out`) the new rows alone. */
export async function additionOutput(plan: AddPlan, out: string | null): Promise<Output> {
  const rows = plan.added.map(entry => entry.cells);
  // the sheet's own headers, so that the rows can be pasted under them
  const own = plan.open.studies.coded.table.columns.map(column => column.header);
  return out === null ? appendedSheet(plan.open, rows) : newSheet(out, own, rows);
}

async function sheetOf(effects: Effects, open: OpenReview, path: string): Promise<Table> {
  const source = await effects.source(path);
  if (source === null) throw new Fault('missing-file', `${path} does not exist`, 'check the path');
  const table = await ingest(source);
  return recordsTable(open, table);
}

/** A sheet with headers under the names of fields. */
function recordsTable(open: OpenReview, table: Table): Table {
  const { coded } = validate(table, open.codebook, { unit: { name: 'row', key: null } });
  const records = recordsOf(coded);
  const origins = Array.from({ length: table.rows }, (_, row) => ({ table, row }));
  return plainTable(
    records.headers.map(header => ({ header, cells: origins.map(({ row }) => records.cell(row, header)) })),
    origins,
  );
}

async function incomingFrom(
  effects: Effects,
  open: OpenReview,
  file: string,
  keyField: string | null,
): Promise<{ incoming: Incoming[]; broken: readonly BrokenEntry[] }> {
  const source = await effects.source(file);
  if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
  const isSheet =
    /\.(xlsx|xlsm)$/i.test(file) || libraryFormatOf(file, await readText(effects, file, file).catch(() => '')) === null;
  if (!isSheet) {
    const { references, broken } = await readLibrary(file, await readText(effects, file, file));
    return { incoming: references.map(reference => ({ reference, codes: new Map(), key: '' })), broken };
  }
  const table = await sheetOf(effects, open, file);
  const columns = citationFields(open.review, open.codebook);
  const cell = (row: number, header: string | null): string =>
    header === null
      ? ''
      : (table.columns
          .find(column => column.header === header)
          ?.value(row)
          .trim() ?? '');
  const incoming = Array.from({ length: table.rows }, (_, row): Incoming => {
    const codes = new Map(table.columns.map(column => [column.header, column.value(row)]));
    const identifier = cell(row, columns.identifier);
    return {
      reference: {
        ...NO_REFERENCE,
        line: table.at(row, null).row ?? row + 2,
        title: cell(row, columns.title),
        identifier,
      },
      codes,
      key: cell(row, keyField),
    };
  });
  return { incoming, broken: [] };
}

const columnTexts = (table: Table, header: string): string[] => {
  const column = table.columns.find(entry => entry.header === header);
  return column === undefined ? [] : Array.from({ length: table.rows }, (_, row) => column.value(row));
};

function knownStudies(open: OpenReview): Recognisable[] {
  const { coded } = open.studies;
  const records = recordsOf(coded);
  const { title, identifier } = citationFields(open.review, open.codebook);
  const others = records.headers.filter(header => /^(doi|pmid|url)$/i.test(header));
  return [...records.units].map(([key, rows]) => ({
    key,
    title: title === null ? '' : records.cell(rows[0] ?? 0, title),
    identifiers: rows.flatMap(row =>
      [identifier, ...others].map(header => (header === null ? '' : records.cell(row, header))),
    ),
  }));
}

/** Rows of codes for a reference: by DOI or other identifier, else by title. */
function codesFinder(
  table: Table,
  columns: ReturnType<typeof citationFields>,
  keyField: string | null,
): (reference: Reference) => ReadonlyMap<string, string> {
  const text = (row: number, header: string | null): string =>
    header === null ? '' : (table.columns.find(column => column.header === header)?.value(row) ?? '');
  const rows = Array.from(
    { length: table.rows },
    (_, row): Recognisable => ({
      key: String(row),
      title: text(row, columns.title),
      identifiers: [text(row, columns.identifier), text(row, 'doi')],
    }),
  );
  const find = matcher(rows);
  return reference => {
    const match = find(reference);
    if (match === null) return new Map();
    return new Map(
      table.columns
        .map(column => [column.header, column.value(Number(match.key))])
        .filter(([header, cell]) => cell !== '' || header === keyField) as [string, string][],
    );
  };
}

/** Findings of the new rows alone, where each cell stands in the sheet that will be written. */
function checkNew(open: OpenReview, headers: readonly string[], added: readonly Addition[]): Finding[] {
  const origins = added.map(() => ({ table: open.studies.coded.table, row: 0 }));
  const table = plainTable(
    headers.map((header, column) => ({ header, cells: added.map(entry => entry.cells[column] ?? '') })),
    origins,
  );
  const { findings } = validate(
    {
      ...table,
      at: (row, column) => ({ ...table.at(null, column), row: row === null ? null : (added[row]?.line ?? null) }),
    },
    open.codebook,
    { unit: { name: 'study', key: open.review.value.unit?.key ?? null } },
  );
  return findings.filter(entry => entry.row !== null && !(entry.value ?? '').match(/^\s*$/));
}
