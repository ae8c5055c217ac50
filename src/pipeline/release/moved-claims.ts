import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { ClaimMoved } from '../../changes/claim-moved.ts';
import type { Incomparable } from '../../changes/report.ts';
import type { OpenReview } from '../../read/session.ts';

/** A state of a review, and what its files are read through. */
interface State {
  readonly open: OpenReview;
  readonly effects: Effects;
}

/**
 * Claims whose verdict or reported number is another one now. Each state is asked for its own claims under its own data; a sheet
 * alone for those of the present review.
 */
export async function movedClaims(
  before: State,
  after: State,
): Promise<{ moved: ClaimMoved[]; incomparable: Incomparable[] }> {
  const declared = [before, after].some(({ open }) => (open.review.value.claims ?? []).length > 0);
  if (!declared) return { moved: [], incomparable: [] };
  const { claimsUnder } = await import('../manuscript/claims.ts');
  try {
    const nameOf = (claim: { source: string; id: string }): string => `${claim.source} ${claim.id}`;
    const was = await claimsUnder(before.effects, before.open, before.open, after.open);
    const is = await claimsUnder(after.effects, after.open, after.open, before.open);
    const byName = ({ check }: typeof was) => new Map(check.claims.map(claim => [nameOf(claim), claim]));
    const [old, now] = [byName(was), byName(is)];
    const moved = [...new Set([...now.keys(), ...old.keys()])].flatMap((name): ClaimMoved[] => {
      const [a, b] = [old.get(name), now.get(name)];
      const { id, source, explanation } = (b ?? a)!;
      const reported = [a, b].map(claim => (claim === undefined ? null : printed(claim.reported)));
      if (a?.verdict === b?.verdict && reported[0] === reported[1]) return [];
      return [
        {
          id,
          source,
          old: a?.verdict ?? null,
          new: b?.verdict ?? null,
          ...(reported[0] === reported[1] ? {} : { reported: [reported[0] ?? null, reported[1] ?? null] }),
          explanation,
        },
      ];
    });
    const incomparable = [...new Set([...was.left, ...is.left])].map(resource => ({
      what: `the verdicts on claims about ${resource}`,
      reason: 'only one of the two states has that resource',
    }));
    return { moved, incomparable };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { moved: [], incomparable: [{ what: 'the verdicts on claims', reason: error.message }] };
  }
}

/** What a claim reports, e.g. `n 12, percent 40.0`. */
const printed = (reported: Readonly<Record<string, unknown>>): string =>
  Object.entries(reported)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
