import { counted } from '../../base/plural.ts';
import { roundRatio } from '../../base/rounding.ts';
import { recodingsOfFirstRank, recodingsOfMajority } from '../../stats/recodings.ts';
import type { codableLevels } from '../../tabulate/data/coded-field.ts';
import type { CoderBounds } from './coder-bounds.ts';

export type Levels = ReturnType<typeof codableLevels>;

/** Indices by count, most frequent first; the codebook's order decides ties. */
export const ranked = (counts: readonly number[]): number[] =>
  counts.map((_, i) => i).sort((a, b) => counts[b]! - counts[a]!);

/** What recodings would do to the most frequent category. */
export function rankWords(title: string, levels: Levels, counts: readonly number[], N: number, unit: string): string {
  const [first, second] = ranked(counts);
  if (first === undefined || N === 0) return `${title}: there is nothing to recode.`;
  const top = levels[first]!.label;
  const n = counts[first]!;
  const majority = recodingsOfMajority(n, N) ?? 0;
  const half =
    2 * n > N
      ? `${counted(majority, 'recoding')} would undo the majority`
      : `${counted(majority, 'recoding')} would make it a majority`;
  const rank =
    second === undefined
      ? ''
      : counts[second] === n
        ? ` It shares the first rank with ${levels[second]!.label}.`
        : ` ${counted(recodingsOfFirstRank(n, counts[second]!), 'recoding')} to ${levels[second]!.label} (${counts[second]}) would take the first rank away.`;
  return `${title}: ${top} has ${n} of ${counted(N, unit)}; ${half}.${rank}`;
}

/** Who is compared, on which units. */
export function envelopeWords(found: CoderBounds, title: string, unit: string, stage: string): string {
  const names = found.sources.flatMap(source => source.coder ?? []);
  const without = found.without.length === 0 ? '' : ` No column for it: ${found.without.join(', ')}.`;
  const dropped =
    found.dropped === 0 ? '' : `; ${counted(found.dropped, unit)} of the consensus left out because not all coded it`;
  return `Range over coders of ${title} (stage ${stage}): consensus${names.length > 0 ? ` and ${names.join(', ')}` : ''} on ${counted(found.N, unit)} in the denominator of each${dropped}. Lowest and highest: each difference between them resolved against or for the category.${without}`;
}

/** Categories that are a majority for one way of coding and not for another. */
export function dependsOnCoder({ N, sources }: CoderBounds, levels: Levels): string | null {
  const most = (n: number): boolean => 2 * n > N;
  const torn = levels.flatMap((level, at) => {
    const verdicts = sources.map(source => most(source.n[at]!));
    if (verdicts.every(verdict => verdict === verdicts[0])) return [];
    const said = sources.map(({ coder, n }) => `${coder ?? 'consensus'} ${roundRatio(n[at]!, N, 1)}%`);
    return [`${level.label} (${said.join(', ')})`];
  });
  return torn.length === 0 ? null : `Whether it is a majority depends on who coded: ${torn.join('; ')}.`;
}
