import type { GroupLevel, ResultRow } from '../../model/result-row.ts';
import {
  COEFFICIENTS,
  type Coefficient,
  type CoefficientOptions,
  fits,
  type Ratings,
  type Scale,
} from '../../stats/agreement/index.ts';
import { rowId } from '../rows/row-id.ts';
import type { FieldRatings, RatedCategory } from './field-ratings.ts';

/** What all rows of a field have in common. */
export interface RowPlace {
  readonly ratings: FieldRatings;
  readonly options: CoefficientOptions;
  readonly group: readonly GroupLevel[];
  readonly coders: number;
}

/** Rows of every coefficient that speaks of ratings on this scale. */
export function coefficientRows(
  place: RowPlace,
  ratings: Ratings,
  scale: Scale,
  category: RatedCategory | null,
  keep: (entry: Coefficient) => boolean = () => true,
): ResultRow[] {
  return COEFFICIENTS.all
    .filter(entry => fits(entry, scale, ratings.coders) && keep(entry))
    .map(entry => coefficientRow(place, entry, ratings, category));
}

export function coefficientRow(
  { ratings: of, options, group, coders }: RowPlace,
  entry: Coefficient,
  ratings: Ratings,
  category: RatedCategory | null,
): ResultRow {
  const found = entry.compute(ratings, options);
  const { joined, field } = of;
  const named = (text: string): string =>
    text.replace(/#(\d+)/g, (_, code) =>
      category === null
        ? `"${of.nameOf(Number(code))}"`
        : code === '1'
          ? `"${category.label}"`
          : `not "${category.label}"`,
    );
  const parts = {
    analysis: 'agreement',
    statistic: entry.name,
    field: field.name,
    with: null,
    level: category?.value ?? null,
    kind: category?.kind ?? ('field' as const),
    by: group,
    where: joined.where,
    coder: null,
    denominator: null,
  };
  const { label } = joined.panel;
  const dependent = label === null ? [] : [{ code: 'not-independent', message: label }];
  const undefinedRow = found.value === null;
  return {
    id: rowId(parts),
    ...parts,
    label: category?.label ?? entry.label,
    missing: category?.kind === 'state',
    unit: coders === 2 ? 'pair' : joined.unit,
    base: 'group',
    n: undefinedRow ? null : (found.agreed ?? null),
    N: undefinedRow ? pairable(ratings) : found.units,
    estimate: found.value,
    se: undefinedRow ? null : found.se,
    ci:
      undefinedRow || found.ci === null
        ? null
        : { method: found.ci.method, level: options.level, low: found.ci.low, high: found.ci.high },
    test: null,
    studies: null,
    warnings: [
      ...(undefinedRow ? [{ code: 'undefined', message: named(found.reason) }] : []),
      ...(undefinedRow ? [] : (found.notes ?? []).map(({ code, message }) => ({ code, message: named(message) }))),
      ...dependent,
    ],
  };
}

/** Units with at least two ratings. */
export const pairable = (ratings: Ratings): number =>
  ratings.patterns.reduce((sum, { codes, count }) => sum + (codes.filter(code => code >= 0).length > 1 ? count : 0), 0);
