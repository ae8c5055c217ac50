import { usageFault } from '../../base/fault.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';

/** The confidence level of intervals, where a request names no interval of its own. */
export function levelOf(request: AnalysisRequest): number {
  const level = request.ci?.level ?? 0.95;
  if (level > 0 && level < 1) return level;
  throw usageFault(
    'interval-level',
    `the confidence level ${level} is not between 0 and 1`,
    'write a number between 0 and 1, e.g. 0.95',
    { option: 'confidence' },
  );
}
