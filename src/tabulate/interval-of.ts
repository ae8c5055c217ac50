import { usageFault } from '../base/fault.ts';
import { nearest } from '../base/nearest.ts';
import type { Interval } from '../model/result-row.ts';
import { PROPORTION_METHODS } from '../stats/proportion/index.ts';

/** Checks a request for an interval: the method's name and the level. */
export function checkedInterval(ci: { readonly method: string; readonly level: number } | null | undefined): ((n: number | null, N: number | null) => Interval | null) {
  if (ci === null || ci === undefined) return () => null;
  const method = PROPORTION_METHODS.get(ci.method);
  if (method === undefined) {
    const near = nearest(ci.method, PROPORTION_METHODS.names)[0];
    throw usageFault('interval-method', `"${ci.method}" is no interval method for a share${near === undefined ? '' : `; did you mean "${near}"?`}`, `the methods are ${PROPORTION_METHODS.names.join(', ')}`);
  }
  if (!(ci.level > 0 && ci.level < 1)) throw usageFault('interval-level', `the confidence level ${ci.level} is not between 0 and 1`, 'write e.g. --level 0.95');
  return (n, N) => {
    if (n === null || N === null) return null;
    const limits = method.interval(n, N, ci.level);
    return limits === null ? null : { method: method.name, level: ci.level, low: limits.low, high: limits.high };
  };
}
