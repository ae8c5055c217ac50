import { codebookChanges } from '../../changes/codebook-changes.ts';
import { type DataChanges, dataChanges } from '../../changes/data-changes.ts';
import { type Flip, flipsBetween } from '../../changes/flips.ts';
import { nameNow, withFormerNames } from '../../changes/former-names.ts';
import { matchKeyed } from '../../changes/match-keyed.ts';
import { matchUnits } from '../../changes/match-units.ts';
import { type Moved, movedRows, type Rows, underPresentIds } from '../../changes/moved.ts';
import { extendCodebook, migrateRecords, mixRecords, type Records, recordsOf } from '../../changes/records.ts';
import { renameInCodebook } from '../../changes/rename-in-codebook.ts';
import type { Changes, Incomparable } from '../../changes/report.ts';
import { type Happened, STATES_BETWEEN } from '../../changes/shapley.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { CoderTable, Material, Stage } from '../../model/material.ts';
import type { MigrationStep } from '../../model/migration-file.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Table } from '../../model/table.ts';
import { codedSheet } from '../../read/coded-sheet.ts';
import { inheritedByKey, joinedSheet } from '../../read/joined-sheet.ts';
import { changedMaterial } from '../../read/material.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { listing } from '../../tabulate/data/listing.ts';
import type { Exhibit } from '../exhibits/load-exhibits.ts';
import { fieldHeaders } from '../sheets/field-headers.ts';
import { declaredCodebook, reportedRequests, rowsOf, watched } from './result-set.ts';

/** What changed in one resource that both states count. */
export interface UnitsCompared {
  readonly rows: DataChanges;
  readonly codebook: Changes['codebook'];
  readonly moved: readonly Moved[];
  readonly flips: readonly Flip[];
  readonly uncompared: readonly string[];
  readonly incomparable: readonly Incomparable[];
  readonly matching: Changes['matching'];
  readonly rekeyed?: Changes['rekeyed'];
}

/** What an analysis reads besides the sheet of its units. */
const OTHER_PARTS = [
  'coders',
  'stages',
  'flow',
  'verification',
  'anchored',
  'denominator',
  'target',
  'searched',
  'parents',
] as const;

/** Compares two states of a resource: its cells, its codebook, and every number of its units. */
export function compareUnits(
  old: OpenReview,
  now: OpenReview,
  declaredSteps: readonly MigrationStep[],
  exhibits: readonly Exhibit[],
): UnitsCompared {
  const citation = citationFields(now.review, now.codebook);
  const [bookBefore, bookAfter] = [declaredCodebook(old.codebook), declaredCodebook(now.codebook)];
  const steps = withFormerNames(declaredSteps, bookBefore, bookAfter, {
    before: keyFieldOf(old),
    after: keyFieldOf(now),
  });
  const keyed = hasKey(old) && hasKey(now);
  const matched = keyed ? null : matchUnits(old.studies.coded, now.studies.coded, citation);
  const { before: byKey, rekeyed } = keyed
    ? matchKeyed(old.studies.coded, now.studies.coded, citation)
    : { before: old.studies.coded, rekeyed: [] };
  const codedBefore = matched?.before ?? byKey;
  const codedAfter = matched?.after ?? now.studies.coded;
  const records = withKeys(recordsIn(codedBefore), rekeyed.length > 0 ? keyFieldOf(old) : null);
  const renamed = migrateRecords(records, bookBefore, steps, { onlyNames: true }).records;
  const migrated = migrateRecords(records, bookBefore, steps, { onlyNames: false }).records;
  const newer = recordsIn(codedAfter);
  const newBook = extendCodebook(bookAfter, bookBefore);
  const renames = steps.some(step => 'rename' in step);
  // a renaming moves no number: the old sheet is read under the present names from the start
  const bookRenamed = renameInCodebook(bookBefore, steps);
  const oldBook = extendCodebook(bookRenamed, bookAfter);
  const { unit } = now;
  const boxed = (name: string): boolean =>
    [now, old].some(open => open.codebook.fields.find(field => field.name === name)?.columns != null);
  const shared = (name: string): boolean =>
    renamed.headers.includes(name) === newer.headers.includes(name) || boxed(name);
  const known = [...new Set([...bookAfter.fields, ...bookBefore.fields].map(field => field.name))];
  const uncompared = known.filter(name => !shared(name));

  const codedIn = (table: Table, book: Codebook, side: OpenReview): Mixed => {
    const { join } = now;
    if (join === null) return codedSheet(table, book, { unit });
    // a resource may have another name now
    const above = side.of((side.join ?? join).parent);
    const parent = { coded: above.studies.coded, unit: above.unit, parents: above.material.parents ?? [] };
    return joinedSheet(table, book, { unit }, { fields: join.fields, parent }, () => {});
  };
  const sheetOf = ({ studies, recoding, codebook, other }: Happened): Mixed =>
    codedIn(
      mixRecords(codebook ? migrated : renamed, newer, { studies, recoding }),
      codebook ? newBook : oldBook,
      other ? now : old,
    );
  const mixed = new Map<string, Mixed>();
  const mix = (state: Happened): Mixed => {
    // what units belong to is of another sheet; studies belong to nothing
    const key = JSON.stringify(now.join === null ? { ...state, other: true } : state);
    const made = mixed.get(key) ?? sheetOf(state);
    mixed.set(key, made);
    return made;
  };
  const first = renames
    ? changedMaterial(old.material, { ...mix(STATES_BETWEEN[0]!), ...renamedCoders(old, oldBook, steps) })
    : old.material;

  const moved = new Map<string, Moved>();
  const [rowsBefore, rowsAfter] = [new Map<string, ResultRow>(), new Map<string, ResultRow>()];
  const incomparable: Incomparable[] = [];
  const compared = (request: AnalysisRequest): AnalysisRequest[] => {
    // a field that was renamed is asked for by its present name
    const fields = request.fields.filter(name => !uncompared.includes(name) && nameNow(name, steps) === name);
    const empty = fields.length === 0 && request.fields.length > 0;
    return empty || request.by?.some(name => uncompared.includes(name)) ? [] : [{ ...request, fields }];
  };
  for (const request of reportedRequests(now, old, exhibits).flatMap(compared)) {
    const [a, b] = [
      rowsOf(request, first, renames ? oldBook : old.codebook),
      rowsOf(request, now.material, now.codebook),
    ];
    // what neither state can give is reported by neither
    if (a.rows === null && b.rows === null) continue;
    if (a.rows === null || b.rows === null) {
      incomparable.push({ what: nameOf(request, now.words), reason: (a.reason ?? b.reason)! });
      continue;
    }
    const is = byId(b.rows);
    const was = underPresentIds(byId(a.rows), is);
    for (const [id, row] of was) rowsBefore.set(id, row);
    for (const [id, row] of is) rowsAfter.set(id, row);
    const between = once(
      () => statesOf(request, first, now.material, mix)?.map(rows => underPresentIds(rows, is)) ?? null,
    );
    for (const entry of movedRows(was, is, between)) moved.set(entry.row, entry);
  }

  const migratedOld = codedIn(whole(migrated), newBook, old).coded;
  const keys = [...records.units.keys()];
  const listed = keyed && rekeyed.length === 0 ? migratedOld : { ...migratedOld, key: (at: number) => keys[at] ?? '' };
  const fields = bookAfter.fields
    .map(field => field.name)
    .filter(name => migratedOld.columns.has(name) && codedAfter.columns.has(name));
  const present = listing(codedAfter, fields, null, citation);
  const found = dataChanges(listing(listed, fields, null, citation), present);
  // a cell that each state reads as the same code, e.g. with another mark between items, was not recoded
  const own = { ...mix(STATES_BETWEEN[0]!).coded, key: listed.key };
  const readable = fields.filter(name => own.columns.has(name));
  const otherwise = new Set(
    dataChanges(listing(own, readable, null, citation), present).recoded.map(cell => `${cell.key}\n${cell.field}`),
  );
  const recoded = found.recoded.filter(
    ({ key, field }) => !readable.includes(field) || otherwise.has(`${key}\n${field}`),
  );
  return {
    rows: { ...found, recoded },
    codebook: codebookChanges(bookRenamed, bookAfter, steps),
    moved: [...moved.values()],
    flips: flipsBetween(rowsBefore, rowsAfter),
    uncompared,
    incomparable,
    matching: matched?.matching ?? null,
    ...(rekeyed.length === 0 ? {} : { rekeyed }),
  };
}

/** The records of a sheet under the names of fields, as `validate` matches its headers. */
const recordsIn = (coded: CoderTable['coded']): Records => recordsOf(coded, fieldHeaders(coded.table, coded.codebook));

const keyFieldOf = ({ unit, codebook }: OpenReview): string | null => unit.key ?? codebook.primaryKey[0] ?? null;

/** Records whose cells in the key's column say the keys under which their units are known now. */
function withKeys(records: Records, keyField: string | null): Records {
  if (keyField === null) return records;
  const keyOf = new Map([...records.units].flatMap(([unit, rows]) => rows.map(row => [row, unit] as const)));
  return {
    ...records,
    cell: (row, header) => (header === keyField ? (keyOf.get(row) ?? '') : records.cell(row, header)),
  };
}

type Mixed = Pick<Material, 'coded' | 'parents'>;

const byId = (rows: readonly ResultRow[]): Map<string, ResultRow> => new Map(rows.map(row => [row.id, row]));

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Whether a column says which unit a row belongs to. */
function hasKey({ unit, codebook, studies }: OpenReview): boolean {
  if (unit.reports != null) return true;
  const names = unit.key === null ? codebook.primaryKey : [unit.key];
  return names.length > 0 && names.every(name => studies.coded.columns.has(name));
}

/** The coders' sheets of a former state by the present names of fields; a part that can't be read keeps its reason. */
function renamedCoders(old: OpenReview, book: Codebook, steps: readonly MigrationStep[]): Partial<Material> {
  const renamedSheet = (coded: CoderTable['coded']): CoderTable['coded'] => {
    const before = recordsIn(coded);
    const { records } = migrateRecords(before, coded.codebook, steps, { onlyNames: true });
    const [table, own] = [whole(records), extendCodebook(book, coded.codebook)];
    const inherited =
      old.join === null ? new Map() : inheritedByKey(table, own, { sheet: old.studies, unit: old.unit });
    return codedSheet(table, own, { unit: old.unit, coder: coded.coder, inherited }).coded;
  };
  const names = (list: Iterable<string>): string[] => [...list].map(name => nameNow(name, steps));
  return {
    get coders(): readonly CoderTable[] {
      return old.material.coders.map(coder => ({
        ...coder,
        coded: renamedSheet(coder.coded),
        ...(coder.sharedFields === undefined ? {} : { sharedFields: new Set(names(coder.sharedFields)) }),
      }));
    },
    get stages(): readonly Stage[] {
      return (old.material.stages ?? []).map(stage => ({
        ...stage,
        ...(stage.selectedBy === undefined ? {} : { selectedBy: names(stage.selectedBy) }),
        consensus: stage.consensus === null ? null : renamedSheet(stage.consensus),
      }));
    },
  };
}

const whole = (records: Records) => mixRecords(records, records, { studies: false, recoding: false });

/**
 * The rows of a request in all states between two reviews; null where one of them can't be computed. An analysis that reads
 * nothing but the sheet of its units is run once for both states of everything else.
 */
function statesOf(
  request: AnalysisRequest,
  before: Material,
  after: Material,
  mix: (state: Happened) => Mixed,
): readonly Rows[] | null {
  const known = new Map<string, Rows>();
  const states: Rows[] = [];
  // units of another resource are joined to a parent that may differ
  let readsOthers = after.parents !== undefined && after.parents.length > 0;
  for (const state of STATES_BETWEEN) {
    const { other, ...rest } = state;
    const key = JSON.stringify(rest);
    const done = other && !readsOthers ? known.get(key) : undefined;
    if (done !== undefined) {
      states.push(done);
      continue;
    }
    const { material, read } = watched(changedMaterial(other ? after : before, mix(state)), OTHER_PARTS);
    const { rows } = rowsOf(request, material, material.coded.codebook);
    if (rows === null) return null;
    readsOthers ||= [...read].some(part => differs(part as keyof Material, before, after));
    known.set(key, byId(rows));
    states.push(byId(rows));
  }
  return states;
}

/** Settings are compared; sheets were read for each state on its own. */
const differs = (part: keyof Material, before: Material, after: Material): boolean => before[part] !== after[part];

/** A request as a reader names it. */
const nameOf = ({ analysis, fields, by = [], of }: AnalysisRequest, { fieldTitle }: OpenReview['words']): string =>
  `${analysis}${of == null ? '' : ` from ${of}`}${fields.length === 0 ? '' : ` of ${fields.map(fieldTitle).join(', ')}`}${by.length === 0 ? '' : ` by ${by.map(fieldTitle).join(', ')}`}`;
