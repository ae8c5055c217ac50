/** What a test prints, where it contradicts itself. */
export interface WrongStatistic {
  readonly numbers: Readonly<Record<string, string>>;
  readonly statistic: string;
}

const RATIO = /^(?:a?OR|RR|HR|IRR|PR|(?:odds|risk|hazard|rate|prevalence) ratio)\b/i;
const CORRELATION = /^(?:rho|ρ|ICC|r)(?![\p{L}\d])/iu;
const NUMBER = '[+-]?(?:\\d{1,9}(?:[.,]\\d{1,6})?|\\.\\d{1,6})';
const INTERVAL = new RegExp(`(${NUMBER}) ?%? ?(?:–|—|-|to|and|,|;) ?(${NUMBER}) ?%?[)\\]]?$`, 'i');

/**
 * The numbers of a test statistic or P value that cannot be: an estimate outside its own interval, a correlation beyond 1, a
 * ratio below 0, a P value above 1. Null where nothing is wrong: such numbers are no results of a review's sheet.
 *
 * @param value the statistic, or the P value
 * @param written the whole of it, with its interval
 * @param before the words before it
 * @example wrongStatistic('2.1', 'OR 2.1 (95% CI 2.3–3.4)', '')?.statistic // => 'odds_ratio'
 * @example wrongStatistic('2.8', 'OR 2.8 (95% CI 2.3–3.4)', '') // => null
 */
export function wrongStatistic(value: string, written: string, before: string): WrongStatistic | null {
  if (/^p/i.test(written) && !RATIO.test(written))
    return numberOf(value) > 1 ? { numbers: { value }, statistic: 'p_value' } : null;
  const ratio = RATIO.test(written);
  const correlation = CORRELATION.test(written) && (!/^r/i.test(written) || /correlat|pearson|spearman/i.test(before));
  const statistic = ratio ? 'odds_ratio' : correlation ? 'correlation' : 'estimate';
  if ((correlation && Math.abs(numberOf(value)) > 1) || (ratio && numberOf(value) < 0))
    return { numbers: { value }, statistic };
  const rest = written.slice(written.lastIndexOf(value, written.search(/95 ?%|[([]/)) + value.length);
  const said = INTERVAL.exec(rest.replace(/95 ?% ?/, ''));
  // two whole numbers in brackets may be references
  if (said === null || (!/\bCI\b|confidence/i.test(rest) && !/[.,]\d/.test(said[1]!))) return null;
  const [low, high] = [numberOf(said[1]!), numberOf(said[2]!)];
  const slack = 10 ** -Math.min(decimals(value), decimals(said[1]!)) / 2;
  if (low > high) return { numbers: { value, interval: `${said[1]} to ${said[2]}` }, statistic };
  return numberOf(value) < low - slack || numberOf(value) > high + slack
    ? { numbers: { value, interval: `${said[1]} to ${said[2]}` }, statistic }
    : null;
}

const numberOf = (text: string): number => Number(text.replace(',', '.'));
const decimals = (text: string): number => (/[.,](\d+)$/.exec(text)?.[1] ?? '').length;
