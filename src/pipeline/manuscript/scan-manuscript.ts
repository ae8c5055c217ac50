import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { CheckedClaim } from '../../claims/check.ts';
import { checkClaims } from '../../claims/check.ts';
import { type ClaimSet, claimOf } from '../../claims/claim.ts';
import type { Changes } from '../../manuscript/scan/block.ts';
import { draftClaims } from '../../manuscript/scan/draft.ts';
import type { Term } from '../../manuscript/scan/proposal.ts';
import { type Scan, type ScannedClaim, scan } from '../../manuscript/scan/scan.ts';
import type { Codebook } from '../../model/codebook.ts';
import { neededCodebook } from '../../read/session.ts';
import { findReview, loadReview } from '../../review.ts';

/** A number of a manuscript whose arithmetic doesn't hold. */
export interface ScanProblem {
  readonly claim: ScannedClaim;
  readonly checked: CheckedClaim;
}

export interface ScanResult {
  readonly scan: Scan;
  /** what arithmetic inside the text shows */
  readonly problems: readonly ScanProblem[];
  /** a claims file in YAML */
  readonly draft: string;
  readonly coverage: { readonly found: number; readonly bound: number; readonly checked: number };
}

/** How sure a proposal must be to be bound without asking. */
export const CONFIDENCE = 0.6;

/**
 * Reads a manuscript, finds its reported numbers, proposes what each speaks of (by the review's codebook, where there is one)
 * and checks the arithmetic inside the text.
 */
export async function scanManuscript(
  effects: Effects,
  review: string | null,
  file: string,
  options: { readonly changes: Changes; readonly confidence: number },
): Promise<ScanResult> {
  const source = await effects.source(file);
  if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
  const codebook = await codebookOf(effects, review);
  const terms = codebook === null ? [] : termsOf(codebook);
  const found = await scan(await source.bytes(), file, { ...options, terms });
  const set = claimSetOfScan(found);
  const check = checkClaims([{ set, data: null, former: null, displaced: new Map() }]);
  const byId = new Map(found.claims.map(claim => [claim.id, claim]));
  return {
    scan: found,
    problems: check.unexpected.flatMap(checked => {
      const claim = byId.get(checked.id);
      return claim === undefined ? [] : [{ claim, checked }];
    }),
    draft: draftClaims(found, codebook === null ? 'none' : null),
    coverage: {
      found: found.numbers,
      bound: found.claims.filter(claim => claim.bound).length,
      checked: check.claims.filter(claim => claim.verdict !== 'not_checkable').length,
    },
  };
}

/** The scan's numbers as claims without data: what is not bound stands alone, and only its own arithmetic is checked. */
function claimSetOfScan({ file, claims }: Scan): ClaimSet {
  return {
    source: file,
    citation: null,
    version: null,
    data: 'none',
    against: null,
    N: null,
    claims: claims.flatMap(claim => {
      if (claim.whole) return [];
      const bound = claim.bound ? claim.proposal : null;
      return [
        claimOf(
          {
            ...claim.numbers,
            id: claim.id,
            ...(bound === null ? {} : { field: bound.field }),
            ...(bound?.level == null ? {} : { level: bound.level }),
            ...(bound?.where === undefined ? {} : { where: bound.where }),
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

/** The codebook of the review, or null where there is no review to scan for. */
async function codebookOf(effects: Effects, path: string | null): Promise<Codebook | null> {
  if (path === null)
    try {
      await findReview(effects, null);
    } catch (error) {
      if (error instanceof Fault) return null;
      throw error;
    }
  const review = await loadReview(effects, path);
  return neededCodebook(review, review.studies);
}

/** What numbers may speak of: the categories of every field, and numeric fields as wholes. */
function termsOf(codebook: Codebook): Term[] {
  return codebook.fields.flatMap((field): Term[] => {
    const fieldNames = [field.title, field.name];
    if (field.categories !== null) {
      const multi = field.type === 'list';
      const categories = field.categories.map(category => ({
        field: field.name,
        level: category.value,
        names: [...new Set([category.label, category.value, ...category.aliases])],
        fieldNames,
        multi,
      }));
      const states = ['not_reported', 'unclear', 'not_applicable'].map(level => ({
        field: field.name,
        level,
        names: [level],
        fieldNames,
        multi,
        state: true,
      }));
      return [...categories, ...states];
    }
    return field.type === 'boolean'
      ? [{ field: field.name, level: 'true', names: [...new Set([field.title, field.name])], fieldNames }]
      : [];
  });
}
