import type { ClaimContext } from '../claim-context.ts';
import { type Candidate, searchCauses } from '../evidence/search-causes.ts';
import { shareAWord } from '../evidence/share-a-word.ts';
import { sharesOf, wordsOf } from '../resolve-claim.ts';
import { type ComputedValues, type ReviewData, shareValues } from '../review-data.ts';
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
      const isRight = (quantity: string): boolean =>
        entry.comparisons.some(part => part.quantity === quantity && part.same);
      // of a proposition, the fields that it speaks of
      const words = new Set(binding.field.match(/[\p{L}\p{N}_.-]+/gu));
      const names = fieldsWithShares(data);
      const own = names.filter(name => name === binding.field || words.has(name));
      const others = names.filter(name => !own.includes(name));
      const near = others.filter(name => related(entry, binding.field!, name));
      const { level } = binding;
      // where the percentage is right, only the count was copied, from the line beside
      if (isRight('percent'))
        return searchCauses(
          entry,
          [() => beside(entry), () => candidates(entry, own, () => true)],
          hits => `It is the count of another category: ${hits}`,
        );
      // a count that is right is not that of another category, but its percentage may be that of the line beside
      if (isRight('n'))
        return searchCauses(
          entry,
          [() => beside(entry), () => candidates(entry, own, () => true), () => theOthers(entry)],
          hits => `It is the percentage of another category: ${hits}`,
        );
      return searchCauses(
        entry,
        [
          () => exchanged(entry),
          () => candidates(entry, own, () => true),
          () => candidates(entry, near, candidate => sameAnswer(candidate, level)),
          () =>
            candidates(entry, others, (candidate, field) => !(near.includes(field) && sameAnswer(candidate, level))),
        ],
        hits => `It is the number of another category or field: ${hits}`,
      );
    }),
});

/** As many numbers on each side of one are beside it. */
const BESIDE = 8;

/** The number beside it that this one changed places with: each has what the data give for the other. */
function exchanged({ claim, figures, siblings, wrong }: ClaimContext): Candidate[] {
  if (figures === null || claim.n === null || !wrong.some(({ quantity }) => quantity === 'n')) return [];
  const all = siblings();
  const at = all.findIndex(other => other.claim === claim);
  return all.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).flatMap(other =>
    other.claim !== claim &&
    other.figures !== null &&
    other.figures.n === claim.n!.value &&
    other.claim.n?.value === figures.n &&
    other.wrong.length > 0
      ? [
          {
            figures: {
              ...other.figures,
              words: `${other.figures.words} ("${other.claim.id}", which has this one's)`,
            },
            accident: EXCHANGED,
          },
        ]
      : [],
  );
}

/** What the numbers beside it should be: a count or a percentage is easily copied from the line above or below. */
function beside({ claim, siblings, figures }: ClaimContext): Candidate[] {
  const all = siblings();
  const at = all.findIndex(other => other.claim === claim);
  const seen = new Set<string>();
  return all.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).flatMap(other => {
    if (other.claim === claim || other.figures?.n == null || figures === null) return [];
    // what it has for itself tells nothing
    if (other.figures.n === figures.n && other.figures.N === figures.N) return [];
    const key = `${other.figures.n}/${other.figures.N}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ figures: { ...other.figures, words: `${other.figures.words} ("${other.claim.id}", beside it)` } }];
  });
}

/** All that are not of the category, with their percentage alone: the count says that they are not meant. */
const theOthers = ({ figures }: ClaimContext): Candidate[] =>
  figures?.n == null || figures.N === null
    ? []
    : [{ figures: shareValues(figures.N - figures.n, figures.N, `all others, without ${figures.words}`) }];

/** Two neighbours are rarely wrong just so by accident. */
const EXCHANGED = 0.01;

/** The same code, or the same answer to another question: Yes and TRUE. */
const sameAnswer = (a: string, b: string | null): boolean =>
  a === b || (b !== null && [/^(yes|true|1)$/i, /^(no|false|0)$/i].some(answer => answer.test(a) && answer.test(b)));

/** Fields whose names or titles share a word that says something: declared and available code. */
function related(entry: ClaimContext, a: string, b: string): boolean {
  const { data } = entry;
  return data !== null && (shareAWord(a, b) || shareAWord(data.fieldTitle(a), data.fieldTitle(b)));
}

function fieldsWithShares({ fields, codebook }: ReviewData): string[] {
  const coded = fields
    .filter(field => field.categories !== null || field.type === 'boolean' || field.type === 'list')
    .map(field => field.name);
  return [...new Set([...coded, ...codebook.derive.map(derived => derived.name)])];
}

/** The shares of fields, a field at a time, so that no more are computed than are looked at. */
function* candidates(
  { data, claim, binding }: ClaimContext,
  fields: readonly string[],
  wanted: (level: string, field: string) => boolean,
): Iterable<Candidate> {
  if (data === null || binding?.figures == null) return;
  for (const field of fields)
    for (const row of data.rows([sharesOf(field, claim.where, claim.denominator)])) {
      if (row.statistic !== 'share' || row.level === null || row.n === null || !wanted(row.level, field)) continue;
      if (field === binding.field && row.level === binding.level) continue;
      const N = row.N ?? binding.figures.N;
      if (N === null || row.n > N) continue;
      yield { figures: shareValues(row.n, N, wordsOf(data, field, row.level, claim.where)) };
    }
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
