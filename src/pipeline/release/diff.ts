import { append } from '../../base/append.ts';
import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { plainNumber } from '../../base/plain-number.ts';
import type { Changes, Incomparable, ReportWords, ResourceChanges } from '../../changes/report.ts';
import type { MigrationStep } from '../../model/migration-file.ts';
import { loadMigrations } from '../../read/load-migrations.ts';
import { type OpenReview, openSession, type Session } from '../../read/session.ts';
import { stateOf } from '../../read/states.ts';
import type { Review } from '../../review.ts';
import { type Exhibit, loadExhibits } from '../exhibits/load-exhibits.ts';
import { printedDisclosure } from '../request/disclosure.ts';
import { changedSettings } from './changed-settings.ts';
import { compareUnits, type UnitsCompared } from './compare-units.ts';
import { movedClaims } from './moved-claims.ts';
import { movedExhibits } from './moved-exhibits.ts';

/** One of the two states that are compared. */
interface Side {
  readonly name: string;
  readonly open: OpenReview;
  /** what its files are read through */
  readonly effects: Effects;
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
 * @param sheet the sheet of the older state, where that is a workbook
 * @throws Fault where a state can't be opened; what can't be read within it is reported as not comparable
 */
export async function diff(
  effects: Effects,
  path: string | null,
  old: string,
  now: string | null,
  sheet: string | null = null,
): Promise<Difference> {
  const side = async (name: string, session: Promise<Session>): Promise<Side> => {
    const { effects: own, readable } = await session;
    return { name, open: await readable(), effects: own };
  };
  const before = side(old, stateOf(effects, path, old, sheet).catch(withSheetOption));
  const after = now === null ? side('now', openSession(effects, path)) : side(now, stateOf(effects, path, now));
  // where neither can be read, one reason is told, and always the same one
  await Promise.allSettled([before, after]);
  return difference(effects, await before, await after);
}

/** Where a workbook is read, it is not known that its sheet can be named here. */
function withSheetOption(error: unknown): never {
  if (!(error instanceof Fault) || error.code !== 'no-sheet') throw error;
  const { code, message, hint, status } = error;
  throw new Fault(
    code,
    message,
    door => `${hint}; name the one with the studies: ${door.option('sheet', '…')}`,
    status,
  );
}

async function difference(effects: Effects, before: Side, after: Side): Promise<Difference> {
  const [old, now] = [before.open, after.open];
  const steps = await stepsBetween(effects, now.review, old.codebook.version, now.codebook.version);
  const { exhibits, faults } = await loadExhibits(after.effects, now, 'all');
  // a sheet alone is shown by the exhibits of the present review
  const former =
    isSheet(before) || isSheet(after) ? exhibits : (await loadExhibits(before.effects, old, 'all')).exhibits;
  const ofResource = (name: string | null): Exhibit[] =>
    exhibits.filter(exhibit => (exhibit.declaration.value.of ?? null) === name);
  const incomparable: Incomparable[] = [
    ...faults.map(fault => ({ what: 'an exhibit', reason: fault.message })),
    ...unknownParts(before, after),
  ];
  const studies = compareUnits(old, now, steps, ofResource(null));
  const others = new Map<string, UnitsCompared>();
  for (const name of comparedResources(before, after))
    try {
      // steps of a migration are of the studies' codebook
      others.set(name, compareUnits(old.of(name), now.of(name), [], ofResource(name)));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      incomparable.push({ what: name, reason: error.message });
    }
  const all = [studies, ...others.values()];
  const moved = all.flatMap(entry => entry.moved);
  const claims = await movedClaims(before, after);
  const settings = isSheet(before) || isSheet(after) ? [] : changedSettings(old.review.value, now.review.value);
  const disclosure = [
    ...new Set([now, ...[...others.keys()].map(name => now.of(name))].flatMap(open => printedDisclosure(open) ?? [])),
  ].join(' ');
  return {
    changes: {
      from: before.name,
      to: after.name,
      rows: studies.rows,
      codebook: studies.codebook,
      ...(others.size === 0
        ? {}
        : { resources: [...others].map(([name, found]) => resourceChanges(name, found, old, now)) }),
      moved,
      ...(settings.length === 0 ? {} : { settings }),
      exhibits: await movedExhibits({ exhibits: former, open: old }, { exhibits, open: now }, moved),
      flips: all.flatMap(entry => entry.flips),
      claims: claims.moved,
      uncompared: studies.uncompared,
      incomparable: distinct([...incomparable, ...all.flatMap(entry => entry.incomparable), ...claims.incomparable]),
      matching: studies.matching,
      ...(studies.rekeyed === undefined ? {} : { rekeyed: studies.rekeyed }),
      ...(disclosure === '' ? {} : { disclosure }),
    },
    words: wordsOf(old, now),
    inputs: [
      now.review.declaration.file,
      now.review.studies.path,
      now.codebook.file,
      ...(now.review.value.migrations ?? []),
      ...[...others.keys()].flatMap(name => [now.of(name).resource.path, now.of(name).codebook.file]),
    ],
  };
}

function wordsOf(old: OpenReview, now: OpenReview): ReportWords {
  const wordsIn = (resource: string | undefined) => now.of(resource ?? null).words;
  return {
    unit: now.words.unit,
    units: [old.studies.coded.units, now.studies.coded.units],
    format: now.format,
    fieldTitle: (field, resource) => wordsIn(resource).fieldTitle(field),
    plain: (field, value, resource) => plainNumber(value, now.format, wordsIn(resource).isYear(field)),
  };
}

const resourceChanges = (name: string, found: UnitsCompared, old: OpenReview, now: OpenReview): ResourceChanges => ({
  name,
  unit: now.of(name).words.unit,
  units: [old.of(name).studies.coded.units, now.of(name).studies.coded.units],
  rows: found.rows,
  codebook: found.codebook,
  uncompared: found.uncompared,
  matching: found.matching,
  ...(found.rekeyed === undefined ? {} : { rekeyed: found.rekeyed }),
});

/** The resources beside the studies that both states count. */
const comparedResources = (before: Side, after: Side): string[] =>
  isSheet(before) || isSheet(after) ? [] : after.open.counted.filter(name => before.open.counted.includes(name));

const distinct = (list: readonly Incomparable[]): Incomparable[] => [
  ...new Map(list.map(entry => [`${entry.what}\n${entry.reason}`, entry])).values(),
];

const isSheet = ({ open }: Side): boolean => open.review.sheetOnly === true;

/** What the one state has and the other can't give: the rest of a review where a sheet alone was named, and resources. */
function unknownParts(before: Side, after: Side): Incomparable[] {
  const sheet = [before, after].find(isSheet);
  if (sheet !== undefined) {
    const whats = partsBeside(after.open.review);
    return whats.length === 0
      ? []
      : [
          {
            what: whats.join(', '),
            reason: `${sheet.name} is a sheet of studies alone; name a folder or a git revision`,
          },
        ];
  }
  const { counted } = after.open;
  const only = (names: readonly string[], others: readonly string[], state: string): Incomparable[] =>
    names.filter(name => !others.includes(name)).map(name => ({ what: name, reason: `it is not counted in ${state}` }));
  return [...only(counted, before.open.counted, before.name), ...only(before.open.counted, counted, after.name)];
}

/** Parts of a review that stand in other sheets than that of the studies. */
export function partsBeside({ value, studies }: Review): string[] {
  const coders = (value.codings ?? []).some(
    ({ from, of }) => 'files' in from || (from.resource ?? of ?? studies.name) !== studies.name,
  );
  const counted = value.resources.filter(({ name, unit }) => unit !== undefined && name !== studies.name);
  return [
    ...(coders ? ["the coders' agreement"] : []),
    ...(value.flow === undefined ? [] : ['the flow of studies']),
    ...(value.verification === undefined ? [] : ['the verification']),
    ...counted.map(({ name }) => name),
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
    append(path, next.steps);
    at = next.to;
  }
  return path;
}
