import { Fault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { Claim } from './claim.ts';
import { type Resolution, unresolved } from './resolution.ts';
import type { ReviewData } from './review-data.ts';

/** The rows with those of the analysis' tests; none where it makes no test of these fields. */
function testsOf(data: ReviewData, request: AnalysisRequest): readonly ResultRow[] {
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
export function resolveRow(
  claim: Claim,
  { analysis, with: other, statistic }: NonNullable<Claim['row']>,
  data: ReviewData,
  field: string,
  note: string,
): Resolution {
  if (analysis === 'flow') return resolveFlow(claim, field, statistic, data);
  const fields = other === null ? [field] : [field, other];
  const { where, denominator, level } = claim;
  // the fewest that the analysis allows, where the number doesn't come from its randomisation
  const quick = analysis === 'diversity' && !statistic.endsWith('_null');
  const request = { analysis, fields, where, denominator, ...(quick ? { options: { randomisations: 100 } } : {}) };
  const rows = data.rows([request]);
  const plain = rows.filter(row => row.statistic === statistic);
  // tests are only made where somebody asks for one
  const named = plain.length > 0 ? plain : testsOf(data, request).filter(row => row.statistic === statistic);
  if (named.length === 0) {
    const given = [...new Set(rows.map(row => row.statistic))];
    return unresolved(
      `${claim.place}: ${analysis} of ${fields.join(' and ')} gives no ${statistic}${didYouMean(statistic, given)}`,
    );
  }
  // of agreement the first stage is meant, of everything else the units as a whole
  const found = named.find(
    row =>
      (level === null || row.level === level || row.label === level) && row.by.every(({ field }) => field === 'stage'),
  );
  if (found === undefined)
    return unresolved(
      `${claim.place}: ${analysis} gives no ${statistic} for ${level === null ? 'all units together' : `"${level}"`}`,
    );
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

/** A box of the flow diagram, by its key. */
function resolveFlow(claim: Claim, box: string, statistic: string, data: ReviewData): Resolution {
  const rows = data.rows([{ analysis: 'flow', fields: [] }]).filter(row => row.statistic === statistic);
  const own = rows.filter(row => row.field === box);
  const found = own.find(row => (claim.level === null ? row.level === null : row.level === claim.level));
  if (found === undefined) {
    const given = [...new Set(rows.map(row => row.field ?? ''))];
    return unresolved(`${claim.place}: the flow diagram has no box "${box}"${didYouMean(box, given)}`);
  }
  const words = `the box ${found.label ?? box.replaceAll('_', ' ')} of the flow diagram`;
  const figures = { n: found.n, N: found.N, values: new Map<string, number>(), ci: null, words };
  return { figures, field: null, level: null, note: '' };
}
