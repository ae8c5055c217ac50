import type { AnalysisRequest } from './analysis-request.ts';

/**
 * The request for the test of a field with the field that it is divided by: numbers are ranked, codes are counted, and two
 * numbers, which have an order each and no groups, are correlated.
 *
 * @param isNumber whether a field holds numbers
 * @example associationRequest('year', 'method', field => field === 'year').analysis // => 'ranks'
 */
export function associationRequest(
  field: string,
  group: string,
  isNumber: (field: string) => boolean,
): Pick<AnalysisRequest, 'analysis' | 'fields' | 'test' | 'options'> {
  const request = { fields: [field, group], test: true };
  if (isNumber(field) && !isNumber(group)) return { ...request, analysis: 'ranks' };
  const statistics = isNumber(field) ? ['kendall_tau_b'] : [];
  return { ...request, analysis: 'crosstab', options: { cells: false, statistics } };
}
