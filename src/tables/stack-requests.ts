import { usageFault } from '../base/fault.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { ExhibitOption } from '../model/exhibit.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';
import { byOf, flagOption, intervalOf } from './options.ts';

/** What tables of stacked fields understand. */
export const STACK_OPTIONS: readonly ExhibitOption[] = [
  { name: 'template', describe: 'a cell with {n}, {N} and {p}, e.g. "{n}/{N} ({p}%)"', kind: 'word' },
  { name: 'overall', describe: 'whether all units have a column beside the subgroups (true)', kind: 'flag' },
  { name: 'small', describe: 'groups with fewer units are named in a note (10)', kind: 'number' },
];

/** The rows behind stacked fields: all units, then the subgroups. */
export function stackRequests(declaration: ExhibitFile, fields: readonly string[], type: string): AnalysisRequest[] {
  if (fields.length === 0)
    throw usageFault('fields', `a table of type ${type} names no field`, 'write `field: NAME` or `fields: [NAME, …]`');
  const by = byOf(declaration);
  const request: AnalysisRequest = {
    analysis: 'shares',
    fields,
    by,
    where: declaration.where ?? null,
    denominator: declaration.denominator ?? null,
    ci: intervalOf(declaration),
  };
  if (by.length === 0) return [request];
  return flagOption(declaration, 'overall', true) ? [{ ...request, by: [] }, request] : [request];
}
