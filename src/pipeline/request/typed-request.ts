import { usageFault } from '../../base/fault.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import { typedDenominator } from './results.ts';

/** What was typed after a command that asks for result rows. */
export interface Typed {
  readonly by: readonly string[];
  readonly where: string | null;
  readonly denominator: string | null;
  readonly ci: string | null;
  readonly level: string | null;
  readonly test: boolean;
  readonly studies: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A request for one analysis from what was typed; options that were not typed are left out. */
export function typedRequest(analysis: string, fields: readonly string[], typed: Typed): AnalysisRequest {
  return {
    analysis,
    fields,
    by: typed.by,
    where: typed.where,
    denominator: typedDenominator(typed.denominator),
    ci: typedInterval(typed.ci, typed.level),
    test: typed.test,
    studies: typed.studies,
    options: Object.fromEntries(
      Object.entries(typed.options).filter(
        ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
      ),
    ),
  };
}

/** An interval from its method and level; a level alone means the analysis' own method. */
function typedInterval(method: string | null, level: string | null): NonNullable<AnalysisRequest['ci']> | null {
  const value = level === null ? 0.95 : Number(level);
  if (!(value > 0 && value < 1))
    throw usageFault('level', `"${level}" is not a confidence level between 0 and 1`, 'write e.g. --level 0.95');
  return method === null && level === null ? null : { method: method ?? 'default', level: value };
}
