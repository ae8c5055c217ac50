import { stemsOf } from '../../text/stems.ts';
import { doubted, fieldKey, type Proposal, type Term } from './term.ts';
import { COMMON, plainStem, stemsIn } from './words.ts';

/** Two categories at once, or either of them: `researchers together with teachers`, `either R or Stata`. */
const JOINT =
  /([^,;:.()]{1,60}?)\s(?:together with|along with|as well as|in combination with|combined with|jointly with|alongside|and\/or)\s{1,9}([^,;:.()]{1,60})/i;
const PAIRED = /\b(?:either|both)\s{1,9}([^,;:.()]{1,60}?)\s(?:or|and)\s{1,9}([^,;:.()]{1,60})/i;

const NOTE = 'its words name two categories together';

/**
 * Proposals for a number whose words name two categories together: a category that is called after both is meant; where there
 * is none, neither of the two is.
 *
 * @param clause the words beside the number, in its own clause
 */
export function asJoint(clause: string, ranked: readonly Proposal[], terms: readonly Term[]): readonly Proposal[] {
  const found = PAIRED.exec(clause) ?? JOINT.exec(clause);
  const [best] = ranked;
  if (found === null || best === undefined || best.level === null) return ranked;
  const [left, right] = [found[1]!, found[2]!].map(
    part => new Set(stemsOf(part).map(({ stem }) => plainStem(stem))),
  ) as [Set<string>, Set<string>];
  // one of the names in full on each side
  const holds = (names: readonly string[], side: ReadonlySet<string>): boolean =>
    names.some(name => stemsIn(name).some(stem => !COMMON.has(stem) && side.has(stem)));
  const ofField = terms.filter(term => fieldKey(term) === fieldKey(best) && term.level !== null && term.state !== true);
  const both = ofField.filter(({ names }) =>
    names.some(name => holds([name], left) && holds([name], right) && stemsIn(name).some(stem => !left.has(stem))),
  );
  if (both.some(({ level }) => level === best.level)) return ranked;
  const apart = ofField.some(({ names, level }) => level !== best.level && (holds(names, left) || holds(names, right)));
  if (!apart) return ranked;
  const [only] = both;
  if (both.length === 1)
    return [{ ...best, level: only!.level, certainty: 0.8 * best.certainty }, ...ranked.map(doubted)];
  return ranked.map(proposal => ({ ...doubted(proposal), note: NOTE }));
}
