import { isExpression } from '../base/expression.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Codebook } from '../model/codebook.ts';
import { fieldsBehind, fieldsIn } from '../model/fields-behind.ts';
import type { ListedAnalysis } from './analysis.ts';

/**
 * The fields whose cells are all that some requests need, with those that conditions and derivations depend on; null where
 * one of the requests needs the rows themselves: the keys of units, another resource, or an analysis that compares units.
 */
export function countedFields(
  requests: readonly AnalysisRequest[],
  codebook: Codebook,
  analysisOf: (name: string) => ListedAnalysis,
): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const request of requests) {
    const own = analysisOf(request.analysis).countsCells?.(request, codebook);
    if (own === undefined || request.studies === true || (request.of ?? null) !== null) return null;
    const { fields, by = [], where = null } = request;
    for (const name of [...fields, ...by, ...own]) {
      names.add(name);
      if (isExpression(name)) for (const part of fieldsIn(name)) names.add(part);
    }
    if (where !== null) for (const part of fieldsIn(where)) names.add(part);
  }
  return fieldsBehind(codebook, [...names]);
}
