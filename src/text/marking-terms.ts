/** A word that marks a group of texts. */
export interface MarkingTerm {
  readonly stem: string;
  /** texts of the group that have it */
  readonly inside: number;
  /** texts of all groups that have it */
  readonly overall: number;
  readonly weight: number;
}

/**
 * The words that mark each group of texts: the share of the group's texts that have the word, times log(N / texts with it).
 * A word counts once a text, so that a long abstract weighs no more than a short one.
 * Source: Spärck Jones 1972, J Documentation 28 (inverse document frequency).
 *
 * @param documents stems of each text
 * @param groups the group of each text; null leaves it out of all groups but not out of N
 * @param limit words a group at most; a word that stands in one text only marks nothing
 */
export function markingTerms(
  documents: readonly ReadonlySet<string>[],
  groups: readonly (string | null)[],
  limit: number,
): ReadonlyMap<string, readonly MarkingTerm[]> {
  const overall = new Map<string, number>();
  for (const terms of documents) for (const term of terms) overall.set(term, (overall.get(term) ?? 0) + 1);
  const found = new Map<string, MarkingTerm[]>();
  for (const group of new Set(groups.filter(name => name !== null))) {
    const members = documents.filter((_, index) => groups[index] === group);
    const inside = new Map<string, number>();
    for (const terms of members) for (const term of terms) inside.set(term, (inside.get(term) ?? 0) + 1);
    const weighed = [...inside].map(([stem, count]): MarkingTerm => {
      const all = overall.get(stem) ?? count;
      return { stem, inside: count, overall: all, weight: (count / members.length) * Math.log(documents.length / all) };
    });
    found.set(
      group,
      weighed
        .filter(term => term.overall > 1 && term.weight > 0)
        .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
        .slice(0, limit),
    );
  }
  return found;
}
