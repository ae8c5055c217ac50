import type { DraftUnit, MarkedGuess } from '../../infer/doubt.ts';
import type { DraftCodebook, Guess, InferNote } from '../../infer/draft.ts';

/** What init did: the files it wrote, what it thinks of each column, and what it noticed. */
export interface Initiated {
  readonly review: string;
  readonly written: readonly string[];
  readonly codebook: DraftCodebook;
  readonly guesses: readonly Guess[];
  readonly notes: readonly InferNote[];
  readonly rows: number;
  readonly unit: DraftUnit;
  /** proposals that could move a number and that nobody has confirmed */
  readonly unconfirmed: readonly MarkedGuess[];
  /** what is guessed about how the sheet is read; null where nothing is */
  readonly layout: Readonly<Record<string, string>> | null;
  /** of a second run: what the newer export brought */
  readonly news: readonly string[] | null;
}
