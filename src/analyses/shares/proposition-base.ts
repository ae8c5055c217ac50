import type { AnalysisRequest } from '../../model/analysis-request.ts';
import { CODED, type Denominator, IN_DENOMINATOR } from '../../model/state.ts';

/** The denominator that a request itself names for a proposition, which has no mentions; null where it names none. */
export const namedDenominator = ({ denominator = null }: AnalysisRequest): Exclude<Denominator, 'responses'> | null =>
  denominator === 'responses' ? null : denominator;

/**
 * N of a proposition: the units for which it is true or false; where the request itself names a denominator, all units that
 * are inside it.
 */
export function propositionBase(request: AnalysisRequest, states: readonly number[]): number {
  const named = namedDenominator(request);
  return named === null
    ? states[CODED]!
    : states.reduce((sum, count, state) => sum + (IN_DENOMINATOR[named][state] ? count : 0), 0);
}
