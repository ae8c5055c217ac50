import { usageFault } from '../../base/fault.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import { associationRequest } from '../../model/association-request.ts';
import type { Material } from '../../model/material.ts';
import { subjectNamed } from '../../tabulate/data/subject.ts';

/** What the command counts: all units, beside them the subgroups, and the tests of the field with its subgroups. */
export function shareRequests(request: AnalysisRequest, material: Material | null): AnalysisRequest[] {
  const { by = [], ci = null, test = false } = request;
  checkSubgroups(request);
  if (ci?.method === 'default' && !test)
    throw usageFault(
      'confidence',
      'a confidence level needs an interval method',
      door => `name one too, e.g. ${door.option('ci', 'wilson')} ${door.option('confidence', '0.95')}`,
      { option: 'confidence' },
    );
  const shares = { ...request, ci: ci?.method === 'default' ? null : ci, test: false };
  const isNumber = (field: string): boolean =>
    material !== null && subjectNamed(material.coded, field).column.kind === 'numeric';
  if (shares.ci !== null && request.options?.['values'] !== true && request.fields.every(isNumber))
    throw usageFault(
      'ci',
      `${request.fields.join(' and ')} ${request.fields.length === 1 ? 'is a number' : 'are numbers'}, and these intervals are for shares`,
      door => `leave the interval out, or count each value (${door.option('values')})`,
    );
  return [
    ...(by.length > 0 ? [{ ...shares, by: [] }, shares] : [shares]),
    ...(test ? testRequests(request, ci?.level ?? 0.95, isNumber) : []),
  ];
}

/** A field is not a subgroup of itself, and no subgroup twice. */
function checkSubgroups({ fields, by = [] }: AnalysisRequest): void {
  const own = by.find(name => fields.includes(name));
  if (own !== undefined)
    throw usageFault(
      'field-by-itself',
      `${own} can't be grouped by itself`,
      door => `name another field in ${door.option('by')}`,
      { option: 'by' },
    );
  const twice = by.find((name, at) => by.indexOf(name) !== at);
  if (twice !== undefined)
    throw usageFault(
      'subgroup-twice',
      door => `${twice} is named twice in ${door.option('by')}`,
      'name each subgroup once',
      { option: 'by' },
    );
}

/** Tests of each field with the one that it is divided by: numbers by their ranks, codes by their counts. */
function testRequests(
  { fields, by = [], where = null }: AnalysisRequest,
  level: number,
  isNumber: (field: string) => boolean,
): AnalysisRequest[] {
  const [group, ...more] = by;
  if (group === undefined || more.length > 0)
    throw usageFault(
      'test',
      `a test needs one field of subgroups, not ${by.length === 0 ? 'none' : by.join(', ')}`,
      door => `e.g. ${door.request('shares', ['method'], { by: 'domain', test: true })}`,
      { option: 'test' },
    );
  const ci = { method: 'default', level };
  return fields.map(field => {
    const request = { ...associationRequest(field, group, isNumber), where };
    return request.analysis === 'ranks' ? request : { ...request, ci };
  });
}
