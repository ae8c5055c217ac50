import { contentOf, type Ranked, withProbabilities } from './bind-sentence.ts';
import { type Candidate, inCompany, namedBy, score } from './candidate.ts';
import { missingLevel, missingStateOf } from './says-missing.ts';
import { doubted, fieldKey, proposalOf, type Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { folded, stemsIn, WITHOUT, type Words, wordsOfLabel } from './words.ts';

/** A label of a list, and what stands above it. */
export interface Labelled {
  readonly label: string;
  /** the row group, or what heads the labels */
  readonly above: string;
  /** the same with the caption */
  readonly around: string;
}

/** Labels that stand in one list, each with its proposals. */
export function bindLabels(list: readonly Labelled[], vocabulary: Vocabulary): Ranked[] {
  const around: Words = wordsOfLabel(list.map(entry => entry.around).join(' '));
  const above: Words = wordsOfLabel(list[0]?.above ?? '');
  const matches = list.map(({ label }) => {
    const whole = vocabulary.match(wordsOfLabel(label), label);
    // `Modality: Tabular` names the field as well
    const split = /^(.+):\s+(\S.*)$/s.exec(label);
    const part =
      split === null
        ? []
        : vocabulary
            .match(wordsOfLabel(split[2]!), split[2]!)
            .filter(match => vocabulary.titled(fieldKey(match.term), wordsOfLabel(split[1]!)) > 0.6);
    const best = [...part, ...whole];
    return best
      .filter((match, i) => best.findIndex(other => other.term === match.term) === i)
      .map(match => ({ match, named: namedBy(match, true) }));
  });
  const ranked = eachOnce(
    inCompany(matches, field => Math.max(vocabulary.heads(field, above), 0.5 * vocabulary.titled(field, around))),
  );
  // the field that most labels of the list name, for those that say that nothing is reported
  const votes = new Map<string, number>();
  for (const candidates of ranked) {
    const first = candidates[0];
    if (first !== undefined && first.named > 0.4)
      votes.set(fieldKey(first.term), (votes.get(fieldKey(first.term)) ?? 0) + first.named);
  }
  const [field, weight] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  const heading = vocabulary.fields(above).sort((a, b) => b.cover + b.precise - a.cover - a.precise)[0];
  return list.map(({ label }, i) => {
    const state = missingStateOf(label);
    const denied = deniedLevel(
      field ?? (heading !== undefined && heading.cover > 0.6 ? heading.field : null),
      label,
      vocabulary,
    );
    if (denied !== null && (ranked[i]![0]?.exact !== true || fieldKey(ranked[i]![0]!.term) !== fieldKey(denied)))
      return [proposalOf(denied, Math.min(0.93, 0.7 + 0.1 * weight))];
    if (state === null) {
      const fitting = withProbabilities(ranked[i]!, true);
      // `Other` beside categories of one field is no category of another field
      const proposals =
        REST.test(label) && field !== null && fitting[0] !== undefined && fieldKey(fitting[0]) !== field
          ? fitting.map(doubted)
          : fitting;
      const own = contentOf(wordsOfLabel(label));
      // a sentence that holds the word is no label
      return own > 8 ? proposals.map(doubted) : proposals;
    }
    const titled = field ?? (heading !== undefined && heading.cover > 0.6 ? heading.field : null);
    const term = titled === null ? null : missingLevel(vocabulary.terms, titled, state);
    if (term === null) return [];
    return [
      proposalOf(
        term,
        Math.min(
          0.95,
          0.62 +
            0.1 * weight +
            0.3 * Math.max(vocabulary.heads(titled!, above), 0.5 * vocabulary.titled(titled!, around)),
        ),
      ),
    ];
  });
}

/** What is left of a list. */
const REST = /^\W*(?:all )?(?:the )?(?:others?|rest|remaining|remainder|miscellaneous|elsewhere)\W*$/i;

/** A row that denies what its list is of, and little else: `None`, `Not available`, `Not shared`. */
const DENIES = /^\W*(?:none|no(?:ne)? (?:of (?:these|them|the above))|not \w+)\W*$/i;

/** The only category of a field that such a row can mean; null for none. */
function deniedLevel(field: string | null, label: string, { terms }: Vocabulary): Term | null {
  if (field === null || !DENIES.test(label)) return null;
  const own = terms.filter(term => fieldKey(term) === field && term.level !== null && term.state !== true);
  const content = stemsIn(label).filter(stem => stem !== WITHOUT);
  const said = own.filter(({ names }) => names.some(name => ` ${folded(name)} `.includes(` ${folded(label)} `)));
  if (said.length === 1) return said[0]!;
  const found = own.filter(({ names: [name = '', ...codes] }) => {
    if (content.length === 0 || /^\W*none/i.test(label)) return /^(?:no|none|not|without)\b/i.test(name);
    return [name, ...codes].some(text => {
      const stems = stemsIn(text);
      return stems.includes(WITHOUT) && content.every(stem => stems.includes(stem));
    });
  });
  return found.length === 1 ? found[0]! : null;
}

/** The labels of a list name a category once: the surest takes it, the others what is left to them. */
function eachOnce(lists: readonly (readonly Candidate[])[]): Candidate[][] {
  const taken = new Map<Term, number>();
  const order = lists.flatMap((list, row) => list.map(candidate => ({ row, candidate, worth: score(candidate) })));
  const settled = new Set<number>();
  for (const { row, candidate } of order.sort((a, b) => b.worth - a.worth || a.row - b.row)) {
    if (settled.has(row) || taken.has(candidate.term)) continue;
    taken.set(candidate.term, row);
    settled.add(row);
  }
  return lists.map((list, row) => {
    const own = list.findIndex(({ term }) => taken.get(term) === row);
    // what is named by less than half is not meant, only because nothing else is left
    if (own <= 0 || list[own]!.named < 0.5) return [...list];
    return [list[own]!, ...list.filter(({ term }, i) => i !== own && !taken.has(term))];
  });
}
