import { plainCharacters } from '../../base/printed-number.ts';
import type { Mention } from '../scan/mention.ts';
import { bindLabels } from './bind-labels.ts';
import type { BoundShare } from './bound-share.ts';
import { conditionIn, conditionOf } from './scopes.ts';
import { UNIT_WORDS, UNITS_ONLY } from './sentences.ts';
import { doubted, type Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Between the numbers of two groups: the first group, and that another follows. */
const FIRST = new RegExp(
  `^[\\s)\\]]*((?:[\\p{L}'’-]+ ){1,4}?)(?:(?:${UNIT_WORDS}) )?and (?:only |just |another )?$`,
  'iu',
);
/** Behind a number: its group, the word for units, and what they are or have. */
const GROUP = new RegExp(
  `^[\\s)\\]]*((?:[\\p{L}'’-]+ ){1,4}?)(?:${UNIT_WORDS})\\b ((?:were|was|are|is|had|have|used|[a-z]{2,20}ed)\\b[^,;:.()]{3,120})`,
  'iu',
);

/** Behind it, what the units have or are, with nothing that says what is done with them. */
const LEAD = /^(?:\s|\b(?:were|was|are|is|had|have|used|that|which|all|also)\b)+/i;

/**
 * Numbers whose units a word names, and the verb what is said of them: `48 prominent articles were experimental`; of two groups
 * that share it: `58 field-wide and 48 prominent articles were experimental`. Gives what the numbers report, by their places.
 *
 * @param mentions the counts and shares of the sentence, in their order, with what they were bound to so far
 */
export function bindCoordinated(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  mentions: readonly { readonly mention: Mention; readonly bound: BoundShare }[],
  vocabulary: Vocabulary,
): Map<number, BoundShare> {
  const found = new Map<number, BoundShare>();
  const plain = (from: number, to: number): string =>
    vocabulary.spell(plainCharacters(text.slice(from, to)).replace(/\n/g, ' '));
  /** What the units of a group are said to be; null where it is nothing that the codebook names. */
  const said = (predicate: string, field: string): Proposal | null => {
    const label = predicate.replace(LEAD, '');
    const [best] = bindLabels([{ label, above: '', around: label }], vocabulary);
    const found = best!.find(proposal => proposal.field !== field);
    return found === undefined || found.certainty < 0.5 || found.data !== undefined ? null : found;
  };
  for (let i = 0; i < mentions.length; i++) {
    const own = mentions[i]!;
    const before = mentions[i - 1];
    const behind = plain(own.mention.end, mentions[i + 1]?.mention.start ?? sentence.end);
    const [, group, predicate] = GROUP.exec(behind) ?? [];
    if (group === undefined || predicate === undefined || UNITS_ONLY.test(predicate) || UNITS_ONLY.test(group))
      continue;
    const condition = conditionIn(group, vocabulary);
    if (condition === null || condition === 'all' || condition.certainty < 0.6) continue;
    const of = said(predicate, condition.field);
    const first = before === undefined ? undefined : FIRST.exec(plain(before.mention.end, own.mention.start))?.[1];
    const other = first === undefined ? null : conditionIn(first, vocabulary);
    const within = (condition: Proposal, { ranked }: BoundShare): BoundShare =>
      of === null
        ? { ranked: ranked.map(doubted), understood: false }
        : {
            ranked: [
              {
                ...of,
                where: conditionOf(condition, vocabulary.terms),
                certainty: Math.min(of.certainty, 0.5 + condition.certainty / 2),
              },
            ],
            understood: true,
          };
    if (other !== null && other !== 'all' && other.field === condition.field && other.level !== condition.level)
      found.set(i - 1, within(other, before!.bound)).set(i, within(condition, own.bound));
    else if (of !== null && of.certainty >= 0.6) found.set(i, within(condition, own.bound));
  }
  return found;
}
