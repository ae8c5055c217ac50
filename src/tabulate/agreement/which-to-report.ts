import type { Formatter } from '../../base/formatter.ts';
import { counted } from '../../base/plural.ts';
import { printedEnds } from '../../model/printed-ends.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { COEFFICIENTS } from '../../stats/agreement/index.ts';
import type { FieldAgreement } from './agree.ts';
import type { Benchmark } from './benchmarks.ts';

/** Which statistic of a field to report, and the sentence that says so and why. */
export interface Advice {
  readonly statistic: string | null;
  readonly sentence: string;
}

/** Where one code has at least this share of all ratings, kappa is pulled down by it. */
const DOMINANT = 0.8;
/** Kappa so far below AC1 is low because of the margins, not because of the coders. */
const PULLED = 0.15;
/** A kappa from here on needs no excuse. */
const GOOD = 0.8;
const FEW = 30;

/** Advises on one field from its rows; sentences follow the review's way of writing numbers. */
export function whichToReport(
  { ratings, rows }: FieldAgreement,
  format: Formatter,
  benchmark: Benchmark | null = null,
): Advice {
  const { scale, main, joined } = ratings;
  const whole = rows.filter(row => row.kind === 'field' && row.by.length === 1);
  const get = (statistic: string): ResultRow | undefined => whole.find(row => row.statistic === statistic);
  const percent = get(scale === 'sets' ? 'exact_set_agreement' : 'percent_agreement');
  if (percent === undefined || percent.estimate === null)
    return { statistic: null, sentence: `Nothing to report: ${reasonOf(percent)}.` };
  const two = joined.panel.raters.length === 2;
  const agreed =
    percent.n === null
      ? `${format.number(percent.estimate * 100)}% agreement, ${counted(percent.N ?? 0, joined.unit)}`
      : `${format.percentSigned(percent.n, percent.N)} agreement, ${percent.n} of ${percent.N}`;
  if (joined.panel.kind === 'verifier')
    return {
      statistic: percent.statistic,
      sentence: `${agreed} left unchanged; no coefficient, because the verifier saw the first code.`,
    };
  const usual = two ? 'cohen_kappa' : 'krippendorff_alpha';
  const value = (row: ResultRow): string => {
    const word = benchmark === null || row.estimate === null ? '' : `, "${benchmark.word(row.estimate)}"`;
    const ends = printedEnds(row);
    const interval =
      ends === null || row.se === 0
        ? ''
        : `, ${Math.round(row.ci!.level * 1000) / 10}% CI ${format.interval(ends.low, ends.high, 2)}`;
    return `${format.coefficient(row.estimate)}${interval}${word}`;
  };
  const report = (statistic: string, why: string): Advice => {
    const row = get(statistic);
    if (row === undefined || row.estimate === null)
      return {
        statistic: percent.statistic,
        sentence: `Report the percentage alone (${agreed}): ${reasonOf(row)}${
          scale === 'ordered' && statistic !== usual ? ' (missing states have no position on the scale)' : ''
        }.`,
      };
    const name = (COEFFICIENTS.get(statistic)?.label ?? statistic).replace(/^(Weighted|Alpha)/, word =>
      word.toLowerCase(),
    );
    const pairs = row.N !== null && percent.N !== null && row.N < percent.N ? row.N : null;
    const of = pairs === null ? '' : ` of the ${counted(pairs, 'pair')} with a code from both coders`;
    return {
      statistic,
      sentence: `Report ${name} ${value(row)}${of} (${agreed}): ${why}.${few(row)}${unseen(pairs)}`,
    };
  };
  /** a coefficient of the pairs with codes sees no disagreement between a code and a missing state */
  const unseen = (pairs: number | null): string => {
    if (pairs === null || percent.n === null) return '';
    const all = percent.N! - percent.n;
    const [ac1, mixed] = [get('gwet_ac1'), againstState(ratings)];
    return mixed * 2 <= all
      ? ''
      : ` It leaves out ${mixed} of the ${counted(all, 'disagreement')}, in which one coder gave a missing state${ac1?.estimate == null ? '' : `; report Gwet's AC1 ${value(ac1)} beside it`}.`;
  };
  if (scale === 'sets')
    return report(
      'masi_alpha',
      'units have sets of options, and sets that overlap agree in part; kappa of each option appears beside it',
    );
  if (scale === 'number')
    return report('icc_a1', 'the codes are numbers, and a constant difference between coders counts');
  const constant = get('gwet_ac1')?.warnings.some(({ code }) => code === 'no-variation') ?? false;
  if (constant)
    return {
      statistic: percent.statistic,
      sentence: `Report the percentage alone (${agreed}): ${reasonOf(get('krippendorff_alpha'))}; kappa, pi and alpha are undefined without variation.`,
    };
  const [kappa, ac1] = [get(usual), get('gwet_ac1')];
  const dominant = dominantCategory(ratings);
  if (
    kappa?.estimate != null &&
    ac1?.estimate != null &&
    dominant !== null &&
    kappa.estimate < GOOD &&
    ac1.estimate - kappa.estimate > PULLED
  )
    return {
      statistic: 'gwet_ac1',
      sentence: `Report Gwet's AC1 ${value(ac1)} beside ${two ? 'kappa' : 'alpha'} ${value(kappa)} (${agreed}): ${two ? 'kappa' : 'alpha'} is low only because ${format.number(dominant.share * 100, 0)}% of the codes are "${dominant.label}".${few(ac1)}`,
    };
  if (scale === 'ordered')
    return two
      ? report('weighted_kappa_quadratic', 'the categories are ordered, and near misses count as such')
      : report('krippendorff_alpha_ordinal', 'the categories are ordered, and there are more than two coders');
  return two
    ? report('cohen_kappa', 'two coders, categories without an order')
    : main.patterns.some(({ codes }) => codes.some(code => code < 0))
      ? report('krippendorff_alpha', 'more than two coders, and some ratings are missing')
      : report('fleiss_kappa', 'more than two coders, and all rated every unit');
}

/** Pairs in which one coder gave a code and the other a missing state. */
function againstState({ main, ordered }: FieldAgreement['ratings']): number {
  const differing = ({ patterns }: typeof main): number =>
    patterns
      .filter(({ codes }) => codes.every(code => code >= 0) && new Set(codes).size > 1)
      .reduce((sum, { count }) => sum + count, 0);
  return ordered === null ? 0 : differing(main) - differing(ordered);
}

const few = (row: ResultRow): string =>
  (row.N ?? 0) < FEW ? ` Only ${counted(row.N ?? 0, row.unit)}: the value is uncertain.` : '';

const reasonOf = (row: ResultRow | undefined): string =>
  row?.warnings.find(({ code }) => code === 'undefined')?.message ?? 'it is not defined here';

function dominantCategory({ main, nameOf }: FieldAgreement['ratings']): { share: number; label: string } | null {
  const used = new Map<number, number>();
  let all = 0;
  for (const { codes, count } of main.patterns)
    for (const code of codes)
      if (code >= 0) {
        used.set(code, (used.get(code) ?? 0) + count);
        all += count;
      }
  for (const [code, count] of used) if (count / all >= DOMINANT) return { share: count / all, label: nameOf(code) };
  return null;
}
