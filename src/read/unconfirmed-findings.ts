import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import { guessFindings } from '../model/guess-findings.ts';
import { type Review, reviewGuesses } from '../review.ts';

/** One note for each guess of review.yaml and of its codebook. */
export const unconfirmedFindings = (review: Review, codebook: Codebook): Finding[] =>
  guessFindings([...reviewGuesses(review), ...codebook.guesses]);
