import { usageFault } from '../../base/fault.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';

/** An option that is a whole number; typed text is read. Anything else is a fault that says what is possible. */
export function wholeOption(
  { options }: AnalysisRequest,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const given = options?.[name];
  if (given === undefined || given === null) return fallback;
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw usageFault(name, `${name} is "${String(given)}"`, `write a whole number from ${least} to ${most}`);
}
