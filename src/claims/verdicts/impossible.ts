import { roundRatio } from '../../base/rounding.ts';
import type { ClaimContext } from '../claim-context.ts';
import { againstWay, consistentWay } from '../evidence/odd-rounding.ts';
import { reviewWholes } from '../evidence/review-wholes.ts';
import { detectionProbability, impliedCounts, roundingThatPrints } from '../evidence/rounding-rules.ts';
import { verdict } from '../verdict.ts';

/**
 * No whole number out of N prints so, under any rounding: GRIM for percentages (Brown & Heathers 2017).
 */
export const impossible = verdict({
  name: 'impossible',
  describe:
    'no whole number of units out of N (without a stated N: out of any whole that the review can give) gives the percentage under any rounding (GRIM), or n is more than N',
  alarm: true,
  judge(entry) {
    const { claim } = entry;
    const { percent, n } = claim;
    if (n !== null && entry.N !== null && claim.N !== null && n.value > entry.N)
      return { explanation: `${n.value} of ${entry.N} is more than all.` };
    const outside = outOfRange(entry);
    if (outside !== null) return { explanation: outside };
    if (percent === null) return null;
    if (percent.value > 100 || percent.value < 0)
      return { explanation: `${percent.text}% is not a share: a share lies between 0 and 100%.` };
    // where the text states no whole, a count that fits its percentage speaks of a whole of its own
    if (entry.N === null && n !== null) return null;
    const N = entry.N ?? entry.figures?.N ?? null;
    if (N === null || N < 1 || percent.bound !== null || impliedCounts(percent, N) !== null) return null;
    // a count that is given, cut off or rounded twice, is another rounding; so is a source that cuts off throughout
    if (n !== null && roundingThatPrints(n.value, N, percent) !== null) return null;
    if (entry.figures === null ? consistentWay(entry) !== null : entry.wrong.length === 0) return null;
    // without a denominator of its own, "impossible" would presume ours: a cause says more, and so does another whole
    if (entry.N === null && entry.cause() !== null) return null;
    if (entry.N === null)
      for (const whole of reviewWholes(entry)) if (impliedCounts(percent, whole) !== null) return null;
    return { explanation: words(entry, N) };
  },
});

/** A coefficient beyond 1, or an estimate outside its own interval. */
function outOfRange({ claim: { statistics, interval, percent } }: ClaimContext): string | null {
  for (const { statistic, printed } of statistics) {
    const [, low, high] = RANGES.find(([names]) => names.test(statistic)) ?? [];
    if (low === undefined || high === undefined || (printed.value >= low && printed.value <= high)) continue;
    const range = high === Number.POSITIVE_INFINITY ? `is at least ${low}` : `lies between ${low} and ${high}`;
    return `${printed.text} is not a ${WORDS[statistic] ?? statistic.replaceAll('_', ' ')}: it ${range}.`;
  }
  const [first] = statistics;
  const estimate = percent ?? (statistics.length === 1 ? first!.printed : null);
  if (interval === null || estimate === null || estimate.bound !== null || interval.low.value > interval.high.value)
    return null;
  // an interval of a share may be printed as proportions
  const scale = percent !== null && interval.high.value <= 1 && percent.value > 1 ? 100 : 1;
  const [low, high] = [interval.low.value * scale, interval.high.value * scale];
  const slack = 10 ** -Math.min(estimate.decimals, interval.low.decimals) / 2;
  return estimate.value < low - slack || estimate.value > high + slack
    ? `The estimate (${estimate.text}) lies outside its own interval (${interval.low.text} to ${interval.high.text}).`
    : null;
}

/** What a statistic can be at all. */
const RANGES: readonly (readonly [names: RegExp, low: number, high: number])[] = [
  [/kappa|alpha|ac1|icc|phi|cramers|correlation|pabak/, -1, 1],
  [/^p_value$/, 0, 1],
  [/_ratio$/, 0, Number.POSITIVE_INFINITY],
];

/** Names that are no words. */
const WORDS: Readonly<Record<string, string>> = { p_value: 'P value', odds_ratio: 'ratio' };

function words(entry: ClaimContext, N: number): string {
  const percent = entry.claim.percent!;
  const { decimals } = percent;
  const below = Math.min(N, Math.floor((percent.value * N) / 100));
  const near = [below, below + 1].filter(k => k <= N);
  const shown = near.map(k => `${k} of ${N} is ${roundRatio(k, N, decimals)}%`).join(', ');
  const odd = (['cut', 'up'] as const).flatMap(way => {
    const count = impliedCounts(percent, N, way);
    if (count === null) return [];
    const against = againstWay(entry, way);
    const verb = way === 'cut' ? 'cut off' : 'rounded up';
    return [
      `${way === 'cut' ? 'Cut off' : 'Rounded up'} instead of rounded, ${count.low} of ${N} would print ${percent.text}%${against === undefined ? ', but no other number of the source shows that it does so' : `, but ${against.claim.id} (${against.claim.percent!.text}%) is not ${verb}`}.`,
    ];
  });
  const p = detectionProbability(N, decimals);
  return [
    `No count out of ${N} rounds to ${percent.text}%: ${shown}.`,
    ...odd,
    `A random percentage with ${decimals} decimal${decimals === 1 ? '' : 's'} of ${N} would be caught with probability ${p.toFixed(2)}.`,
  ].join(' ');
}
