import type { VerdictName } from '../model/claims-file.ts';
import type { Case } from './case.ts';
import type { Judgement } from './judgement.ts';

/** One verdict: null where it doesn't hold. */
export interface Verdict {
  readonly name: VerdictName;
  /** one sentence for the reference */
  readonly describe: string;
  /** a reader must do something about it */
  readonly alarm: boolean;
  judge(entry: Case): Judgement | null;
}

export const verdict = (entry: Verdict): Verdict => entry;
