import { fold } from '../base/fold.ts';
import { canonicalKey } from '../model/canonical-key.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';
import type { ReportFinding } from './finding-reporter.ts';
import { matchColumns } from './match-columns.ts';
import { DANGLING_KEY, UNCHECKED_KEY } from './unit-findings.ts';
import { rowKeys } from './unit-keys.ts';

/** The keys that a foreign key may hold, and where they come from. */
export interface ForeignTarget {
  /** the file that has them, for messages */
  readonly file: string;
  /** what one of them is, e.g. `study` */
  readonly unit: string;
  readonly keys: KeyIndex;
}

/** Places by key; keys that differ by leading zeros are one. */
export interface KeyIndex {
  at(key: string): number | undefined;
  /** the key that differs only in case or spaces */
  like(key: string): string | null;
}

const PARTS = ' | ';
const canonical = (key: string): string => key.split(PARTS).map(canonicalKey).join(PARTS);

/** An index of keys, each with its place in the list; of a key that stands twice the first place. */
export function keyIndex(keys: readonly string[]): KeyIndex {
  const places = new Map<string, number>();
  const folded = new Map<string, string>();
  keys.forEach((key, at) => {
    const text = canonical(key);
    if (text === '' || places.has(text)) return;
    places.set(text, at);
    if (!folded.has(fold(text))) folded.set(fold(text), key);
  });
  return { at: key => places.get(canonical(key)), like: key => folded.get(fold(canonical(key))) ?? null };
}

/** The keys of a sheet by fields of its codebook; null where it lacks one of their columns. */
export function keysByFields(table: Table, codebook: Codebook, fields: readonly string[]): readonly string[] | null {
  const { byField } = matchColumns(table, codebook);
  if (!fields.every(name => byField.has(name))) return null;
  const keyOf = rowKeys(table, byField, fields);
  return Array.from({ length: table.rows }, (_, row) => keyOf(row));
}

/**
 * Checks a foreign key row by row. A key that the other sheet does not have is an error with its row; so is a blank one
 * where each row must belong to a unit.
 *
 * @returns for each row the place of its key in the target, -1 where it has none; null where the sheet lacks a column
 */
export function checkForeignKey(
  table: Table,
  codebook: Codebook,
  fields: readonly string[],
  target: ForeignTarget,
  needed: boolean,
  reportFinding: ReportFinding,
): Int32Array | null {
  const keys = keysByFields(table, codebook, fields);
  const names = fields.join(' and ');
  if (keys === null) {
    reportFinding(
      needed ? DANGLING_KEY : UNCHECKED_KEY,
      {
        message: `the column of ${names} is missing, so no row can be assigned to ${target.unit === 'row' ? 'a row' : `its ${target.unit}`} in ${target.file}`,
      },
      { row: null, column: null, field: fields[0] ?? null },
    );
    return null;
  }
  const column = matchColumns(table, codebook).byField.get(fields[0] ?? '')?.[0]?.column ?? null;
  return Int32Array.from(keys, (key, row) => {
    const at = key === '' ? undefined : target.keys.at(key);
    if (at !== undefined) return at;
    const place = { row, column, field: fields[0] ?? null };
    if (key !== '') {
      const like = target.keys.like(key);
      reportFinding(
        DANGLING_KEY,
        {
          message: `${names} is "${key}", and ${target.file} has no such ${target.unit}`,
          suggestion: like === null ? null : `write ${like}`,
        },
        { ...place, value: key },
      );
    } else if (needed)
      reportFinding(DANGLING_KEY, { message: `${names} is blank, so the row belongs to no ${target.unit}` }, place);
    return -1;
  });
}
