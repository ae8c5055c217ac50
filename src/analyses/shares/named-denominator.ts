import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Denominator } from '../../model/state.ts';

/**
 * The denominator that a request itself names for a proposition; null where it names none, so that N is the units for which
 * the proposition is true or false. A proposition has no mentions.
 */
export const namedDenominator = ({ denominator = null }: AnalysisRequest): Exclude<Denominator, 'responses'> | null =>
  denominator === 'responses' ? null : denominator;
