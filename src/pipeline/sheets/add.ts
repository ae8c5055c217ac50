import type { Effects, FolderLock } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import {
  type Addition,
  type Additions,
  type Incoming,
  type Keep,
  planAdditions,
} from '../../library/plan-additions.ts';
import type { Recognisable } from '../../library/record-form.ts';
import type { BrokenEntry } from '../../library/reference.ts';
import { keyPart } from '../../library/reference-columns.ts';
import { referencePart } from '../../library/reference-from-cells.ts';
import type { Finding } from '../../model/finding.ts';
import { plainTable } from '../../model/plain-table.ts';
import type { Table } from '../../model/table.ts';
import { codedSheet } from '../../read/coded-sheet.ts';
import { citationFields } from '../../read/session.ts';
import { findReview } from '../../review.ts';
import { isRetracted, isRetractedType } from '../../text/is-retracted.ts';
import type { Output } from '../../write/output.ts';
import { whileLocked, writeFiles } from '../../write/outputs.ts';
import { appendedSheet, newSheet, replaceSheet } from './appended-sheet.ts';
import { codesJoin } from './codes-join.ts';
import { readIncoming, type Told } from './read-incoming.ts';
import { type TargetSheet, targetSheet } from './target-sheet.ts';

export interface AddPlan extends Additions {
  /** the sheet as its file has it, coders' own columns and rows included */
  readonly target: TargetSheet;
  readonly broken: readonly BrokenEntry[];
  /** of the new rows; blank cells that wait for a coder are no errors here */
  readonly findings: readonly Finding[];
  /** what was not taken from the files, and what stops the writing */
  readonly told: readonly Told[];
}

/** What would come in from a library file or a sheet of new rows, with codes from another sheet; nothing is written. */
export async function additionsFrom(
  effects: Effects,
  path: string | null,
  file: string,
  codesFile: string | null,
  keep: Keep = { all: false, ids: [] },
): Promise<AddPlan> {
  const target = await targetSheet(effects, path);
  const { table, headers, keyField, codebook } = target;
  const columns = citationFields(target.review, codebook);
  const read = await readIncoming(effects, file, target);
  const codes = codesFile === null ? null : await codesJoin(effects, codesFile, target);
  const cell = (row: number, header: string): string => table.columns[headers.indexOf(header)]?.value(row) ?? '';
  const part = keyPart(keyField, columns);
  const known = knownStudies(target, cell);
  const additions = planAdditions(
    codes === null
      ? read.incoming
      : read.incoming.map(entry => ({ ...entry, codes: new Map([...codes.of(entry), ...entry.codes]) })),
    {
      headers,
      keyField,
      rowFields: codebook.primaryKey.filter(field => field !== keyField && headers.includes(field)),
      columns,
      cellsUnder: header => columnTexts(table, headers, header),
      known,
      rowsOf: key => (target.units.get(key) ?? []).map(row => (header: string) => cell(row, header)),
    },
    keep,
  );
  const [unknown] = additions.unusedKeep;
  if (unknown !== undefined)
    throw usageFault(
      'keep',
      door => `${door.option('keep', unknown)}: no duplicate in ${file} has this line, DOI, PubMed number or key`,
      door => `leave out ${door.option('keep')} to see the duplicates and their lines`,
    );
  return {
    ...additions,
    target,
    broken: read.broken,
    told: [
      ...unrecognisable(table, known),
      ...withoutKey(additions.added, keyField, part),
      ...read.told,
      ...retracted(read.incoming),
      ...(codes?.told(additions.added.length) ?? []),
    ],
    findings: checkNew(target, file, additions.added),
  };
}

/** Whether something must be corrected before anything is written. What the reference itself says is written as it is, and shown. */
export const isStopped = ({ findings, conflicts, told, added }: AddPlan): boolean =>
  conflicts.length > 0 ||
  findings.some(
    ({ severity, row, field, header }) =>
      severity === 'error' && added.some(({ line, coded }) => line === row && coded.has(field ?? header ?? '')),
  ) ||
  told.some(entry => entry.severity === 'problem');

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
  options: {
    readonly codes: string | null;
    readonly out: string | null;
    readonly dryRun: boolean;
    readonly keep?: Keep;
  },
): Promise<Added> {
  const { codes, out, dryRun, keep } = options;
  const addWith = async (lock: FolderLock | null): Promise<Added> => {
    const plan = await additionsFrom(effects, path, file, codes, keep);
    const stopped = isStopped(plan);
    if (stopped || dryRun || plan.added.length === 0) return { plan, stopped, written: [] };
    const output = await additionOutput(plan, out);
    const written =
      lock === null
        ? await writeFiles(effects, { review: plan.target.review, inputs: [file] }, [output])
        : await replaceSheet(effects, plan.target, lock, output);
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
  const own = plan.target.table.columns.map(column => column.header);
  return out === null ? appendedSheet(plan.target, plan.target.table, rows) : newSheet(out, own, rows);
}

const columnTexts = (table: Table, headers: readonly string[], header: string): string[] => {
  const column = table.columns[headers.indexOf(header)];
  return column === undefined ? [] : Array.from({ length: table.rows }, (_, row) => column.value(row));
};

/** New studies whose key is a part of the reference that their record lacks. */
function withoutKey(added: readonly Addition[], keyField: string | null, part: string | null): Told[] {
  const lines = added.filter(({ key }) => key === '').map(({ line }) => line);
  if (part === null || lines.length === 0) return [];
  const named =
    lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ', …' : ''}`;
  return [
    {
      severity: 'note',
      message: `${named}: no ${part === 'pmid' ? 'PubMed number' : part === 'doi' ? 'DOI' : part}, which is the key of the sheet; ${keyField} stays empty in the new ${lines.length === 1 ? 'row' : 'rows'} until you fill it in`,
    },
  ];
}

/** Records that say that their work was retracted: whether such a study counts is for a person to decide. */
const retracted = (incoming: readonly Incoming[]): Told[] =>
  incoming
    .filter(({ reference: { title, note } }) => isRetracted(title) || isRetractedType(note))
    .map(({ reference: { line } }) => ({
      severity: 'note',
      message: `line ${line}: this work was retracted, as its record says; decide whether the study counts`,
    }));

/** Studies that nothing identifies would be added again with every file that lists them. */
function unrecognisable({ file }: Table, known: readonly Recognisable[]): Told[] {
  if (known.length === 0 || known.some(({ title, identifiers }) => title !== '' || identifiers.some(id => id !== '')))
    return [];
  return [
    {
      severity: 'note',
      message: `${file} has no titles and no identifiers, so a study that is in it already cannot be recognised. Add a column for titles or DOIs, or remove the repeated studies by hand`,
    },
  ];
}

/** The studies of the sheet, as records are recognised: by declared columns, else by columns with the usual names. */
function knownStudies(
  { review, codebook, headers, units }: TargetSheet,
  cell: (row: number, header: string) => string,
): Recognisable[] {
  const declared = citationFields(review, codebook);
  const usual = (parts: readonly string[]): string[] =>
    headers.filter(header => parts.includes(referencePart(header) ?? ''));
  const title = declared.title ?? usual(['title'])[0] ?? null;
  const author = declared.author ?? usual(['author', 'authors'])[0] ?? null;
  const year = declared.year ?? usual(['year'])[0] ?? null;
  const identifiers = [...new Set([declared.identifier, ...usual(['doi', 'pmid', 'identifier', 'url'])])].flatMap(
    header => (header === null ? [] : [{ header, isPmid: referencePart(header) === 'pmid' }]),
  );
  const pages = usual(['pages'])[0] ?? null;
  const texts = headers.filter(header => /abstract|notes?$|registration|registry|trial|protocol/i.test(header));
  const text = (row: number, header: string | null): string => (header === null ? '' : cell(row, header));
  return [...units].map(([key, rows]) => {
    const [first = 0] = rows;
    return {
      key,
      title: text(first, title),
      author: text(first, author),
      year: text(first, year),
      identifiers: rows.flatMap(row =>
        identifiers.map(({ header, isPmid }) => {
          const value = cell(row, header).trim();
          return isPmid && /^\d+$/.test(value) ? `pmid:${value}` : value;
        }),
      ),
      pages: text(first, pages),
      texts: texts.map(header => cell(first, header)),
    };
  });
}

/** Findings of the new rows alone, where each cell stands in the file that they come from. */
function checkNew(
  { review, codebook, table: sheet, headers }: TargetSheet,
  file: string,
  added: readonly Addition[],
): Finding[] {
  const origins = added.map(() => ({ table: sheet, row: 0 }));
  const table = plainTable(
    headers.map((header, column) => ({ header, cells: added.map(entry => entry.cells[column] ?? '') })),
    origins,
  );
  const { findings } = codedSheet(
    {
      ...table,
      // the column is one of the sheet; only the line is one of the file
      at: (row, column) => ({
        ...table.at(null, column),
        file,
        sheet: null,
        column: null,
        row: row === null ? null : (added[row]?.line ?? null),
      }),
    },
    codebook,
    { unit: { name: 'study', key: review.value.unit?.key ?? null } },
  );
  return findings.filter(entry => entry.row !== null && !(entry.value ?? '').match(/^\s*$/));
}
