import { fold } from '../../base/fold.ts';
import { cells } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';

/** Consensus cells that are blank although all coders gave the same code. */
export interface ConsensusBlanks {
  readonly agreeing: number;
  /** the consensus was written (nearly) only where coders differ */
  readonly isByDifference: boolean;
  readonly evidence: string;
}

interface Compared {
  readonly coders: readonly Profile[];
  readonly consensus: Profile | null;
}

/** How the consensus columns are filled where coders agree and where they differ; null where no agreed cell is blank. */
export function consensusBlanks(fields: readonly Compared[]): ConsensusBlanks | null {
  const blank = { agree: 0, differ: 0 };
  const filled = { agree: 0, differ: 0 };
  for (const { coders, consensus } of fields)
    for (let row = 0; consensus !== null && row < consensus.rows; row++) {
      const codes = coders.map(coder => fold(coder.text(row))).filter(code => code !== '');
      if (codes.length === 0) continue;
      const kind = codes.every(code => code === codes[0]) ? 'agree' : 'differ';
      (consensus.text(row) === '' ? blank : filled)[kind]++;
    }
  if (blank.agree === 0) return null;
  return {
    agreeing: blank.agree,
    isByDifference: filled.differ >= blank.differ * 4 && blank.agree >= filled.agree,
    evidence: `the consensus is blank in ${cells(blank.agree)} where the coders agree, and filled in ${filled.differ} of ${filled.differ + blank.differ} where they differ`,
  };
}
