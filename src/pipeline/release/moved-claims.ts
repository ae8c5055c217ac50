import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { ClaimMoved } from '../../changes/report.ts';
import type { OpenReview } from '../../read/open-review.ts';

/** Claims whose verdict under the old data is not the one under the new. */
export async function movedClaims(
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
