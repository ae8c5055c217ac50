import { plainCharacters } from '../../base/printed-number.ts';
import type { Mention } from '../scan/mention.ts';
import { bindLabels } from './bind-labels.ts';
import type { Ranked } from './bind-sentence.ts';
import { conditionIn, conditionOf } from './scopes.ts';
import { UNIT_WORDS } from './sentences.ts';
import { doubted, type Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What stands between two numbers that are compared, where no word names the second group. */
const VERSUS = /^[\s)\]]*(?:vs?\.?|versus|against|(?:as )?compared (?:with|to))\s*(?:[([]\s*)?$/i;
/** The second group stands between the numbers. */
const THAN =
  /^[^.;]{0,30}?\bthan\s{1,9}(?:(?:in|among|for|by|within|across)\s{1,9})?(?:the\s{1,9})?([^,;:.()]{2,60}?)(?:\s{1,9}ones)?[\s([:]{0,9}$/i;
/** Both groups stand before the first number. */
const BOTH: readonly RegExp[] = [
  /^(.*?)\bbetween\s{1,9}(?:the\s{1,9})?([^,;:()]{2,60}?)\s{1,9}and\s{1,9}(?:the\s{1,9})?([^,;:()]{2,60}?)\W{0,9}$/i,
  /^(.*?)\b(?:in|among|for|by|within)\s{1,9}(?:the\s{1,9})?([^,;:()]{2,60}?)\s{1,9}than\s{1,9}(?:in|among|for|by|within)\s{1,9}(?:the\s{1,9})?([^,;:()]{2,60}?)\W{0,9}$/i,
];
/** The first group stands right before the first number. */
const FIRST = /^(.*?)\b(?:in|among|for|by|within)\s{1,9}(?:the\s{1,9})?([^,;:()]{2,60}?)\W{0,9}$/i;

/**
 * Numbers of two groups that are compared: `prompting was more common among text studies (56 of 65) than among tabular ones
 * (7 of 16)`; `guideline use did not differ between original articles and brief reports (4.1% vs 1.6%)`. What is compared stands
 * before the groups. Gives what the numbers report, by their places; a comparison that is not understood is doubted.
 *
 * @param mentions the counts and shares of the sentence, in their order, with what they were bound to so far
 */
export function bindComparison(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  mentions: readonly { readonly mention: Mention; readonly ranked: Ranked }[],
  vocabulary: Vocabulary,
): Map<number, { readonly ranked: Ranked; readonly understood: boolean }> {
  const found = new Map<number, { readonly ranked: Ranked; readonly understood: boolean }>();
  const plain = (from: number, to: number): string =>
    vocabulary.spell(plainCharacters(text.slice(from, to)).replace(/\n/g, ' '));
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [first, second] = [mentions[i]!, mentions[i + 1]!];
    const between = plain(first.mention.end, second.mention.start);
    const versus = VERSUS.test(between);
    const than = versus ? null : THAN.exec(between);
    if (!versus && than === null) continue;
    const before = plain(i === 0 ? sentence.start : mentions[i - 1]!.mention.end, first.mention.start);
    const named = than === null ? groupsBefore(before) : groupsAround(before, than[1]!);
    const around = plain(sentence.start, sentence.end);
    const subject = named === null && than === null ? subjectsCompared(before, vocabulary) : null;
    const proposals =
      named !== null
        ? compared(named, around, vocabulary)
        : subject !== null
          ? ofGroups(subject, around, vocabulary)
          : null;
    // a comparison of years is read elsewhere
    if (proposals === null && /\b(?:19|20)\d\d\b/.test(before + between)) continue;
    [first, second].forEach(({ ranked }, at) => {
      found.set(
        i + at,
        proposals === null
          ? { ranked: ranked.map(doubted), understood: false }
          : { ranked: [proposals[at]!], understood: true },
      );
    });
  }
  return found;
}

/** What is compared, and the two groups, in words. */
type Named = readonly [subject: string, first: string, second: string];

function groupsBefore(before: string): Named | null {
  for (const shape of BOTH) {
    const match = shape.exec(before);
    if (match !== null) return [match[1]!, match[2]!, match[3]!];
  }
  return null;
}

function groupsAround(before: string, second: string): Named | null {
  const match = FIRST.exec(before);
  return match === null ? null : [match[1]!, match[2]!, second];
}

/** What is compared, and the two groups as conditions. */
interface Compared {
  readonly subject: string;
  readonly groups: readonly (Proposal | 'all' | null)[];
}

/** The second group closes the clause: `… more often than non-experimental ones (`, `… than those without (`. */
const LAST_GROUP =
  /^(.{5,200}?)\s(?:more|less|fewer|[a-z]{2,12}er|rarer)\b[^,;:.()]{0,40}?\sthan\s(?:the\s)?([^,;:.()]{2,60}?)[\s([]{0,9}$/i;
/** The first group is the subject: `Experimental studies shared data`. */
const UNITS_FIRST = new RegExp(
  `^\\W*(?:the )?((?:[\\p{L}'’-]+ ){1,4}?)(?:${UNIT_WORDS}) (?!with)([^,;:.()]{3,120})$`,
  'iu',
);
/** The same behind its units: `Articles with industry funding shared code`. */
const WITH_FIRST = new RegExp(`^\\W*(?:the )?(?:${UNIT_WORDS}) with (?:an? |the )?([^,;:.()]{3,160})$`, 'i');
const THOSE_WITHOUT = new RegExp(
  `^(?:those|ones|${UNIT_WORDS}) without(?: (?:it|them|one|any|such an? [a-z]+))?$`,
  'i',
);

/** `Articles with industry funding shared code less often than those without`: both groups, and what they did. */
function subjectsCompared(before: string, vocabulary: Vocabulary): Compared | null {
  const clause = LAST_GROUP.exec(before);
  if (clause === null) return null;
  const [, head = '', last = ''] = clause;
  const named = UNITS_FIRST.exec(head);
  if (named !== null)
    return {
      subject: named[2]!,
      groups: [conditionIn(named[1]!, vocabulary), conditionIn(last.replace(/\s(?:ones|did|were)$/i, ''), vocabulary)],
    };
  const having = WITH_FIRST.exec(head);
  if (having === null || !THOSE_WITHOUT.test(last)) return null;
  // where the group ends and the verb begins, no mark says: the words that name a condition best are the group
  const words = having[1]!.split(' ');
  let best: { readonly condition: Proposal; readonly size: number } | null = null;
  for (let size = 1; size < words.length && size <= LONGEST_GROUP; size++) {
    const condition = conditionIn(words.slice(0, size).join(' '), vocabulary);
    if (condition === null || condition === 'all') continue;
    if (best === null || condition.certainty > best.condition.certainty) best = { condition, size };
  }
  if (best === null) return null;
  const { field, level } = best.condition;
  const others = vocabulary.terms.filter(
    term => term.field === field && term.data === undefined && term.state !== true && term.level !== null,
  );
  const [other] = others.filter(term => term.level !== level);
  if (others.length !== 2 || other === undefined) return null;
  return {
    subject: words.slice(best.size).join(' '),
    groups: [best.condition, { field, level: other.level, certainty: best.condition.certainty }],
  };
}

/** Words of a group that stands before its verb. */
const LONGEST_GROUP = 6;

/** The same category in two groups; null where subject or groups are not named. */
const compared = ([subject, ...groups]: Named, sentence: string, vocabulary: Vocabulary): Proposal[] | null =>
  ofGroups({ subject, groups: groups.map(group => conditionIn(group, vocabulary)) }, sentence, vocabulary);

function ofGroups({ subject, groups }: Compared, sentence: string, vocabulary: Vocabulary): Proposal[] | null {
  const [one, other] = groups;
  if (one == null || other == null || one === 'all' || other === 'all') return null;
  if (one.field !== other.field || one.level === other.level) return null;
  const label = subject.replace(COMPARES, ' ').trim();
  const best = bindLabels([{ label, above: '', around: sentence }], vocabulary)[0]!.find(
    proposal => proposal.field !== one.field,
  );
  if (best === undefined || best.certainty < 0.5 || best.data !== undefined) return null;
  return [one, other].map(group => ({
    ...best,
    where: conditionOf(group, vocabulary.terms),
    certainty: Math.min(0.9, best.certainty + 0.1),
  }));
}

/** Words that compare, and name nothing. */
const COMPARES =
  /\b(?:was|were|is|are|did|does|do|not|no|more|less|most|equally|similarly|significantly|slightly|much|far|differ(?:ed|s)?|common(?:ly)?|frequent(?:ly)?|often|rarer?|likely|higher|lower|the|of|in)\b/gi;
