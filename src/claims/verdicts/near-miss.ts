import type { ClaimContext } from '../claim-context.ts';
import { type Candidate, searchCauses } from '../evidence/search-causes.ts';
import { shareAWord } from '../evidence/share-a-word.ts';
import { sharesOf, wordsOf } from '../resolve-claim.ts';
import { type ComputedValues, shareValues } from '../review-data.ts';
import { verdict } from '../verdict.ts';

/** The number of another category or field. */
export const nearMiss = verdict({
  name: 'near_miss',
  describe: 'the number belongs to another category of the field, or to another field',
  alarm: true,
  cause: true,
  judge: entry =>
    entry.explanation('near_miss', () => {
      const { data, binding, wrong, claim } = entry;
      if (data === null || binding?.figures == null || binding.field === null || wrong.length === 0) return null;
      if (claim.statistics.length > 0)
        return searchCauses(
          entry,
          [() => otherStatistics(entry, binding.field!)],
          hits => `It is another statistic: ${hits}`,
        );
      // a count that is right is not that of another category
      if (entry.comparisons.some(part => part.quantity === 'n' && part.same)) return null;
      const all = candidates(entry);
      // of a proposition, the fields that it speaks of
      const words = new Set(binding.field.match(/[\p{L}\p{N}_.-]+/gu));
      const own = (candidate: Located): boolean => candidate.field === binding.field || words.has(candidate.field);
      const level = binding.level;
      const near = (candidate: Located): boolean =>
        !own(candidate) && sameAnswer(candidate.level, level) && related(entry, binding.field!, candidate.field);
      return searchCauses(
        entry,
        [
          () => all.filter(own),
          () => all.filter(near),
          () => all.filter(candidate => !own(candidate) && !near(candidate)),
        ],
        hits => `It is the number of another category or field: ${hits}`,
      );
    }),
});

/** The same code, or the same answer to another question: Yes and TRUE. */
const sameAnswer = (a: string, b: string | null): boolean =>
  a === b || (b !== null && [/^(yes|true|1)$/i, /^(no|false|0)$/i].some(answer => answer.test(a) && answer.test(b)));

interface Located extends Candidate {
  readonly field: string;
  readonly level: string;
}

/** Fields whose names or titles share a word that says something: declared and available code. */
function related(entry: ClaimContext, a: string, b: string): boolean {
  const { data } = entry;
  return data !== null && (shareAWord(a, b) || shareAWord(data.fieldTitle(a), data.fieldTitle(b)));
}

function candidates(entry: ClaimContext): Located[] {
  const { data, claim, binding } = entry;
  if (data === null || binding?.figures == null) return [];
  const found: Located[] = [];
  const names = data.fields
    .filter(field => field.categories !== null || field.type === 'boolean' || field.type === 'list')
    .map(field => field.name);
  for (const field of new Set([...names, ...data.codebook.derive.map(derived => derived.name)])) {
    for (const row of data.rows([sharesOf(field, claim.where, claim.denominator)])) {
      if (row.statistic !== 'share' || row.level === null || row.n === null) continue;
      if (field === binding.field && row.level === binding.level) continue;
      const N = row.N ?? binding.figures.N;
      if (N === null || row.n > N) continue;
      found.push({
        field,
        level: row.level,
        figures: shareValues(row.n, N, wordsOf(data, field, row.level, claim.where)),
      });
    }
  }
  return found;
}

/** The mean for the median, the maximum for the upper quartile. */
function otherStatistics(entry: ClaimContext, field: string): Candidate[] {
  const { data, claim } = entry;
  if (data === null || entry.figures === null) return [];
  const values = new Map<string, number>();
  for (const row of data.rows([{ analysis: 'shares', fields: [field], where: claim.where }]))
    if (row.estimate !== null && row.level === null) values.set(row.statistic, row.estimate);
  const found: ComputedValues[] = [];
  for (const [statistic, value] of values)
    if (!claim.statistics.some(reported => reported.statistic === statistic))
      found.push({
        ...entry.figures,
        values: new Map(claim.statistics.map(reported => [reported.statistic, value])),
        words: `the ${statistic} of ${data.fieldTitle(field)}`,
      });
  return found.map(figures => ({ figures }));
}
