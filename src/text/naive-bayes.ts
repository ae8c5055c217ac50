/** A classifier that was trained on texts. */
export interface NaiveBayes {
  /** probabilities of the classes, in the order of `classes`; they add up to 1 */
  probabilities(terms: ReadonlySet<string>): readonly number[];
  readonly classes: readonly string[];
  /** how much a word speaks for a class against the others: the log of the ratio of its probabilities */
  evidence(term: string, of: string): number;
}

/**
 * Multinomial naive Bayes on the presence of words, with Laplace smoothing. Log probabilities are normalised by their
 * largest before they are exponentiated, so that a long text does not underflow.
 * Source: Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, chapter 13.
 *
 * @param documents the words of each text
 * @param labels the class of each text
 * @example trainBayes([new Set(['cat']), new Set(['dog'])], ['a', 'b']).probabilities(new Set(['cat'])).map(p => Math.round(p * 100)) // => [67, 33]
 */
export function trainBayes(documents: readonly ReadonlySet<string>[], labels: readonly string[]): NaiveBayes {
  const classes = [...new Set(labels)].sort();
  const index = new Map(classes.map((name, at) => [name, at]));
  const counts = classes.map(() => new Map<string, number>());
  const totals = classes.map(() => 0);
  const sizes = classes.map(() => 0);
  const vocabulary = new Set<string>();
  documents.forEach((terms, at) => {
    const own = index.get(labels[at] ?? '') ?? 0;
    sizes[own] = (sizes[own] ?? 0) + 1;
    for (const term of terms) {
      vocabulary.add(term);
      counts[own]?.set(term, (counts[own]?.get(term) ?? 0) + 1);
      totals[own] = (totals[own] ?? 0) + 1;
    }
  });
  const likelihood = (term: string, at: number): number =>
    ((counts[at]?.get(term) ?? 0) + 1) / ((totals[at] ?? 0) + vocabulary.size);
  return {
    classes,
    probabilities(terms) {
      const known = [...terms].filter(term => vocabulary.has(term));
      const logs = classes.map((_, at) =>
        known.reduce(
          (sum, term) => sum + Math.log(likelihood(term, at)),
          Math.log((sizes[at] ?? 0) / documents.length),
        ),
      );
      const most = Math.max(...logs);
      const weights = logs.map(log => Math.exp(log - most));
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map(weight => weight / whole);
    },
    evidence(term, of) {
      if (!vocabulary.has(term)) return 0;
      const own = index.get(of) ?? 0;
      const others = classes.map((_, at) => at).filter(at => at !== own);
      const rest = others.reduce((sum, at) => sum + (counts[at]?.get(term) ?? 0), 0);
      const restTotal = others.reduce((sum, at) => sum + (totals[at] ?? 0), 0);
      return Math.log(likelihood(term, own)) - Math.log((rest + 1) / (restTotal + vocabulary.size));
    },
  };
}
