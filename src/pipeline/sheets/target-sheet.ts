import type { Effects } from '../../base/effects.ts';
import { recordsOf } from '../../changes/records.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { Table } from '../../model/table.ts';
import { openSession, type Session } from '../../read/session.ts';
import type { Review } from '../../review.ts';
import { codebookForSheet } from '../../validate/codebook-for-sheet.ts';
import { matchColumns } from '../../validate/match-columns.ts';
import { rowKeys } from '../../validate/unit-keys.ts';
import { fieldHeaders } from './field-headers.ts';

/** The studies' sheet that new rows are for, as its file has it. */
export interface TargetSheet {
  readonly review: Review;
  readonly codebook: Codebook;
  /** what is counted: `study` */
  readonly unit: string;
  readonly table: Table;
  /** its columns under the names of fields */
  readonly headers: readonly string[];
  readonly keyField: string | null;
  /** the rows of each study, by its key */
  readonly units: ReadonlyMap<string, readonly number[]>;
}

type Units = ReadonlyMap<string, readonly number[]>;

/** Reads the studies' sheet of a review. Its cells are checked only where that is needed to know which study a row belongs to. */
export async function targetSheet(effects: Effects, path: string | null): Promise<TargetSheet> {
  const session = await openSession(effects, path);
  const { review, codebook, unit } = session;
  const table = await session.table(review.studies);
  const headers = fieldHeaders(table, codebook);
  const keyField = codebook.primaryKey[0] ?? unit.key;
  const units = await unitsOf(session, table, headers, keyField);
  return { review, codebook, unit: unit.name, table, headers, keyField, units };
}

async function unitsOf(
  session: Session,
  table: Table,
  headers: readonly string[],
  keyField: string | null,
): Promise<Units> {
  const { codebook, unit, review } = session;
  const { key, reports = null } = unit;
  const keyFields = codebook.primaryKey.length > 0 ? codebook.primaryKey : key === null ? [] : [key];
  const isOfCoders = (review.value.codings ?? []).some(({ from }) => !('files' in from));
  if (reports === null && !isOfCoders && (key === null || keyFields.join() === key)) {
    const { byField } = matchColumns(table, codebookForSheet(codebook, table));
    return grouped(table, rowKeys(table, byField, keyFields));
  }
  // rows that are reports or coders' are units only when they have been read as such
  const { coded } = await session.studies();
  const column = table.columns[keyField === null ? -1 : headers.indexOf(keyField)];
  if (table === coded.table || column === undefined) return recordsOf(coded, headers).units;
  return grouped(table, row => column.value(row).trim());
}

function grouped(table: Table, keyOf: (row: number) => string): Units {
  const units = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = keyOf(row);
    const rows = units.get(key);
    if (rows === undefined) units.set(key, [row]);
    else rows.push(row);
  }
  return units;
}
