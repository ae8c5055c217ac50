import { tabulate } from '../../analyses/tabulate.ts';
import { isExpression } from '../../base/expression.ts';
import { Fault, faultIn } from '../../base/fault.ts';
import { plural } from '../../base/plural.ts';
import { FILE_WORDING } from '../../base/wording.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { Material } from '../../model/material.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Exhibit } from '../exhibits/load-exhibits.ts';

/** A codebook without the fields that its units have from what they belong to. */
export const declaredCodebook = (codebook: Codebook): Codebook => ({
  ...codebook,
  fields: codebook.fields.filter(field => field.inherited !== true),
});

/** Fields that are counted: they have codes, or are numbers. */
const COUNTED = ['boolean', 'integer', 'number', 'year'];

/** The fields that only name a unit: they are no statistics. */
export function namingFields({ unit, review, join }: OpenReview, codebook: Codebook): Set<string> {
  const { identifier } = review.value.citation ?? {};
  const names = [...codebook.primaryKey, ...(unit.key === null ? [] : [unit.key]), ...(join?.fields ?? [])];
  const identifying = codebook.fields
    .map(field => field.name)
    .filter(name => name === identifier || /^(doi|pmid|pmcid|isbn|issn|id)$/i.test(name));
  return new Set([...names, ...identifying]);
}

/**
 * Every number that two states of a review report: the shares and summaries of all fields of either codebook and of derived
 * fields, agreement between coders, the flow counts, the verification, and what the exhibits of the newer state need.
 */
export function reportedRequests(
  after: OpenReview,
  before: OpenReview,
  exhibits: readonly Exhibit[],
): readonly AnalysisRequest[] {
  const names = [after, before].flatMap(open => {
    const naming = namingFields(open, open.codebook);
    return [
      ...declaredCodebook(open.codebook).fields.filter(
        field => field.categories !== null || COUNTED.includes(field.type),
      ),
      ...open.codebook.derive,
    ]
      .map(field => field.name)
      .filter(name => !naming.has(name));
  });
  const { name } = after.resource;
  const isStudies = name === after.review.studies.name;
  // of a sheet alone nobody knows what stood beside it
  const states = [after, before].some(open => open.review.sheetOnly === true) ? [] : [after, before];
  const declares = (key: 'flow' | 'verification'): boolean =>
    isStudies && states.some(open => open.review.value[key] !== undefined);
  const coded = [after, before].some(({ review }) =>
    (review.value.codings ?? []).some(
      ({ of, from }) =>
        (of ?? review.studies.name) === name &&
        (states.length > 0 || !('files' in from || (from.resource ?? name) !== name)),
    ),
  );
  const requests: AnalysisRequest[] = [
    ...[...new Set(names)].map((name): AnalysisRequest => ({ analysis: 'shares', fields: [name] })),
    ...(coded ? [{ analysis: 'agreement', fields: [] }] : []),
    ...(declares('flow') ? [{ analysis: 'flow', fields: [] }] : []),
    ...(declares('verification') ? [{ analysis: 'verification', fields: [] }] : []),
    ...exhibits.flatMap(exhibit => exhibit.plan(exhibit.declaration.value)),
  ];
  return [...new Map(requests.map(request => [JSON.stringify(request), request])).values()];
}

/** The rows of a request in one state, or why there are none. */
export type ResultSet =
  | { readonly rows: readonly ResultRow[]; readonly reason: null }
  | { readonly rows: null; readonly reason: string };

/** Runs a request; a state whose codebook has no such field reports no such number, and a Fault is a reason. */
export function rowsOf(request: AnalysisRequest, material: Material, codebook: Codebook): ResultSet {
  const declared = new Set([...codebook.fields, ...codebook.derive].map(field => field.name));
  const named = [...request.fields, ...(request.by ?? [])].filter(name => !isExpression(name));
  // coders' sheets may have fields that the codebook of the studies has not
  if (request.analysis === 'shares' && named.some(name => !declared.has(name))) return { rows: [], reason: null };
  try {
    return { rows: tabulate([request], material).rows.flatMap(withParents), reason: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { rows: null, reason: faultIn(FILE_WORDING, error).message };
  }
}

const OF_PARENTS = ' parents';
/** Whether a row counts the units that those of another row belong to. */
export const isOfParents = ({ id }: ResultRow): boolean => id.endsWith(OF_PARENTS);

/** A row, and the number of units that those behind it belong to (the studies of outcomes) as a row of its own. */
const withParents = (row: ResultRow): ResultRow[] =>
  row.parents === undefined
    ? [row]
    : [
        row,
        {
          ...row,
          id: `${row.id}${OF_PARENTS}`,
          statistic: plural(row.parents.unit),
          unit: row.parents.unit,
          n: row.parents.n,
          N: row.parents.N,
          estimate: null,
          se: null,
          ci: null,
          test: null,
        },
      ];

/** A material that notes which of its parts an analysis reads. */
export function watched(
  material: Material,
  parts: readonly (keyof Material)[],
): { material: Material; read: Set<string> } {
  const read = new Set<string>();
  const properties = Object.fromEntries(
    Object.keys(material).map(key => [
      key,
      {
        enumerable: true,
        get: () => {
          if ((parts as readonly string[]).includes(key)) read.add(key);
          return material[key as keyof Material];
        },
      },
    ]),
  );
  return { material: Object.defineProperties({}, properties) as Material, read };
}
