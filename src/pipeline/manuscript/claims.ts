import type { Effects } from '../../base/effects.ts';
import { Fault, faultAt } from '../../base/fault.ts';
import { formerKeyNotes } from '../../base/former-keys.ts';
import { insidePath } from '../../base/paths.ts';
import { type Declaration, readDeclaration, type Schema } from '../../base/read-declaration.ts';
import { type Checkable, type ClaimsCheck, checkClaims } from '../../claims/check.ts';
import { type Claim, type ClaimSet, claimSetOf } from '../../claims/claim.ts';
import { type Comparison, compareClaimVersions } from '../../claims/compare-claim-versions.ts';
import { displacedClaims } from '../../claims/displaced-claims.ts';
import { claimsReport } from '../../claims/report.ts';
import type { ReviewData } from '../../claims/review-data.ts';
import type { ClaimsFile } from '../../model/claims-file.ts';
import { guessLine } from '../../model/unconfirmed-guess.ts';
import { type OpenReview, openReview } from '../../read/session.ts';
import { findReview, readText, refuseOutside } from '../../review.ts';
import type { Output } from '../../write/output.ts';
import { printedDisclosure } from '../request/disclosure.ts';
import { claimsDataSource } from './claims-data.ts';
import { markedClaims } from './marked-claims.ts';

/** A claims file: absolute for reading, and as it is named to the user. */
interface Named {
  readonly path: string;
  readonly name: string;
}

/** Reads one claims file: YAML, or a Markdown file whose numbers carry marks. */
export async function loadClaims(effects: Effects, { path, name }: Named): Promise<ClaimSet> {
  const text = await readText(effects, path, name);
  if (/\.(md|markdown)$/i.test(name)) return markedClaims(name, text, formerKeyNotes(effects));
  return claimSetOf(await claimsDeclaration(effects, name, text));
}

async function claimsDeclaration(effects: Effects, name: string, text: string): Promise<Declaration<ClaimsFile>> {
  const { claimsFile } = await import('../../model/claims-file.ts');
  return readDeclaration(name, text, claimsFile as unknown as Schema<ClaimsFile>, formerKeyNotes(effects));
}

/**
 * The verdict on every claim of the files named (relative to the present folder), or of those that review.yaml names.
 * A review is only needed where claims are bound to its data.
 */
export async function checkReviewClaims(
  effects: Effects,
  review: string | null,
  files: readonly string[],
  against: string | null,
): Promise<ClaimsCheck> {
  const named = files.length > 0 ? files.map(file => ({ path: file, name: file })) : null;
  const sets = named === null ? null : await Promise.all(named.map(entry => loadClaims(effects, entry)));
  const alone = sets?.every(set => set.data === 'none' && set.claims.every(needsNoReview)) ?? false;
  const open = alone ? null : await openFor(effects, review, sets);
  const all = sets ?? (await reviewSets(effects, open!));
  if (all.length === 0)
    throw new Fault(
      'no-claims',
      `${open?.review.declaration.file} names no claims`,
      'list claims files under `claims:`, or name one: scopebook claims check FILE',
    );
  return checkSets(effects, open, all, against);
}

const needsNoReview = ({ sentence, data }: Claim): boolean => sentence === null && data === null;

/** A review, or a plain sentence why claims that are bound to data need one. */
async function openFor(effects: Effects, path: string | null, sets: readonly ClaimSet[] | null): Promise<OpenReview> {
  if (sets !== null && path === null)
    try {
      await findReview(effects, null);
    } catch (error) {
      const bound = sets.find(set => set.data !== 'none');
      if (!(error instanceof Fault) || bound === undefined) throw error;
      throw new Fault(
        'no-review',
        `${bound.source} is to be checked against data, and there is no review.yaml here or in a folder above`,
        door =>
          `write \`data: none\` and \`N:\` into it for what arithmetic alone can prove, or name the review (${door.option('review', 'PATH')})`,
      );
    }
  return openReview(effects, path);
}

/** The sets that review.yaml names. */
async function reviewSets(effects: Effects, open: OpenReview): Promise<ClaimSet[]> {
  const { review } = open;
  const names = (review.value.claims ?? []).map(name => insidePath(name, review.declaration.file));
  for (const name of names) refuseOutside(effects, review.folder, name);
  return Promise.all(names.map(name => loadClaims(effects, { path: `${review.folder}/${name}`, name })));
}

/**
 * The verdicts on sets of claims, each with the data that it names.
 *
 * @param source the review's data; checks that share one compute each request once
 */
export async function checkSets(
  effects: Effects,
  open: OpenReview | null,
  sets: readonly ClaimSet[],
  against: string | null,
  source = claimsDataSource(effects, open),
): Promise<ClaimsCheck> {
  const texts = new Map<string, Promise<string>>();
  const read = (file: string): Promise<string> => {
    const safe = insidePath(file, 'in');
    const folder = open?.review.folder ?? effects.cwd;
    if (open !== null) refuseOutside(effects, folder, safe);
    const found = texts.get(safe) ?? readText(effects, `${folder}/${safe}`, safe);
    texts.set(safe, found);
    return found;
  };
  const checkable: Checkable[] = [];
  for (const set of sets) {
    const resources = new Map<string, ReviewData>();
    for (const { data, place } of set.claims) {
      if (data === null || resources.has(data)) continue;
      const found = await placed(place, () => source.data(data));
      if (found !== null) resources.set(data, found);
    }
    checkable.push({
      set,
      data: await source.data(set.data),
      former: await source.former(set.against, against),
      resources,
      displaced: await displacedClaims(set, read),
    });
  }
  const check = checkClaims(checkable);
  const guessed = guessLine([...source.guesses]);
  return guessed === null ? check : { ...check, notes: [guessed] };
}

/** What goes wrong with a resource that a claim names is told with the place of the claim. */
async function placed<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw faultAt(place, error);
  }
}

/**
 * The verdicts on the claims that one state of a review names, as the data of another state give them.
 *
 * @param other the state that they are compared with: claims about a resource that one of the two lacks are left out
 */
export async function claimsUnder(
  effects: Effects,
  named: OpenReview,
  data: OpenReview,
  other: OpenReview,
): Promise<{ readonly check: ClaimsCheck; readonly left: readonly string[] }> {
  const left = new Set<string>();
  const inBoth = (resource: string | null): boolean => {
    if (resource === 'none') return false;
    if (resource === null || resource === named.review.studies.name) return true;
    const known = [data, other].every(
      ({ review }) => review.sheetOnly !== true && review.value.resources.some(({ name }) => name === resource),
    );
    if (!known) left.add(resource);
    return known;
  };
  const sets = await reviewSets(effects, named);
  const bound = sets.filter(set => inBoth(set.data));
  const check = await checkSets(
    effects,
    data,
    bound.map(set => ({
      ...set,
      claims: set.claims.flatMap(claim =>
        claim.data === null || inBoth(claim.data) ? [{ ...claim, sentence: null }] : [],
      ),
    })),
    null,
  );
  return { check, left: [...left] };
}

/** What changed between two versions of a publication, from their claims files alone. */
export async function compareVersions(effects: Effects, older: string, newer: string): Promise<Comparison> {
  const [old, now] = await Promise.all([older, newer].map(file => loadClaims(effects, { path: file, name: file })));
  return compareClaimVersions(old!, now!);
}

/** The claims of an open review, and their report as files of out/. null where review.yaml names no claims. */
export async function reviewClaims(
  effects: Effects,
  open: OpenReview,
): Promise<{ check: ClaimsCheck; outputs: Output[]; sets: readonly ClaimSet[] } | null> {
  const sets = await reviewSets(effects, open);
  if (sets.length === 0) return null;
  const check = await checkSets(effects, open, sets, null);
  const { review } = open;
  const resources = sets
    .flatMap(set => [set.data, set.against, ...set.claims.map(claim => claim.data)])
    .filter(name => name !== null && name !== 'none');
  const inputs = [
    review.declaration.file,
    ...[review.studies, ...[...new Set(resources)].map(name => review.resource(name!))].flatMap(resource => [
      resource.path,
      ...(resource.schema === undefined ? [] : [resource.schema]),
    ]),
    ...sets.map(set => set.source),
    ...sets.flatMap(set => set.claims.flatMap(claim => (claim.sentence === null ? [] : [claim.sentence.file]))),
  ];
  const disclosure = printedDisclosure(open);
  const printed = disclosure === null ? check : { ...check, notes: [...(check.notes ?? []), disclosure] };
  const outputs = (['md', 'json'] as const).map(format => ({
    path: `out/claims.${format}`,
    data: claimsReport(format, printed, { title: review.value.title ?? review.value.name }),
    inputs: [...new Set(inputs)],
    rows: [],
  }));
  return { check, outputs, sets };
}
