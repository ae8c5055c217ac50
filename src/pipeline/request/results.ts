import { type Explanation, explain } from '../../analyses/explain.ts';
import { explainRow } from '../../analyses/explain-row.ts';
import { tabulate } from '../../analyses/tabulate.ts';
import { isExpression } from '../../base/expression.ts';
import { usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Results } from '../../model/result-row.ts';
import { DENOMINATORS, type Denominator } from '../../model/state.ts';
import { changedMaterial } from '../../read/material.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { subjectNamed } from '../../tabulate/data/subject.ts';
import { parseRowId } from '../../tabulate/rows/parse-row-id.ts';

/** Result rows for requests, of an open review. */
export function results(open: OpenReview, requests: readonly AnalysisRequest[], target: string | null = null): Results {
  return tabulate(requests, target === null ? open.material : changedMaterial(open.material, { target }));
}

/** A request for shares from what was typed; `isNumber` says which fields a test ranks. */
export function sharesRequest(
  fields: readonly string[],
  typed: {
    readonly by: readonly string[];
    readonly where: string | null;
    readonly denominator: string | null;
    readonly ci: string | null;
    readonly level: string | null;
    readonly target: string | null;
    readonly studies: boolean;
    readonly test?: boolean;
  },
  isNumber: (field: string) => boolean = () => false,
): { requests: AnalysisRequest[]; target: string | null } {
  const level = typed.level === null ? 0.95 : Number(typed.level);
  if (!(level > 0 && level < 1))
    throw usageFault('level', `"${typed.level}" is not a confidence level between 0 and 1`, 'write e.g. --level 0.95');
  if (typed.level !== null && typed.ci === null && typed.test !== true)
    throw usageFault('level', '--level alone asks for no interval', 'name its method too, e.g. --ci wilson');
  const ci = typed.ci === null ? null : { method: typed.ci, level };
  const request: AnalysisRequest = {
    analysis: 'shares',
    fields,
    by: typed.by,
    where: typed.where,
    denominator: typedDenominator(typed.denominator),
    ci,
    studies: typed.studies,
  };
  checkSubgroups(request);
  // with subgroups, the whole stands beside them
  const requests = typed.by.length > 0 ? [{ ...request, by: [] }, request] : [request];
  return {
    requests: [...requests, ...(typed.test ? testRequests(request, level, isNumber) : [])],
    target: typed.target,
  };
}

/** A field is no subgroup of itself, and no subgroup twice. */
function checkSubgroups({ fields, by = [] }: AnalysisRequest): void {
  const own = by.find(name => fields.includes(name));
  if (own !== undefined)
    throw usageFault('field-by-itself', `${own} is not a subgroup of itself`, 'name another field after --by');
  const twice = by.find((name, at) => by.indexOf(name) !== at);
  if (twice !== undefined)
    throw usageFault('subgroup-twice', `${twice} is named twice after --by`, 'name each subgroup once');
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
      `a test needs one field to divide by, not ${by.length === 0 ? 'none' : by.join(', ')}`,
      'e.g. scopebook shares method --by domain --test',
    );
  const ci = { method: 'default', level };
  return fields.map(field => {
    const request = { fields: [field, group], where, test: true };
    if (isNumber(field) && !isNumber(group)) return { ...request, analysis: 'ranks' };
    // two numbers have an order each, and no groups
    const statistics = isNumber(field) ? ['kendall_tau_b'] : [];
    return { ...request, analysis: 'crosstab', ci, options: { cells: false, statistics } };
  });
}

/** Whether a field of the review, by its name or header, is a number. */
export const isNumberIn =
  ({ studies }: OpenReview) =>
  (field: string): boolean =>
    subjectNamed(studies.coded, field).column.kind === 'numeric';

/** A denominator by its name; any other word is a fault that names the nearest. */
export function typedDenominator(name: string | null): Denominator | null {
  if (name === null) return null;
  const names: readonly string[] = [...DENOMINATORS, 'responses'];
  if (names.includes(name)) return name as Denominator;
  throw unknownWord(name, names, 'denominator', 'denominator');
}

/** The studies behind a proposition, or behind a result row that is named by its id. */
export function explained(
  open: OpenReview,
  text: string,
  where: string | null,
  denominator: string | null = null,
): Explanation {
  const citation = citationFields(open.review, open.codebook);
  const parsed = isExpression(text) ? null : parseRowId(text);
  // "method prompting" is a proposition without its operator, not a row of a statistic called method
  const isField = (name: string): boolean => open.codebook.fields.some(field => field.name === name);
  const row = parsed !== null && isField(parsed.statistic) && !isField(parsed.field ?? '') ? null : parsed;
  if (row === null) return explain(open.studies.coded, text, where, citation, typedDenominator(denominator));
  if (where !== null || denominator !== null)
    throw usageFault(
      'row-id',
      'the id of a row names its own selection and denominator',
      'leave out --where and --denominator, or explain a proposition such as "method = prompting"',
    );
  return explainRow(open.material, text.trim(), row, citation);
}
