import type { Effects } from '../../base/effects.ts';
import { type CheckedClaim, type ClaimsCheck, checkClaims } from '../../claims/check.ts';
import { type ClaimSet, claimOf } from '../../claims/claim.ts';
import type { Term } from '../../manuscript/bind/term.ts';
import type { Changes } from '../../manuscript/read/block.ts';
import { draftClaims, keysOf } from '../../manuscript/scan/draft.ts';
import { type Scan, type ScannedClaim, scan } from '../../manuscript/scan/scan.ts';
import { requireSource } from '../../read/coded-sheet.ts';
import { type OpenReview, sessionOf } from '../../read/session.ts';
import { reviewIfAny } from '../../review.ts';
import { checkSets } from './claims.ts';
import { type ClaimsDataSource, claimsDataSource } from './claims-data.ts';
import { manuscriptTerms } from './manuscript-terms.ts';
import { releaseDoubtful } from './release-doubtful.ts';

/** A number of a manuscript whose arithmetic doesn't hold. */
export interface ScanProblem {
  readonly claim: ScannedClaim;
  readonly checked: CheckedClaim;
}

export interface ScanResult {
  readonly scan: Scan;
  /** the verdict on every number: against the data of a review, or by arithmetic alone */
  readonly check: ClaimsCheck;
  /** the review whose data it is compared with; null where there is none */
  readonly open: OpenReview | null;
  /** numbers with an alarm */
  readonly problems: readonly ScanProblem[];
  /** a claims file in YAML */
  readonly draft: string;
  readonly coverage: { readonly found: number; readonly bound: number; readonly checked: number };
}

/** How sure a proposal must be to be bound without asking. */
export const CERTAINTY = 0.6;

/**
 * Reads a manuscript, finds its reported numbers, proposes what each speaks of (by the review's codebook, where there is one)
 * and checks the arithmetic inside the text.
 */
export async function scanManuscript(
  effects: Effects,
  review: string | null,
  file: string,
  options: ManuscriptOptions,
): Promise<ScanResult> {
  return scanAgainst(effects, await manuscriptData(effects, review), file, options);
}

export interface ManuscriptOptions {
  readonly changes: Changes;
  readonly certainty: number;
  readonly against?: string | null;
}

/** What manuscripts are compared with: the open review, its words and its data, each read and computed once for any number of texts. */
export interface ManuscriptData {
  /** null outside a review */
  readonly open: OpenReview | null;
  readonly words: ReviewWords | null;
  readonly source: ClaimsDataSource;
}

export async function manuscriptData(effects: Effects, review: string | null): Promise<ManuscriptData> {
  const open = await openIfAny(effects, review);
  const words = open === null ? null : await wordsOfReview(open);
  return { open, words, source: claimsDataSource(effects, open) };
}

/** The same as `scanManuscript`, with data that are read already. */
export async function scanAgainst(
  effects: Effects,
  { open, words, source: data }: ManuscriptData,
  file: string,
  options: ManuscriptOptions,
): Promise<ScanResult> {
  const source = await requireSource(effects, file);
  const first = await scan(await source.bytes(), file, {
    ...options,
    terms: words?.terms ?? [],
    boxes: words?.boxes ?? new Set<string>(),
    coders: words?.coders ?? true,
    units: open?.studies.coded.units ?? null,
    unit: open?.studies.coded.unit ?? null,
  });
  const judge = async (claims: readonly ScannedClaim[]): Promise<ClaimsCheck> => {
    const set = claimSetOfScan({ file: first.file, claims }, open === null);
    return open === null
      ? checkClaims([{ set, data: null, former: null, displaced: new Map() }])
      : checkSets(effects, open, [set], options.against ?? null, data);
  };
  const before = await judge(first.claims);
  const found =
    open === null
      ? first
      : await releaseDoubtful(first, before, { terms: words!.terms, certainty: options.certainty }, judge);
  const check = found === first ? before : await judge(found.claims);
  const byId = new Map(found.claims.map(claim => [claim.id, claim]));
  return {
    scan: found,
    check,
    open,
    problems: check.unexpected.flatMap(checked => {
      const claim = byId.get(checked.id);
      return claim === undefined ? [] : [{ claim, checked }];
    }),
    draft: draftClaims(found, words === null ? 'none' : null),
    coverage: {
      found: found.numbers,
      bound: found.claims.filter(claim => claim.bound || claim.units).length,
      checked: check.claims.filter(claim => claim.verdict !== 'not_checkable').length,
    },
  };
}

/** The scan's numbers as claims: what is bound to nothing stands alone, and only its own arithmetic is checked. */
function claimSetOfScan({ file, claims }: Pick<Scan, 'file' | 'claims'>, alone: boolean): ClaimSet {
  return {
    source: file,
    citation: null,
    version: null,
    data: alone ? 'none' : null,
    against: null,
    N: null,
    wholes: claims.flatMap(({ whole, numbers }) => (whole && numbers.N !== undefined ? [Number(numbers.N)] : [])),
    claims: claims.flatMap(claim => {
      // a whole says nothing alone
      if (claim.whole && !claim.units && claim.parts.length === 0) return [];
      const bound = claim.bound ? claim.proposal : null;
      const keys: Record<string, string> = bound === null ? {} : Object.fromEntries(keysOf(claim, bound));
      const { n, ...others } = claim.numbers;
      return [
        claimOf(
          {
            ...others,
            ...(n === undefined
              ? {}
              : keys.statistic !== undefined && keys.analysis === 'diversity'
                ? { value: n }
                : { n }),
            ...keys,
            ...(bound === null && !claim.units ? { data: 'none' } : {}),
            ...(bound === null && claim.statistic !== undefined ? { statistic: claim.statistic } : {}),
            id: claim.id,
            ...(claim.N === null ? {} : { N: claim.N }),
            ...(claim.partition === null ? {} : { partition: claim.partition }),
            ...(claim.parts.length === 0 ? {} : { parts: claim.parts }),
          } as Parameters<typeof claimOf>[0],
          { source: file, place: `${file}, ${claim.at}`, file: null },
        ),
      ];
    }),
  };
}

/** The review that the manuscript is compared with; null where there is none. */
async function openIfAny(effects: Effects, path: string | null): Promise<OpenReview | null> {
  const review = await reviewIfAny(effects, path);
  return review === null ? null : (await sessionOf(effects, review)).readable();
}

/** What the review's codebooks say. */
export interface ReviewWords {
  readonly terms: readonly Term[];
  readonly boxes: ReadonlySet<string>;
  readonly coders: boolean;
}

/** Reads what the review's codebooks say. */
async function wordsOfReview({ review, codebook, material }: OpenReview): Promise<ReviewWords> {
  const terms = manuscriptTerms(codebook);
  for (const resource of review.value.resources) {
    if (
      resource.name === review.studies.name ||
      resource.schema === undefined ||
      resource.schema === review.studies.schema
    )
      continue;
    const other = await review.codebook(review.resource(resource.name));
    // a sheet of one coder has the fields of the studies
    if (other !== null) terms.push(...manuscriptTerms(other, resource.name));
  }
  return {
    terms,
    boxes: new Set(material.flow?.boxes.keys() ?? []),
    coders: (material.stages ?? []).length > 0,
  };
}
