import { usageFault } from '../base/fault.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import { associationRequest } from '../model/association-request.ts';
import { isNumeric } from '../model/close-codebook.ts';
import { type Codebook, fieldNamed } from '../model/codebook.ts';
import type { ExhibitOption } from '../model/exhibit.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';
import { byOf, flagOption, intervalOf } from './options.ts';

/** What tables of stacked fields understand. */
export const STACK_OPTIONS: readonly ExhibitOption[] = [
  { name: 'template', describe: 'a cell with {n}, {N} and {p}, e.g. "{n}/{N} ({p}%)"', kind: 'word' },
  { name: 'overall', describe: 'whether all units have a column beside the subgroups (true)', kind: 'flag' },
  { name: 'small', describe: 'groups with fewer units are named in a note (10)', kind: 'number' },
  {
    name: 'statistics',
    describe:
      'what is printed of a number, in this order: the median with quartiles, the mean with the standard deviation, the range (median, range)',
    kind: 'words',
    values: ['median', 'mean', 'range'],
  },
  {
    name: 'p',
    describe:
      'whether a last column has the P value of each field with the subgroups of `by`; a footnote names each test (false)',
    kind: 'flag',
  },
];

/** The rows behind stacked fields: all units, then the subgroups. */
export function stackRequests(
  declaration: ExhibitFile,
  fields: readonly string[],
  type: string,
  codebook: Codebook,
): AnalysisRequest[] {
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
  const tests = flagOption(declaration, 'p', false) ? testRequests(declaration, fields, codebook) : [];
  if (by.length === 0) return [request];
  return [...(flagOption(declaration, 'overall', true) ? [{ ...request, by: [] }] : []), request, ...tests];
}

/** The tests behind the P column: of one field of subgroups that exclude one another. */
function testRequests(
  declaration: ExhibitFile,
  fields: readonly string[],
  codebook: Codebook,
): readonly AnalysisRequest[] {
  const [group, ...more] = byOf(declaration);
  if (group === undefined || more.length > 0)
    throw usageFault(
      'test',
      `P values need one field of subgroups, not ${group === undefined ? 'none' : byOf(declaration).join(', ')}`,
      'write `by: FIELD`, or leave the option p out',
      { option: 'p' },
    );
  if (fieldNamed(codebook, group)?.type === 'list')
    throw usageFault(
      'test',
      `the subgroups of ${group} overlap, so no single P value compares them`,
      `test each category of ${group} in a table of type crosstab (\`options: { test: true }\`), or leave the option p out`,
      { option: 'p' },
    );
  const isNumber = (name: string): boolean => {
    const field = fieldNamed(codebook, name);
    return field !== undefined && field.categories === null && isNumeric(field.type);
  };
  return fields.map(field => ({ ...associationRequest(field, group, isNumber), where: declaration.where ?? null }));
}
