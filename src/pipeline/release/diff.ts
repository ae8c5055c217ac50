import type { Effects } from '../../base/effects.ts';
import { roundNumber } from '../../base/rounding.ts';
import { codebookChanges } from '../../changes/codebook-changes.ts';
import { dataChanges } from '../../changes/data-changes.ts';
import { flipsBetween } from '../../changes/flips.ts';
import { matchUnits } from '../../changes/match-units.ts';
import { type Moved, movedRows } from '../../changes/moved.ts';
import { extendCodebook, migrateRecords, mixRecords, recordsOf } from '../../changes/records.ts';
import type { Changes, Incomparable, ReportWords } from '../../changes/report.ts';
import { type Happened, STATES_BETWEEN } from '../../changes/shapley.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { codedSheet } from '../../read/coded-sheet.ts';
import { changedMaterial } from '../../read/material.ts';
import { citationFields, type OpenReview, openSession, type Session } from '../../read/session.ts';
import { stateOf } from '../../read/states.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { type Exhibit, loadExhibits } from '../exhibits/load-exhibits.ts';
import { movedClaims } from './moved-claims.ts';
import { reportedRequests, rowsOf } from './result-set.ts';
import { byId, rowsBetween } from './rows-between.ts';
import { stepsBetween } from './steps-between.ts';

/** One of the two states that are compared. */
interface Side {
  readonly name: string;
  readonly open: OpenReview;
}

export interface Difference {
  readonly changes: Changes;
  readonly words: ReportWords;
  /** files of the newer state that it was made from */
  readonly inputs: readonly string[];
}

/**
 * What changed between two states of a review: rows of the sheet, the codebook, every reported number that moved with its
 * causes, exhibits, verdicts on claims, and what cannot be compared, with the reason.
 *
 * @param path the review that the states belong to; null for the nearest one upwards
 * @param old a folder with a review, a sheet of studies, or a git revision
 * @param now the same for the newer state; null for the present review
 * @throws Fault where a state can't be opened; what can't be read within it is reported as not comparable
 */
export async function diff(
  effects: Effects,
  path: string | null,
  old: string,
  now: string | null,
): Promise<Difference> {
  const side = async (name: string, session: Promise<Session>): Promise<Side> => ({
    name,
    open: await (await session).readable(),
  });
  const after = now === null ? side('now', openSession(effects, path)) : side(now, stateOf(effects, path, now));
  const before = side(old, stateOf(effects, path, old));
  return difference(effects, await before, await after);
}

async function difference(effects: Effects, before: Side, after: Side): Promise<Difference> {
  const [old, now] = [before.open, after.open];
  const steps = await stepsBetween(effects, now.review, old.codebook.version, now.codebook.version);
  const citation = citationFields(now.review, now.codebook);
  const keyed = hasKey(old) && hasKey(now);
  const matched = keyed ? null : matchUnits(old.studies.coded, now.studies.coded, citation);
  const codedBefore = matched?.before ?? old.studies.coded;
  const codedAfter = matched?.after ?? now.studies.coded;
  const records = recordsOf(codedBefore);
  const renamed = migrateRecords(records, old.codebook, steps, { onlyNames: true }).records;
  const migrated = migrateRecords(records, old.codebook, steps, { onlyNames: false }).records;
  const present = recordsOf(codedAfter);
  const newBook = extendCodebook(now.codebook, old.codebook);
  const renames = steps.some(step => 'rename' in step);
  // a renaming moves no number: with one, the old names are read by the new codebook from the start
  const oldBook = renames ? newBook : extendCodebook(old.codebook, now.codebook);
  const { unit } = now;
  const boxed = (name: string): boolean =>
    [now, old].some(open => open.codebook.fields.find(field => field.name === name)?.columns != null);
  const shared = (name: string): boolean =>
    renamed.headers.includes(name) === present.headers.includes(name) || boxed(name);
  const known = [...new Set([...now.codebook.fields, ...old.codebook.fields].map(field => field.name))];
  const uncompared = known.filter(name => !shared(name));

  const { exhibits, faults } = await loadExhibits(effects, now, 'all');
  const compared = (request: AnalysisRequest): AnalysisRequest[] => {
    const fields = request.fields.filter(name => !uncompared.includes(name));
    const empty = fields.length === 0 && request.fields.length > 0;
    return empty || request.by?.some(name => uncompared.includes(name)) ? [] : [{ ...request, fields }];
  };
  const mixed = new Map<string, CodedTable>();
  const mix = ({ studies, recoding, codebook }: Happened): CodedTable => {
    const state = JSON.stringify([studies, recoding, codebook]);
    const made =
      mixed.get(state) ??
      codedSheet(
        mixRecords(codebook ? migrated : renamed, present, { studies, recoding }),
        codebook ? newBook : oldBook,
        { unit },
      ).coded;
    mixed.set(state, made);
    return made;
  };
  const first = renames ? changedMaterial(old.material, { coded: mix(STATES_BETWEEN[0]!) }) : old.material;

  const moved = new Map<string, Moved>();
  const [rowsBefore, rowsAfter] = [new Map<string, ResultRow>(), new Map<string, ResultRow>()];
  const incomparable: Incomparable[] = faults.map(fault => ({ what: 'an exhibit', reason: fault.message }));
  for (const request of reportedRequests(now, old, exhibits).flatMap(compared)) {
    const [a, b] = [
      rowsOf(request, first, renames ? newBook : old.codebook),
      rowsOf(request, now.material, now.codebook),
    ];
    // what neither state can give is reported by neither
    if (a.rows === null && b.rows === null) continue;
    if (a.rows === null || b.rows === null) {
      incomparable.push({ what: nameOf(request, now.words), reason: (a.reason ?? b.reason)! });
      continue;
    }
    const [was, is] = [byId(a.rows), byId(b.rows)];
    for (const [id, row] of was) rowsBefore.set(id, row);
    for (const [id, row] of is) rowsAfter.set(id, row);
    let between: ReturnType<typeof rowsBetween> | undefined;
    const rowsOfStates = () => (between ??= rowsBetween(request, first, now.material, mix));
    for (const entry of movedRows(was, is, rowsOfStates)) moved.set(entry.row, entry);
  }

  const claims = await movedClaims(effects, old, now);
  if (claims.reason !== null) incomparable.push({ what: 'the verdicts on claims', reason: claims.reason });
  const migratedOld = codedSheet(mixRecords(migrated, migrated, { studies: false, recoding: false }), newBook, {
    unit,
  }).coded;
  const keys = [...records.units.keys()];
  const listed = keyed ? migratedOld : { ...migratedOld, key: (at: number) => keys[at] ?? '' };
  const fields = now.codebook.fields
    .map(field => field.name)
    .filter(name => migratedOld.columns.has(name) && codedAfter.columns.has(name));
  return {
    changes: {
      from: before.name,
      to: after.name,
      rows: dataChanges(listing(listed, fields, null, citation), listing(codedAfter, fields, null, citation)),
      codebook: codebookChanges(old.codebook, now.codebook, steps),
      moved: [...moved.values()],
      exhibits: movedExhibits(exhibits, now, new Set(moved.keys())),
      flips: flipsBetween(rowsBefore, rowsAfter),
      claims: claims.moved,
      uncompared,
      incomparable,
      matching: matched?.matching ?? null,
    },
    words: {
      unit: now.words.unit,
      units: [old.studies.coded.units, now.studies.coded.units],
      format: now.format,
      fieldTitle: field => now.words.fieldTitle(field),
      plain(field, value) {
        const decimals = value !== null && Number.isInteger(value) ? 0 : 1;
        return value !== null && now.words.isYear(field)
          ? roundNumber(value, decimals)
          : now.format.number(value, decimals);
      },
    },
    inputs: [
      now.review.declaration.file,
      now.review.studies.path,
      now.codebook.file,
      ...(now.review.value.migrations ?? []),
    ],
  };
}

/** Whether a column says which unit a row belongs to. */
function hasKey({ unit, codebook, studies }: OpenReview): boolean {
  if (unit.reports != null) return true;
  const names = unit.key === null ? codebook.primaryKey : [unit.key];
  return names.length > 0 && names.every(name => studies.coded.columns.has(name));
}

/** A request as a reader names it. */
const nameOf = ({ analysis, fields, by = [] }: AnalysisRequest, { fieldTitle }: OpenReview['words']): string =>
  `${analysis}${fields.length === 0 ? '' : ` of ${fields.map(fieldTitle).join(', ')}`}${by.length === 0 ? '' : ` by ${by.map(fieldTitle).join(', ')}`}`;

/** Exhibits with the numbers of theirs that moved. */
function movedExhibits(
  exhibits: readonly Exhibit[],
  open: OpenReview,
  moved: ReadonlySet<string>,
): Difference['changes']['exhibits'] {
  return exhibits.flatMap(exhibit => {
    const ids = new Set(
      exhibit.plan(exhibit.declaration.value).flatMap(request => {
        const { rows } = rowsOf(request, open.material, open.codebook);
        return rows?.map(row => row.id) ?? [];
      }),
    );
    const numbers = [...ids].filter(id => moved.has(id)).length;
    return numbers === 0 ? [] : [{ name: exhibit.name, file: exhibit.file, numbers }];
  });
}
