import type { PrintedNumber } from '../../base/printed-number.ts';
import { roundDecimalString } from '../../base/rounding.ts';
import type { ReportedStatistic } from '../claim.ts';
import { type ClaimContext, countOf, reportedWords } from '../claim-context.ts';
import { decimalsOf, shareWords, slipWords } from '../describe-values.ts';
import { oddRounding } from '../evidence/odd-rounding.ts';
import { roundingThatPrints } from '../evidence/rounding-rules.ts';
import { verdict } from '../verdict.ts';

/** The claim contradicts itself or another claim of the same publication. */
export const contradiction = verdict({
  name: 'contradiction',
  describe: 'the number contradicts another number of the same publication, or its own n and N',
  alarm: true,
  judge(entry) {
    // what the data confirm is not the side that is wrong
    if (entry.figures !== null && entry.wrong.length === 0) return null;
    const odd = entry.figures === null ? oddRounding(entry) : null;
    if (odd?.againstTheRule === true) return { explanation: odd.explanation };
    const explanation = withItself(entry) ?? withItsParts(entry) ?? withTheSame(entry) ?? outOfOrder(entry);
    return explanation === null ? null : { explanation };
  },
});

function withItself(entry: ClaimContext): string | null {
  const { n, percent } = entry.claim;
  if (n === null || percent === null) return null;
  if (entry.N === null)
    return entry.figures === null && ofNoWhole(n.value, percent)
      ? `${n.value} is ${percent.text}% of no whole number.`
      : null;
  if (entry.N < n.value) return null;
  if (roundingThatPrints(n.value, entry.N, percent) !== null || entry.cause() !== null) return null;
  const { implied } = entry;
  // without data the count that the percentage stands for is the other side
  const slip =
    slipWords(entry, { n: n.value, N: entry.N }) ||
    (entry.figures === null && implied !== null && implied.low === implied.high
      ? slipWords(entry, { n: implied.low, N: entry.N })
      : '');
  return `${shareWords(n.value, entry.N, decimalsOf(entry))}, not ${percent.text}%.${slip}`;
}

/** Wholes that are tried for a count and its percentage; beyond it, some whole always fits. */
const MAX_WHOLES = 1_000;

/** Whether no whole N, whatever it is, makes n of N this percentage. */
function ofNoWhole(n: number, percent: PrintedNumber): boolean {
  if (percent.bound !== null || n < 1 || percent.value <= 0) return false;
  const step = 10 ** -percent.decimals;
  const from = Math.max(n, Math.floor((100 * n) / (percent.value + step)));
  const to = Math.ceil((100 * n) / Math.max(step / 2, percent.value - step));
  if (to - from > MAX_WHOLES) return false;
  for (let N = from; N <= to; N++) if (roundingThatPrints(n, N, percent) !== null) return false;
  return true;
}

/** A percentage that is made of other claims' counts. */
function withItsParts(entry: ClaimContext): string | null {
  const { claim } = entry;
  if (claim.percent === null || claim.of.length === 0) return null;
  const n = claim.parts.length > 0 ? sumOf(entry, claim.parts) : countOf(entry);
  const N = sumOf(entry, claim.of);
  if (n === null || N === null || N < 1 || n > N || roundingThatPrints(n, N, claim.percent) !== null) return null;
  const made = claim.parts.length > 0 ? `${claim.parts.join(' + ')} = ${n}; ` : '';
  return `${made}${claim.of.join(' + ')} = ${N}; ${shareWords(n, N, decimalsOf(entry))}, not ${claim.percent.text}%.`;
}

/** The sum of other claims' counts, null where one is unknown. */
export function sumOf(entry: ClaimContext, ids: readonly string[]): number | null {
  let sum = 0;
  for (const id of ids) {
    const other = entry.sibling(id);
    const count = other === undefined ? null : countOf(other);
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

/** The same quantity elsewhere: declared, or of the same field, level and units. */
function withTheSame(entry: ClaimContext): string | null {
  const { claim } = entry;
  const linked = entry.linked().filter(other => declaredSame(entry, other));
  for (const other of [...entry.peers(), ...linked]) {
    if (other === entry) continue;
    const pairs: [PrintedNumber | null, PrintedNumber | null][] = [
      [claim.n, other.claim.n],
      [claim.N, other.claim.N],
      [claim.percent, other.claim.percent],
      ...claim.statistics.map((reported): [PrintedNumber, PrintedNumber | null] => [
        reported.printed,
        other.claim.statistics.find(entry => entry.statistic === reported.statistic)?.printed ?? null,
      ]),
    ];
    if (pairs.some(([a, b]) => a !== null && b !== null && !agree(a, b)))
      return `"${other.claim.id}" reports the same quantity as ${reportedWords(other.claim)}, this one as ${reportedWords(claim)}.`;
  }
  return null;
}

const declaredSame = ({ claim: a }: ClaimContext, { claim: b }: ClaimContext): boolean =>
  a.same === b.id || b.same === a.id || (a.same !== null && a.same === b.same);

/** 74.6 and 75 are the same number, printed with fewer digits. */
function agree(a: PrintedNumber, b: PrintedNumber): boolean {
  if (a.bound !== null || b.bound !== null) return true;
  const [fine, coarse] = a.decimals >= b.decimals ? [a, b] : [b, a];
  return (['half-up', 'half-even', 'half-down'] as const).some(
    mode => roundDecimalString(fine.text, coarse.decimals, mode) === coarse.text,
  );
}

const ORDER = ['min', 'q1', 'median', 'q3', 'max'];

/** A median lies between the quartiles, and they between minimum and maximum. */
function outOfOrder({ claim }: ClaimContext): string | null {
  const ordered = ORDER.flatMap(name => claim.statistics.filter(entry => entry.statistic === name));
  for (let i = 1; i < ordered.length; i++) {
    const [before, after] = [ordered[i - 1]!, ordered[i]!];
    if (before.printed.value > after.printed.value)
      return `The ${before.statistic} (${before.printed.text}) is above the ${after.statistic} (${after.printed.text}).`;
  }
  const value = (name: string): ReportedStatistic | undefined =>
    claim.statistics.find(entry => entry.statistic === name);
  const [mean, min, max] = [value('mean'), value('min'), value('max')];
  if (mean !== undefined && min !== undefined && max !== undefined)
    if (mean.printed.value < min.printed.value || mean.printed.value > max.printed.value)
      return `The mean (${mean.printed.text}) lies outside the range (${min.printed.text} to ${max.printed.text}).`;
  const { interval } = claim;
  if (interval !== null && interval.low.value > interval.high.value)
    return `The interval's low end (${interval.low.text}) is above its high end (${interval.high.text}).`;
  return null;
}
