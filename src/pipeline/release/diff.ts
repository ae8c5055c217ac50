import { tabulate } from '../../analyses/tabulate.ts';
import type { Effects } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { roundNumber } from '../../base/rounding.ts';
import { codebookChanges } from '../../changes/codebook-changes.ts';
import { dataChanges } from '../../changes/data-changes.ts';
import { flipsBetween } from '../../changes/flips.ts';
import { movedRows } from '../../changes/moved.ts';
import { extendCodebook, migrateRecords, mixRecords, recordsOf } from '../../changes/records.ts';
import type { Changes, ClaimMoved, ReportWords } from '../../changes/report.ts';
import { type Happened, STATES_BETWEEN } from '../../changes/shapley.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { MigrationStep } from '../../model/migration-file.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { loadMigrations } from '../../read/load-migrations.ts';
import { citationFields, neededCodebook, type OpenReview, openReview } from '../../read/session.ts';
import type { Review } from '../../review.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { validate } from '../../validate/validate.ts';
import { loadExhibits } from '../exhibits/load-exhibits.ts';

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
  const after =
    now === null ? { name: 'now', open: await openReview(effects, path) } : await sideOf(effects, path, now);
  return difference(effects, await sideOf(effects, path, old), after);
}

async function sideOf(effects: Effects, path: string | null, name: string): Promise<Side> {
  if (await effects.exists(name)) {
    const file = await effects.source(name).catch((error: unknown) => {
      if (error instanceof Fault && error.code === 'folder') return null;
      throw error;
    });
    if (file === null || /\.ya?ml$/.test(name)) return { name, open: await openReview(effects, name) };
    return { name, open: await withSheet(effects, await openReview(effects, path), name) };
  }
  const present = await openReview(effects, path);
  const there = await effects.atRevision(name, present.review.folder);
  if (there === null)
    throw usageFault(
      'no-side',
      `"${name}" is no file, no folder and no git revision`,
      'name a sheet, the folder of a review, or a tag, branch or commit',
    );
  try {
    return { name, open: await openReview(there, present.review.folder) };
  } catch (error) {
    throw error instanceof Fault ? faultAt(error, name) : error;
  }
}

/** A fault of a former state speaks of that state: the present files may be well. */
const faultAt = ({ code, message, status }: Fault, revision: string): Fault =>
  code === 'no-review'
    ? new Fault(
        code,
        `at revision ${revision} there is no review.yaml where the review stands now`,
        'name a later revision; `git log --follow --oneline -- review.yaml` lists those that have it',
        status,
      )
    : new Fault(
        code,
        message.replace(/^/gm, `at revision ${revision}: `),
        'name another revision: what is committed stays as it is',
        status,
      );

/** The present review with another sheet of studies; a sheet that is a resource of the review keeps its own codebook. */
async function withSheet(effects: Effects, open: OpenReview, path: string): Promise<OpenReview> {
  const source = await effects.source(path);
  if (source === null) throw new Fault('missing-file', `${path} does not exist`, 'check the path');
  const resource = open.review.value.resources.find(
    entry => source.name === entry.path || `${open.review.folder}/${entry.path}`.endsWith(`/${source.name}`),
  );
  const codebook = resource?.schema === undefined ? open.codebook : await neededCodebook(open.review, resource);
  const studies = validate(await ingest(source, resource?.dialect ?? {}), codebook, { unit: open.unit });
  return { ...open, codebook, studies, material: { ...open.material, coded: studies.coded } };
}

async function difference(effects: Effects, before: Side, after: Side): Promise<Difference> {
  const steps = await stepsBetween(
    effects,
    after.open.review,
    before.open.codebook.version,
    after.open.codebook.version,
  );
  const old = recordsOf(before.open.studies.coded);
  const renamed = migrateRecords(old, before.open.codebook, steps, { onlyNames: true }).records;
  const migrated = migrateRecords(old, before.open.codebook, steps, { onlyNames: false }).records;
  const now = recordsOf(after.open.studies.coded);
  const newBook = extendCodebook(after.open.codebook, before.open.codebook);
  // a renaming moves no number: with one, the old names are read by the new codebook from the start
  const oldBook = steps.some(step => 'rename' in step)
    ? newBook
    : extendCodebook(before.open.codebook, after.open.codebook);
  const { unit } = after.open;
  const shared = (name: string): boolean =>
    renamed.headers.includes(name) === now.headers.includes(name) || boxed(name);
  const boxed = (name: string): boolean =>
    [after.open, before.open].some(open => open.codebook.fields.find(field => field.name === name)?.columns != null);
  const known = [...new Set([...after.open.codebook.fields, ...before.open.codebook.fields].map(field => field.name))];
  const uncompared = known.filter(name => !shared(name));
  const requests = (await planOf(effects, after.open, before.open.codebook)).flatMap(request => {
    const fields = request.fields.filter(name => !uncompared.includes(name));
    return fields.length === 0 || request.by?.some(name => uncompared.includes(name)) ? [] : [{ ...request, fields }];
  });
  const rowsIn = (state: Happened): ReadonlyMap<string, ResultRow> => {
    const table = mixRecords(state.codebook ? migrated : renamed, now, state);
    const { coded } = validate(table, state.codebook ? newBook : oldBook, { unit });
    return new Map(
      requests
        .flatMap(request => rowsOf(request, { ...after.open.material, coded, coders: [] }))
        .map(row => [row.id, row]),
    );
  };

  const states = STATES_BETWEEN.map(rowsIn);
  const citation = citationFields(after.open.review, after.open.codebook);
  const migratedOld = validate(mixRecords(migrated, migrated, { studies: false, recoding: false }), newBook, {
    unit,
  }).coded;
  const fields = after.open.codebook.fields
    .map(field => field.name)
    .filter(name => migratedOld.columns.has(name) && after.open.studies.coded.columns.has(name));
  return {
    changes: {
      from: before.name,
      to: after.name,
      rows: dataChanges(
        listing(migratedOld, fields, null, citation),
        listing(after.open.studies.coded, fields, null, citation),
      ),
      codebook: codebookChanges(before.open.codebook, after.open.codebook, steps),
      moved: movedRows(states),
      flips: flipsBetween(states[0] ?? new Map(), states[7] ?? new Map()),
      claims: await movedClaims(effects, before.open, after.open),
      uncompared,
    },
    words: {
      unit: after.open.words.unit,
      units: [before.open.studies.coded.units, after.open.studies.coded.units],
      format: after.open.format,
      fieldTitle: field => after.open.words.fieldTitle(field),
      plain(field, value) {
        const decimals = value !== null && Number.isInteger(value) ? 0 : 1;
        return value !== null && after.open.words.isYear(field)
          ? roundNumber(value, decimals)
          : after.open.format.number(value, decimals);
      },
    },
    inputs: [
      after.open.review.declaration.file,
      after.open.review.studies.path,
      after.open.codebook.file,
      ...(after.open.review.value.migrations ?? []),
    ],
  };
}

/** Claims whose verdict under the old data is not the one under the new. */
async function movedClaims(effects: Effects, before: OpenReview, after: OpenReview): Promise<ClaimMoved[]> {
  if ((after.review.value.claims ?? []).length === 0) return [];
  const { claimsUnder } = await import('../manuscript/claims.ts');
  const old = new Map(
    (await claimsUnder(effects, after, before)).claims.map(claim => [`${claim.source} ${claim.id}`, claim]),
  );
  return (await claimsUnder(effects, after, after)).claims.flatMap((claim): ClaimMoved[] => {
    const was = old.get(`${claim.source} ${claim.id}`);
    if (was === undefined || was.verdict === claim.verdict) return [];
    return [
      { id: claim.id, source: claim.source, old: was.verdict, new: claim.verdict, explanation: claim.explanation },
    ];
  });
}

/** Rows of one request; what one of the states can't be asked (a field that it lacks) has no rows there. */
function rowsOf(request: AnalysisRequest, material: Parameters<typeof tabulate>[1]): readonly ResultRow[] {
  try {
    return tabulate([request], material).rows;
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

/** Every number that the review reports: shares of all fields with categories, and what its exhibits ask for. */
async function planOf(effects: Effects, open: OpenReview, before: Codebook): Promise<AnalysisRequest[]> {
  const countable = [...open.codebook.fields, ...before.fields].filter(
    field => field.categories !== null || ['boolean', 'integer', 'number', 'year'].includes(field.type),
  );
  const names = [
    ...new Set([...countable.map(field => field.name), ...open.codebook.derive.map(derived => derived.name)]),
  ];
  const { exhibits } = await loadExhibits(effects, open.review, open.codebook, 'all');
  return [
    ...names.map((name): AnalysisRequest => ({ analysis: 'shares', fields: [name] })),
    ...exhibits.flatMap(exhibit => exhibit.plan(exhibit.declaration.value)),
  ];
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
