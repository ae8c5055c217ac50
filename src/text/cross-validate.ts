import { trainBayes } from './naive-bayes.ts';

/** How well a classifier does on texts that it was not trained on. */
export interface CrossValidation {
  readonly texts: number;
  /** texts whose class it told right */
  readonly right: number;
  /** texts of the most frequent class */
  readonly majorityRight: number;
  readonly folds: number;
  readonly seed: number;
  /** one-sided exact McNemar test of the classifier against the most frequent class */
  readonly p: number;
  readonly better: boolean;
}

/** What the room of statistics lends: a seeded order, and the upper tail of a binomial variable. */
export interface Chance {
  readonly seed: number;
  shuffle(items: number[]): void;
  binomialTail(k: number, n: number, p: number): number;
}

/** No better than chance unless the evidence is this strong. */
const ALPHA = 0.01;
const MAX_FOLDS = 10;

/**
 * Cross-validates naive Bayes against the most frequent class: each text is judged by a classifier that did not see it.
 * Ten folds in a seeded random order, fewer where there are fewer texts. "Better" is decided by the texts that only one of the
 * two told right (McNemar 1947, exact, one-sided, at 1%). The most frequent class is that of all texts: of classes that are about
 * as frequent, the one that leads among the other folds is the rarer in its own, so that guessing by words would seem better.
 */
export function crossValidate(
  documents: readonly ReadonlySet<string>[],
  labels: readonly string[],
  chance: Chance,
): CrossValidation {
  const order = documents.map((_, index) => index);
  chance.shuffle(order);
  const folds = Math.min(MAX_FOLDS, documents.length);
  const most = mostFrequent(labels);
  let [right, majorityRight, onlyBayes, onlyMajority] = [0, 0, 0, 0];
  for (let fold = 0; fold < folds; fold++) {
    const held = order.filter((_, at) => at % folds === fold);
    const rest = order.filter((_, at) => at % folds !== fold);
    if (rest.length === 0) continue;
    const model = trainBayes(
      rest.map(at => documents[at] ?? new Set()),
      rest.map(at => labels[at] ?? ''),
    );
    for (const at of held) {
      const probabilities = model.probabilities(documents[at] ?? new Set());
      const told = model.classes[probabilities.indexOf(Math.max(...probabilities))] === labels[at];
      const majority = most === labels[at];
      if (told) right++;
      if (majority) majorityRight++;
      if (told && !majority) onlyBayes++;
      if (majority && !told) onlyMajority++;
    }
  }
  const p = onlyBayes + onlyMajority === 0 ? 1 : chance.binomialTail(onlyBayes, onlyBayes + onlyMajority, 0.5);
  return { texts: documents.length, right, majorityRight, folds, seed: chance.seed, p, better: p <= ALPHA };
}

/** The most frequent label; ties by code point. */
export function mostFrequent(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}
