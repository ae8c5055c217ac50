import type { Mention } from '../scan/mention.ts';

/** A count and a whole in words, both round: `four of ten`, `nine out of ten`. */
const OF_SPEECH =
  /^(?:one|two|three|four|five|six|seven|eight|nine) (?:out )?of (?:every )?(?:two|three|four|five|ten|twenty|a hundred)$/i;
/** Between the counts of one list. */
const LISTED = /^[^.;:()\d]{1,60}$/;
const LONE = (mention: Mention): boolean => Object.keys(mention.numbers).join() === 'n';

/**
 * Forms that don't say for sure what they are of: a fraction of speech (`four of ten articles`, in a review of hundreds), and a
 * bare count whose list names a whole only at its end (`in 10 and in 5 of 13 cases`).
 */
export function hasDoubtfulForm(
  text: string,
  mentions: readonly Mention[],
  index: number,
  total: number | null,
): boolean {
  const mention = mentions[index]!;
  if (total !== null && OF_SPEECH.test(mention.text.trim()) && 5 * Number(mention.numbers.N) <= total) return true;
  const next = mentions[index + 1];
  if (next === undefined || next.block !== mention.block || !LONE(mention) || next.whole) return false;
  const { n, N, percent } = next.numbers;
  return (
    n !== undefined &&
    N !== undefined &&
    percent === undefined &&
    Number(N) !== total &&
    LISTED.test(text.slice(mention.end, next.start))
  );
}

/** Percentages of decisions and measurements, not of units. */
export const OTHER_WHOLE =
  /\b(?:agreements?|concordance|consensus|reliability|accuracy|sensitivity|specificity|power|pilot(?:ed|ing)?)\b/i;
