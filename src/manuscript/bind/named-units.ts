import { conditionIn, type Scope } from './scopes.ts';
import { ENDS_WITH_UNITS, type Surroundings, UNIT_WORDS, UNITS_ONLY } from './sentences.ts';
import type { Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { yearCondition } from './year-condition.ts';

/** `Most effectiveness studies (n = 45)`: the subject names the units, and the verb the category. */
export function subjectOf({ before, bracketed }: Surroundings, vocabulary: Vocabulary): Proposal | null {
  if (!bracketed || !ENDS_WITH_UNITS.test(before)) return null;
  const clause = /(?<![^,;:])[^,;:]*$/.exec(before)![0];
  if (UNITS_ONLY.test(clause) || clause.split(/\s+/).length > 6) return null;
  const named = conditionIn(clause, vocabulary);
  return named === 'all' ? null : named;
}

/** `In the field-wide sample, 147 (73.5%) …`, `…, in the field-wide sample 147 (73.5%)`: the units that a phrase before names. */
export function namedUnits({ before, bracketed }: Surroundings, vocabulary: Vocabulary): Proposal | null {
  const found =
    // `Of the papers with industry funding, 4 (2.9%) …`
    /^\W*(?:[A-Z]\w+, )?of\s{1,9}(?:the|all|those)\s{1,9}([^,;:()]{3,80}?)\s{0,9},\s*(?:only |just )?$/i.exec(before) ??
    /(?:^|[,;:]|\b(?:and|but|while|whereas|against|versus|vs|with|to))\s{0,9}(?:in|among|amongst|for|within|from)\s{1,9}(?:the\s{1,9})?([^,;:()]{3,60}?)\s{0,9}(?:,\s{0,9})?(?:[([]\s{0,9})?$/i.exec(
      before,
    );
  if (found === null || bracketed || UNITS_ONLY.test(found[1]!)) return null;
  const named = conditionIn(found[1]!.replace(/\b(?:samples?|groups?|subgroups?|subset)\b/gi, ' '), vocabulary);
  return named === 'all' ? null : named;
}

/** `Trials of resistance training reported gait speed in …`: the subject of the sentence, before a verb with words of its own. */
const SUBJECT = new RegExp(
  `^\\W*(?:${UNIT_WORDS}) (?:of|on|in|from|with|using|about|that used) ([^,;:()\\d]{3,60}?) (?:reported|measured|assessed|used|included|described|examined|evaluated|had|provided|applied|considered)\\b [^,;:()\\d]{3,80}\\b(?:in|by) (?:only |just )?$`,
  'i',
);

/** `In methodological work, R was used by 48 of 169`: the units that a sentence begins with. */
export function openingUnits(before: string, vocabulary: Vocabulary): Scope | null {
  const found =
    /^\W*(?:in|among|amongst|for|within|of)\s{1,9}(?:(?:the|all|those)\s{1,9})?([^,;:()\d]{3,60}?),(?:\s|$)/i.exec(
      before,
    );
  const units = found ?? SUBJECT.exec(before);
  if (units === null || UNITS_ONLY.test(units[1]!)) return null;
  const named = conditionIn(vocabulary.spell(units[1]!), vocabulary);
  if (named === null || named === 'all' || named.certainty < 0.6) return null;
  return { N: null, condition: named, near: true, explicit: false, phrase: true };
}

/** `**Method (only studies with Year of publication = 2024).** Of 31 studies, …`: the units that the first words of a paragraph name. */
export function unitsOfParagraph(text: string, vocabulary: Vocabulary): Scope | null {
  const said = /^[^.()]{1,160}\(only [\p{L}-]+ (?:with|where|of|from) ([^()]{3,160})\)/u.exec(text)?.[1];
  if (said === undefined) return null;
  const [, value = said] = /[=:]([^=:]+)$/.exec(said) ?? [];
  const year = /^(?:19|20)\d\d$/.test(value.trim()) ? yearCondition(value.trim(), vocabulary) : null;
  const named = year ?? conditionIn(value.trim(), vocabulary);
  return named === null || named === 'all' ? null : { N: null, condition: named, near: true, explicit: true };
}

/** The units of a whole that a sentence states; where it names none, they are those of its paragraph. */
export const scopeOfWhole = (N: number, condition: Scope['condition'], paragraph: Scope | null): Scope =>
  paragraph?.explicit === true && (condition === null || condition === 'all')
    ? { ...paragraph, N }
    : { N, condition, near: true, explicit: false };

/** What leads to a number that is compared with the one before. */
const COMPARED = /\b(?:against|versus|vs|compared (?:with|to)|as opposed to)\b/gi;

/**
 * The units of a number with no words of its own, which reports the same of others than the number before: those that a phrase
 * behind names, or that it is said to be of (`, against 15 of the 67 conference papers`).
 */
export function otherUnits(
  around: Surroundings,
  said: Proposal | 'all' | null,
  previous: Proposal,
  vocabulary: Vocabulary,
): Proposal | null {
  const { where, field } = previous;
  const alone = UNITS_ONLY.test(around.before.replace(COMPARED, ' ')) && !wordsBehind(around);
  const found = said === null ? (where === undefined ? null : unitsBehind(around, vocabulary)) : alone ? said : null;
  if (found === null || found === 'all' || found.field === field) return null;
  return where === undefined || where.includes(found.field) ? found : null;
}

/** `… and 142 (71.0%) in prominent journals`: the units that a phrase right behind names. */
function unitsBehind({ after }: Surroundings, vocabulary: Vocabulary): Proposal | null {
  const found =
    /^\W{0,2}\s{0,9}(?:in|among|amongst|for|of|within|from)\s{1,9}(?:the\s{1,9})?([^,;:.()]{3,60}?)\s{0,9}(?:[,;.(]|$|\b(?:and|but|while|whereas|compared)\b)/i.exec(
      after,
    );
  if (found === null || UNITS_ONLY.test(found[1]!)) return null;
  const named = conditionIn(found[1]!, vocabulary);
  return named === 'all' ? null : named;
}

export const wordsBehind = ({ after }: Surroundings): boolean => !UNITS_ONLY.test(/^[^,;:.()]*/.exec(after)![0]);
