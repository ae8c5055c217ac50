import { Fault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { ResultRow } from '../model/result-row.ts';
import { type Binding, unbound } from './binding.ts';
import type { Claim } from './claim.ts';
import type { Data } from './data.ts';

/** The rows with those of the analysis' tests; none where it makes no test of these fields. */
function testsOf(data: Data, request: AnalysisRequest): readonly ResultRow[] {
  try {
    return data.rows([{ ...request, test: true }]);
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

/**
 * A number of any analysis: the row that has the claim's statistic and level, of all units or of those where `where` is true.
 * Its n and N, its estimate (or the P of a test) as the statistic, and its interval are what the claim is compared with.
 */
export function rowBinding(
  claim: Claim,
  { analysis, with: other, statistic }: NonNullable<Claim['row']>,
  data: Data,
  field: string,
  note: string,
): Binding {
  const fields = other === null ? [field] : [field, other];
  const { where, denominator, level } = claim;
  const request = { analysis, fields, where, denominator };
  const rows = data.rows([request]);
  const plain = rows.filter(row => row.statistic === statistic);
  // tests are only made where somebody asks for one
  const named = plain.length > 0 ? plain : testsOf(data, request).filter(row => row.statistic === statistic);
  if (named.length === 0) {
    const given = [...new Set(rows.map(row => row.statistic))];
    return unbound(
      `${claim.place}: ${analysis} of ${fields.join(' and ')} gives no ${statistic}${didYouMean(statistic, given)}`,
    );
  }
  // of agreement the first stage is meant, of everything else the units as a whole
  const found = named.find(
    row =>
      (level === null || row.level === level || row.label === level) && row.by.every(({ field }) => field === 'stage'),
  );
  if (found === undefined)
    return unbound(`${claim.place}: ${analysis} gives ${statistic} for no ${level === null ? 'whole' : `"${level}"`}`);
  const { n, N, ci } = found;
  // a test without a statistic of its own is its P
  const value = found.estimate ?? found.test?.p ?? null;
  return {
    figures: {
      n,
      N,
      values: new Map(value === null ? [] : [[statistic, value]]),
      ci,
      words: `${statistic.replaceAll('_', ' ')} of ${fields.map(name => data.fieldTitle(name)).join(' by ')}`,
    },
    // no other share, category or denominator explains a number of another analysis
    field: null,
    level: null,
    note,
  };
}
