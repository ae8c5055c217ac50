import { defined } from '../../base/defined.ts';
import { usageFault } from '../../base/fault.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Results } from '../../model/result-row.ts';
import type { OpenReview } from '../../read/session.ts';
import { results, typedDenominator } from './results.ts';

/** Diversity from what was typed; with subgroups the whole stands before them. */
export function diversityRequests(typed: {
  readonly fields: readonly string[];
  readonly by: readonly string[];
  readonly where: string | null;
  readonly seed: string | null;
  readonly randomisations: string | null;
}): AnalysisRequest[] {
  const { fields, by, where, seed, randomisations } = typed;
  const request: AnalysisRequest = { analysis: 'diversity', fields, where, options: { seed, randomisations } };
  return by.length === 0 ? [request] : [request, { ...request, by }];
}

/** The grid of two fields from what was typed. */
export function gapsRequest(typed: {
  readonly fields: readonly string[];
  readonly where: string | null;
  readonly denominator: string | null;
  readonly thin: string | null;
  readonly impossible: readonly string[];
}): AnalysisRequest {
  const { fields, where, thin, impossible } = typed;
  const denominator = typedDenominator(typed.denominator);
  return { analysis: 'gaps', fields, where, denominator, options: { thin, impossible } };
}

/** Robustness from what was typed, with the verification-adjusted shares where the review declares a sample. */
export function robustnessResults(
  open: OpenReview,
  typed: {
    readonly fields: readonly string[];
    readonly where: string | null;
    readonly denominator: string | null;
    readonly stage: string | null;
    readonly level: string | null;
  },
): Results {
  const { fields, where, stage } = typed;
  const level = typed.level === null ? 0.95 : Number(typed.level);
  if (!(level > 0 && level < 1))
    throw usageFault('level', `"${typed.level}" is not a confidence level`, 'write e.g. --level 0.95');
  const common = { fields, where, denominator: typedDenominator(typed.denominator) };
  const requests: AnalysisRequest[] = [
    { analysis: 'robustness', ...common, options: defined({ stage: stage ?? undefined }) },
  ];
  if (open.material.verification != null)
    requests.push({ analysis: 'verification', ...common, ci: { method: 'hypergeometric', level } });
  return results(open, requests);
}
