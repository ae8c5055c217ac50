import { Fault } from '../base/fault.ts';
import { classTable } from '../ingest/counting/class-table.ts';
import { NotCounted } from '../ingest/parts/not-counted.ts';
import { canonicalKey } from '../model/canonical-key.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CountSource } from '../model/count-source.ts';
import { fieldsBehind, fieldsIn } from '../model/fields-behind.ts';
import type { ColumnsRead } from '../model/material.ts';
import type { Coding } from '../model/review-coding.ts';
import type { Table } from '../model/table.ts';
import type { Review } from '../review.ts';
import { panelOf } from '../tabulate/agreement/panel.ts';
import { select } from '../tabulate/data/selection.ts';
import { matchColumns } from '../validate/match-columns.ts';
import type { Unit, ValidateOptions } from '../validate/validate.ts';
import { codedSheet, countsOf, isLarge } from './coded-sheet.ts';
import { type CountedClasses, headerTable, isRowUnit, keysAndClasses } from './counted-classes.ts';
import { type CodersRead, loadCoders } from './load-coders.ts';
import type { ReviewSession } from './review-session.ts';
import { consensusSheet, splitSheet } from './split-sheet.ts';
import { anchoredUnits } from './suggestion-log.ts';

/** Which of the coders' codes are compared. */
export interface CodersAsked {
  /** [] for all fields that coders have columns of */
  readonly fields: readonly string[];
  /** a condition on the consensus */
  readonly where: string | null;
}

/** The studies and their coders, from counted combinations of the coders' cells. */
export interface CountedCoders {
  readonly studies: CountedClasses;
  readonly coders: CodersRead;
}

/** A coding whose coders stand beside each other, in the row of their unit. */
type Beside = Extract<Coding['from'], { affix: string } | { votes: string }>;

/**
 * The coders of the studies' sheet where their codes stand in one row a unit (paired columns, votes), from joint counts of
 * their columns: every combination of cells stands for as many units as have it. Null where the units themselves are needed:
 * rows of coders that are joined on their key, sheets of their own, keys that repeat or are blank, findings in single cells,
 * codes that followed suggestions.
 */
export async function countedCoders(session: ReviewSession, asked: CodersAsked): Promise<CountedCoders | null> {
  const { effects, review, codebook, unit, citation } = session;
  const options = { unit, citation, fieldsMatch: review.studies.fieldsMatch ?? 'partial' } as const;
  if (codingsBeside(review) === null || !(await isLarge(review))) return null;
  if (!isRowUnit(review, codebook, options.unit) || codebook.primaryKey.length !== 1) return null;
  if ((await anchoredUnits(effects, review)).size > 0) return null;
  const source = await countsOf(review, review.studies);
  if (source === null) return null;
  try {
    return await codersFrom(source, review, codebook, options, asked);
  } catch (error) {
    if (error instanceof NotCounted) return null;
    throw error;
  } finally {
    source.close();
  }
}

/** The same of an open source. */
export async function codersFrom(
  source: CountSource,
  review: Review,
  codebook: Codebook,
  options: Partial<ValidateOptions> & { readonly unit: Unit },
  asked: CodersAsked,
): Promise<CountedCoders | null> {
  const columns = columnsFor(source, review, codebook, asked);
  if (columns === null) return null;
  const key = keyColumn(source, codebook);
  if (key < 0) return null;
  const [keys, classes] = await keysAndClasses(source, key, columns);
  if (!hasOwnKeys(keys!)) return null;
  const table = classTable(source, columns, classes);
  const studies = codedSheet(consensusSheet(review, table, codebook), codebook, options);
  const { coded } = studies;
  const coders = await loadCoders(
    review,
    options.unit,
    coded,
    async () => table,
    async () => codebook,
  );
  const isCompared = coders.stages.every(
    ({ name }) => panelOf(coders.coders.filter(({ stage }) => stage === name)).raters.length > 1,
  );
  const isChosen = coders.stages.every(
    ({ consensus }) => asked.where === null || consensus === null || select(consensus, asked.where).count > 0,
  );
  // a finding in a cell has the address of every such cell, which a combination has not
  const isFound = [...studies.findings, ...coders.findings].some(
    ({ row, field, severity }) => row !== null && field !== null && severity !== 'note',
  );
  if (table.rows === 0 || !isCompared || !isChosen || isFound) return null;
  return { studies: { ...studies, columnsRead: columnsRead(source, [...columns, key]) }, coders };
}

/** The codings of the studies, if in all of them the coders stand beside each other in the studies' own sheet; else null. */
function codingsBeside(review: Review): Beside[] | null {
  const { name } = review.studies;
  const codings = (review.value.codings ?? []).filter(({ of }) => (of ?? name) === name).map(({ from }) => from);
  const beside = codings.filter(
    (from): from is Beside => ('affix' in from || 'votes' in from) && (from.resource ?? name) === name,
  );
  return codings.length > 0 && beside.length === codings.length ? beside : null;
}

/**
 * The columns of the fields that are compared, for each coder and the consensus, and of what their conditions depend on; null
 * where the coders, or what must be said of a field, could not be told from these alone.
 */
function columnsFor(source: CountSource, review: Review, codebook: Codebook, asked: CodersAsked): number[] | null {
  const whole = headerTable(source);
  const named = codebook.fields.filter(({ name }) => asked.fields.includes(name));
  if (named.length < asked.fields.length || codebook.rules.length > 0) return null;
  if (codebook.fields.some(({ given, constraints }) => given || constraints.unique)) return null;
  const split = partsOf(review, codebook, whole);
  if (split === null) return null;
  const coders = split.filter(({ coder }) => coder !== null);
  const isOf = (part: Part, field: string): boolean => part.columns.has(field) && !part.shared.has(field);
  const compared = codebook.fields
    .map(({ name }) => name)
    .filter(name => coders.some(part => isOf(part, name)) && !codebook.primaryKey.includes(name));
  const fields = asked.fields.length === 0 ? compared : asked.fields;
  // all coders of a stage have a column of their own, or none of them has
  const lacking = (name: string): boolean =>
    !compared.includes(name) ||
    coders.some(part => !isOf(part, name) && coders.some(other => other.coding === part.coding && isOf(other, name)));
  if (fields.some(lacking)) return null;
  const conditions = [
    ...(asked.where === null ? [] : fieldsIn(asked.where)),
    ...(codingsBeside(review) ?? []).flatMap(({ where }) => (where === undefined ? [] : fieldsIn(where))),
  ];
  // a stage is told of, whichever fields are compared, and one field of it tells who its coders are
  const stages = (codingsBeside(review) ?? []).flatMap((_, coding) => {
    const own = coders.filter(part => part.coding === coding);
    const shown = compared.filter(name => own.every(part => isOf(part, name)));
    return shown.some(name => fields.includes(name)) ? [] : shown.slice(0, 1);
  });
  const needed = fieldsBehind(codebook, [...fields, ...stages, ...conditions]);
  const letters = new Set(split.flatMap(part => [...needed].flatMap(name => part.columns.get(name) ?? [])));
  const columns = source.columns.flatMap(({ letter }, at) => (letters.has(letter) ? [at] : []));
  // whose columns these are must be seen as it is from all of them
  const again = partsOf(review, codebook, headerTable({ ...source, columns: columns.map(at => source.columns[at]!) }));
  const names = (parts: readonly Part[]): string => JSON.stringify(parts.map(({ coder }) => coder));
  return again !== null && names(again) === names(split) ? columns : null;
}

/** Whose columns: of a coder, of the consensus or of the sheet itself (both null), by field the letters in the sheet. */
interface Part {
  readonly coder: string | null;
  readonly coding: number;
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** fields whose column stands once for all coders */
  readonly shared: ReadonlySet<string>;
}

/** The parts that a sheet is taken apart into, from its headers alone; null where it can't be taken apart. */
function partsOf(review: Review, codebook: Codebook, table: Table): Part[] | null {
  try {
    return [
      partOf(null, -1, table, codebook),
      ...(codingsBeside(review) ?? []).flatMap((from, coding) => {
        const { sheets, consensus, shared } = splitSheet(table, codebook, from);
        return [
          ...sheets.map(sheet => partOf(sheet.coder, coding, sheet.table, codebook, shared)),
          ...(consensus === null ? [] : [partOf(null, coding, consensus, codebook)]),
        ];
      }),
    ];
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

function partOf(
  coder: string | null,
  coding: number,
  table: Table,
  codebook: Codebook,
  shared: ReadonlySet<string> = new Set<string>(),
): Part {
  const { byField } = matchColumns(table, codebook);
  const matched = [...byField].map(([name, own]) => [name, own.map(({ column }) => table.columns[column]!)] as const);
  return {
    coder,
    coding,
    columns: new Map(matched.map(([name, own]) => [name, own.map(({ letter }) => letter)])),
    shared: new Set(matched.flatMap(([name, own]) => (own.every(({ header }) => shared.has(header)) ? [name] : []))),
  };
}

const keyColumn = (source: CountSource, codebook: Codebook): number => {
  const matched = matchColumns(headerTable(source), codebook).byField.get(codebook.primaryKey[0]!);
  return matched?.length === 1 ? matched[0]!.column : -1;
};

/** Whether every row has a key, and no other row has it. */
function hasOwnKeys({ rows, columns }: Table): boolean {
  const known = new Set<string>();
  for (let row = 0; row < rows; row++) known.add(canonicalKey(columns[0]!.value(row)));
  return known.size === rows && !known.has('');
}

const columnsRead = ({ columns }: CountSource, read: readonly number[]): ColumnsRead => ({
  headers: columns.flatMap(({ header }, at) => (read.includes(at) ? [header] : [])),
  of: columns.length,
});
