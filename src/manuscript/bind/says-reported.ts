import { printWord } from '../../base/expression/print.ts';
import { UNIT_WORDS } from './sentences.ts';
import type { Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOfLabel } from './words.ts';

const SAID =
  '(?:reported|stated|specified|described|given|provided|disclosed|mentioned|indicated|documented|known|ascertained)';
/** `The programming language was reported in 688` */
const PASSIVE = new RegExp(
  `(?<![^,;:.])([^,;:.]{3,80}?)\\s(?:was|were|is|are|could be|had been)\\s(?:explicitly |clearly |at least partly )?${SAID}\\s(?:in|by|for)\\s(?:only |just |all but )?[([]?$`,
  'i',
);
/** `688 articles reported the programming language` */
const ACTIVE = new RegExp(
  `^[\\s)\\]]*(?:(?:${UNIT_WORDS})\\s)?(?:explicitly |clearly |actually )?(?:reported|stated|specified|described|gave|disclosed|mentioned|indicated|documented) (?:the |their |its |on |an? )?([^,;:.()]{3,60}?)\\s{0,9}(?:[,;:.()]|$|\\b(?:and|but|while|whereas)\\b)`,
  'i',
);
const ANSWER = /^(?:yes|no|true|false)$/i;

/** Whether a number is said to be of units that report something, whatever it is. */
export const saysReported = (before: string, after: string): boolean => PASSIVE.test(before) || ACTIVE.test(after);

/**
 * Units that report a field, where the words of a number say no more: `The programming language was reported in 688 articles`.
 * Null where they do not, where they name no field alone, and where the answer Yes to the field means just that.
 */
export function saidReported(before: string, after: string, vocabulary: Vocabulary): Proposal | null {
  const item = PASSIVE.exec(before)?.[1] ?? ACTIVE.exec(after)?.[1];
  if (item === undefined) return null;
  const [first, second] = vocabulary
    .fields(wordsOfLabel(item))
    .filter(({ field }) => !field.includes('\u0000'))
    .map(entry => ({ ...entry, worth: entry.cover * (0.5 + 0.5 * entry.precise) }))
    .sort((a, b) => b.worth - a.worth);
  if (first === undefined || first.cover < 0.6 || first.worth < 0.55) return null;
  if (first.worth - (second?.worth ?? 0) < 0.15) return null;
  const own = vocabulary.terms.filter(term => term.field === first.field && term.data === undefined);
  if (own.some(({ level, state }) => state !== true && level !== null && ANSWER.test(level))) return null;
  return { field: `${printWord(first.field, '`')} is not missing`, level: null, certainty: 0.75 };
}
