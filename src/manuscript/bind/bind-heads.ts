import { bindLabels, type Labelled } from './bind-labels.ts';
import type { Ranked } from './bind-sentence.ts';
import { doubted, fieldKey, type Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isCommon, stemsIn } from './words.ts';

/** Heads of columns: categories of one field, or a field in each. */
export function bindHeads(heads: readonly Labelled[], vocabulary: Vocabulary): Ranked[] {
  const together = bindLabels(heads, vocabulary);
  const fields = new Map<string, Set<string>>();
  for (const [i, [first]] of together.entries())
    if (first !== undefined && first.certainty >= 0.3) {
      const labels = fields.get(fieldKey(first)) ?? new Set<string>();
      fields.set(fieldKey(first), labels.add(heads[i]!.label));
    }
  if (fields.size < 2 || [...fields.values()].some(labels => labels.size > 1)) return together;
  // none has company of its field, which says nothing against it
  return heads.map((head, i) => {
    const [alone] = bindLabels([head], vocabulary);
    return namesAnother(head.label, alone![0], vocabulary) ? together[i]!.map(doubted) : alone!;
  });
}

/** A word of the label that the category and its field lack stands in the title of another field: `Open code`, and `Open data`. */
function namesAnother(label: string, proposal: Proposal | undefined, { terms, titled }: Vocabulary): boolean {
  const term = terms.find(({ field, level }) => field === proposal?.field && level === proposal.level);
  if (term === undefined) return false;
  const own = new Set([...term.names, ...term.fieldNames].flatMap(stemsIn));
  const others = new Set(terms.map(fieldKey));
  return stemsIn(label).some(
    stem => !own.has(stem) && !isCommon(stem) && [...others].some(field => titled(field, new Map([[stem, 0]])) > 0.3),
  );
}
