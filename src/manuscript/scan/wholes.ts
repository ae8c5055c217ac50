import { roundRatio } from '../../base/rounding.ts';
import type { Block } from '../read/block.ts';
import type { Mention } from './mention.ts';

/** As many different wholes are weighed; a text with more names no whole of its own. */
const WEIGHED = 50;

/** Whether n of N is this percentage, rounded to as many digits as it has. */
export function explains(N: number, { numbers }: Pick<Mention, 'numbers'>): boolean {
  const { n, percent } = numbers;
  if (n === undefined || percent === undefined || /[<>≤≥]/.test(percent) || N < 1 || Number(n) > N) return false;
  const decimals = (/[.,](\d+)/.exec(percent)?.[1] ?? '').length;
  return Number(roundRatio(Number(n), N, decimals)) === Number(percent.replace(',', '.'));
}

/** 0% and 100% are true of any whole and say nothing of this one. */
const telling = ({ numbers: { n, N, percent } }: Mention): boolean =>
  n !== undefined && N === undefined && percent !== undefined && !/^(0|100)([.,]0+)?$/.test(percent);

/**
 * The whole that a text speaks of: of those that it names the one that explains most of its counts with percentages, else the
 * one that it names most often; null where it names none, or none more than another.
 *
 * @param units how many units the review has, where there is one
 */
export function documentTotal(mentions: readonly Mention[], units: number | null = null): number | null {
  // the review's own number, where the text names it
  if (units !== null && units > 1 && mentions.some(mention => isWhole(mention, units))) return units;
  const counts = new Map<number, number>();
  for (const { whole, numbers } of mentions)
    if (whole && numbers.N !== undefined) counts.set(Number(numbers.N), (counts.get(Number(numbers.N)) ?? 0) + 1);
  // the same number many times says it once
  const shares = [
    ...new Map(mentions.filter(telling).map(share => [`${share.numbers.n} ${share.numbers.percent}`, share])).values(),
  ];
  const ranked = [...counts]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, WEIGHED)
    .map(([N, often]) => ({ N, often, explained: shares.filter(mention => explains(N, mention)).length }))
    .sort((a, b) => b.explained - a.explained || b.often - a.often || b.N - a.N);
  const [first, second] = ranked;
  const level = second !== undefined && second.explained === first!.explained && second.often === first!.often;
  // a whole is larger than its parts, where both explain as much
  return first === undefined || (level && first.explained === 0) ? null : first.N;
}

/** `N = 74`, or `74 studies` and no more: of a review's own number, a whole as well. */
const isWhole = ({ whole, numbers }: Mention, units: number): boolean =>
  whole ? Number(numbers.N) === units : Object.keys(numbers).join() === 'n' && Number(numbers.n) === units;

/** Whether a year stands behind a number: it is of that year's units. */
export const isOfYear = ({ block, end }: Mention, blocks: readonly Block[]): boolean =>
  /^[)\]]? (in|up to) (19|20)\d\d\b/.test(blocks[block]!.text.slice(end, end + 14));

/** Who speaks of a part of what was named before. */
const PART = /\b(?:of (?:these|those|them|which|whom)|among (?:these|those|them)|the (?:former|latter|rest|others))\b/i;

/**
 * Wholes of counts with percentages in running text: mention → N, and whether its own sentence names it. The first count behind `Of the 59 studies` is of those; any
 * other has the whole of its sentence, or that of the text, where this explains its percentage.
 */
export function statedWholes(
  blocks: readonly Block[],
  mentions: readonly Mention[],
  total: number | null,
): Map<number, { readonly N: number; readonly named: boolean }> {
  const found = new Map<number, { readonly N: number; readonly named: boolean }>();
  let own: Mention | null = null;
  let first = false;
  mentions.forEach((mention, index) => {
    const { text, row } = blocks[mention.block]!;
    if (row !== undefined) return;
    const between = own?.block === mention.block ? text.slice(own.end, mention.start) : null;
    if (between === null || /[.!?]\s/.test(between)) own = null;
    if (mention.whole) {
      own = mention;
      first = true;
      return;
    }
    const { n, N, percent } = mention.numbers;
    if (n === undefined || N !== undefined || percent === undefined || isOfYear(mention, blocks)) return;
    const stated = own === null ? null : Number(own.numbers.N);
    const sure =
      first &&
      stated !== null &&
      /\b(?:[Oo]f|[Aa]mong) (?:the |all |these |our )?$/.test(text.slice(0, own!.start)) &&
      !PART.test(between ?? '');
    if (own !== null) first = false;
    if (sure || (stated !== null && explains(stated, mention))) found.set(index, { N: stated!, named: true });
    else if (total !== null && explains(total, mention)) found.set(index, { N: total, named: false });
  });
  return found;
}
