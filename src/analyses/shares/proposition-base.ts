import { usageFault } from '../../base/fault.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import { CODED, IN_DENOMINATOR } from '../../model/state.ts';

/**
 * N of a proposition: the units for which it is true or false; where the request itself names a denominator, all units that
 * are inside it.
 */
export function propositionBase(request: AnalysisRequest, coded: CodedTable, states: readonly number[]): number {
  const named = request.denominator ?? null;
  if (named === 'responses')
    throw usageFault(
      'denominator',
      `a proposition is true of a ${coded.unit}, so percent of mentions makes no sense here`,
      'name all, accessible, coded, applicable or reported',
    );
  return named === null
    ? states[CODED]!
    : states.reduce((sum, count, state) => sum + (IN_DENOMINATOR[named][state] ? count : 0), 0);
}
