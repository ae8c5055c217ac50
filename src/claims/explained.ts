import type { Case } from './case.ts';
import { forced } from './forced.ts';
import { convincing, type Judgement } from './judgement.ts';
import { complement } from './verdicts/complement.ts';
import { nearMiss } from './verdicts/near-miss.ts';
import { otherDenominator } from './verdicts/other-denominator.ts';
import { otherRounding } from './verdicts/other-rounding.ts';
import { stale } from './verdicts/stale.ts';

const CAUSES = [stale, otherDenominator, complement, nearMiss, otherRounding];

/** What is known of how a wrong number came about; null where nothing convinces. */
export function explained(entry: Case): Judgement | null {
  const found = forced(entry);
  if (found !== null) return found;
  return CAUSES.map(cause => cause.judge(entry)).find(convincing) ?? null;
}
