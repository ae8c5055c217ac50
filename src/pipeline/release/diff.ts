import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { roundNumber } from '../../base/rounding.ts';
import { codebookChanges } from '../../changes/codebook-changes.ts';
import { dataChanges } from '../../changes/data-changes.ts';
import { flipsBetween } from '../../changes/flips.ts';
import { matchUnits } from '../../changes/match-units.ts';
import { type Moved, movedRows, type Rows } from '../../changes/moved.ts';
import { extendCodebook, migrateRecords, mixRecords, recordsOf } from '../../changes/records.ts';
import type { Changes, ClaimMoved, Incomparable, ReportWords } from '../../changes/report.ts';
import { type Happened, STATES_BETWEEN } from '../../changes/shapley.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import type { MigrationStep } from '../../model/migration-file.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { codedSheet } from '../../read/coded-sheet.ts';
import { loadMigrations } from '../../read/load-migrations.ts';
import { changedMaterial } from '../../read/material.ts';
import { citationFields, type OpenReview, openSession, type Session } from '../../read/session.ts';
import { stateOf } from '../../read/states.ts';
import type { Review } from '../../review.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { type Exhibit, loadExhibits } from '../exhibits/load-exhibits.ts';
import { reportedRequests, rowsOf, watched } from './result-set.ts';

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
 * What changed between two states of a review: each of OLD and NEW is a folder with a review, a sheet of studies, or a git
 * revision; NEW is the present review where left out.
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

/** What an analysis reads besides the studies' sheet. */
const OTHER_PARTS = [
  'coders',
  'stages',
  'flow',
  'verification',
  'anchored',
  'denominator',
  'target',
  'searched',
] as const;

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
    const between = once(() => statesOf(request, first, now.material, mix));
    for (const entry of movedRows(was, is, between)) moved.set(entry.row, entry);
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

/**
 * The rows of a request in all states between two reviews; null where one of them can't be computed. An analysis that reads
 * nothing but the studies' sheet is run once for both states of everything else.
 */
function statesOf(
  request: AnalysisRequest,
  before: Material,
  after: Material,
  mix: (state: Happened) => CodedTable,
): readonly Rows[] | null {
  const known = new Map<string, Rows>();
  const states: Rows[] = [];
  let readsOthers = false;
  for (const state of STATES_BETWEEN) {
    const { other, ...rest } = state;
    const key = JSON.stringify(rest);
    const done = other && !readsOthers ? known.get(key) : undefined;
    if (done !== undefined) {
      states.push(done);
      continue;
    }
    const { material, read } = watched(changedMaterial(other ? after : before, { coded: mix(state) }), OTHER_PARTS);
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

/** Claims whose verdict under the old data is not the one under the new. */
async function movedClaims(
  effects: Effects,
  before: OpenReview,
  after: OpenReview,
): Promise<{ moved: ClaimMoved[]; reason: string | null }> {
  if ((after.review.value.claims ?? []).length === 0) return { moved: [], reason: null };
  const { claimsUnder } = await import('../manuscript/claims.ts');
  try {
    const nameOfClaim = (claim: { source: string; id: string }): string => `${claim.source} ${claim.id}`;
    const old = new Map((await claimsUnder(effects, after, before)).claims.map(claim => [nameOfClaim(claim), claim]));
    const moved = (await claimsUnder(effects, after, after)).claims.flatMap((claim): ClaimMoved[] => {
      const was = old.get(nameOfClaim(claim));
      if (was === undefined || was.verdict === claim.verdict) return [];
      return [
        { id: claim.id, source: claim.source, old: was.verdict, new: claim.verdict, explanation: claim.explanation },
      ];
    });
    return { moved, reason: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { moved: [], reason: error.message };
  }
}

/** The declared steps that lead from one version of the codebook to another. */
async function stepsBetween(
  effects: Effects,
  review: Review,
  from: string | null,
  to: string | null,
): Promise<readonly MigrationStep[]> {
  if (from === null || to === null || from === to) return [];
  const migrations = await loadMigrations(effects, review);
  const path: MigrationStep[] = [];
  for (let at = from; at !== to; ) {
    const next = migrations.find(migration => migration.from === at);
    if (next === undefined || path.length > 10_000) return [];
    path.push(...next.steps);
    at = next.to;
  }
  return path;
}
