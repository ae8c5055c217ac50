import type { Mention } from '../scan/mention.ts';
import { explains } from '../scan/wholes.ts';
import type { Ranked } from './bind-sentence.ts';
import type { Scope } from './scopes.ts';
import { type Surroundings, UNIT_WORDS } from './sentences.ts';

/** A part of what was named before, perhaps by more words: `of those without`. */
const OF_BEFORE =
  /\b(?:of|among) (?:these|those|them|which|whom|the (?:latter|former))(?: ((?:with|without|that|who|which)\b[^,;]{0,60}|(?!studies|articles|papers|reviews|reports|trials)[a-z]{1,30} [^,;]{0,60}))?,?\s{0,9}(?:only |just |all but )?[([]?$/i;
const THESE_BEHIND = /^ of (?:these|those|them|which|whom)\b(?! (?:studies|articles|papers|reviews|reports|trials))/i;
/** Compared with a number of others: `far below the 46% of medical journals`. */
const TO_OTHERS =
  /\b(?:higher|lower|larger|smaller|better|worse|more|less|fewer|greater|below|above|exceed\w*|unlike|similar to|comparable (?:to|with)|in contrast to|compared (?:with|to))\b(?: than)? (?:the|an?|that of|those of)(?: \w{1,30}){0,2}\s{0,9}[([]?$/i;

/** Those that are left: `the remainder (k = 437) had …`, of what the words before do not name; Other alone is a category. */
const LEFT_OVER = /\b(?:remainder|rest|remaining(?: [a-z]{1,30})?|the others?)\s{0,9}(?:[([]\s{0,9})?$/i;
/** `868 shared none`: the others of what the verb names. */
const HAVE_NONE = /^\W*(?:[a-z]+ ){0,2}(?:none|nothing|neither)\b/i;
/** `shared in 71 reports (7.6%), but inadequately`: a part of what is named, which no word of a codebook may say. */
const ONLY_PARTLY =
  /^[\s)\]]*,? (?:but|though|although|albeit) (?:only |merely )?(?:in)?(?:adequately|completely|sufficiently|partly|partially)\b/i;

/** `2% of their time`: a part of something of theirs, and no share of them. */
const OF_THEIRS = new RegExp(`^ ?of (?:their|its|his|her) (?!(?:[a-z-]+ ){0,2}(?:${UNIT_WORDS})\\b)`, 'i');

/** The number is of others than the words beside it name, or of a part of them. */
export const isOfTheOthers = ({ before, after, bracketed }: Surroundings): boolean =>
  (bracketed && LEFT_OVER.test(before)) || HAVE_NONE.test(after) || ONLY_PARTLY.test(after) || OF_THEIRS.test(after);

/** A number is compared with one of others, and reports nothing of these data. */
export const comparesWithOthers = ({ before }: Surroundings): boolean => TO_OTHERS.test(before);

/**
 * The units of a number that stands behind `of the latter`, `of these` or `of those without`: those of a number before; null
 * where it stands behind nothing of the kind. Without a condition nobody knows which they are.
 */
export function partOfBefore(
  { before, after, bracketed }: Surroundings,
  mention: Mention,
  {
    mentions,
    proposals,
    seen,
  }: { readonly mentions: readonly Mention[]; readonly proposals: readonly Ranked[]; readonly seen: readonly number[] },
): Scope | null {
  // `17 of these came from …`
  const found = OF_BEFORE.exec(before) ?? (bracketed ? null : THESE_BEHIND.exec(after));
  if (found === null) return null;
  const last = seen.findLast(at => mentions[at]!.numbers.n !== undefined || mentions[at]!.whole);
  if (last === undefined || found[1] !== undefined) return { N: null, condition: null, near: true, explicit: false };
  const whole = Number(mentions[last]!.numbers.n ?? mentions[last]!.numbers.N);
  const antecedent = proposals[last]![0] ?? null;
  const known = antecedent !== null && antecedent.certainty >= 0.5;
  return {
    N:
      mention.numbers.percent !== undefined && mention.numbers.n !== undefined && !explains(whole, mention)
        ? null
        : whole,
    // it may mean another number before
    condition: known ? { ...antecedent, certainty: 0.7 * antecedent.certainty } : null,
    near: true,
    explicit: known,
  };
}
