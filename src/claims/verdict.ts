import type { VerdictName } from '../model/verdict-names.ts';
import type { ClaimContext } from './claim-context.ts';
import type { Judgement } from './evidence/judgement.ts';

/** One verdict: null where it doesn't hold. */
export interface Verdict {
  readonly name: VerdictName;
  /** one sentence for the reference */
  readonly describe: string;
  /** a reader must do something about it */
  readonly alarm: boolean;
  /** it says how a wrong number came about */
  readonly cause?: boolean;
  judge(entry: ClaimContext): Judgement | null;
}

export const verdict = (entry: Verdict): Verdict => entry;
