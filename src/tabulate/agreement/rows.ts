import { plural } from '../../base/plural.ts';
import type { GroupLevel, ResultRow } from '../../model/result-row.ts';
import type { RowUnits, UnitList } from '../../model/row-units.ts';
import {
  COEFFICIENTS,
  type Coefficient,
  type CoefficientOptions,
  fits,
  isAgreed,
  isRatedBy,
  type Ratings,
  type Scale,
} from '../../stats/agreement/index.ts';
import { statisticRow } from '../rows/statistic-row.ts';
import type { FieldRatings, RatedCategory } from './field-ratings.ts';
import type { Joined } from './join.ts';

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
  return statisticRow({
    ...parts,
    label: category?.label ?? entry.label,
    missing: category?.kind === 'state',
    unit: coders === 2 ? 'pair' : joined.unit,
    n: undefinedRow ? null : (found.agreed ?? null),
    N: undefinedRow ? pairable(ratings) : found.units,
    estimate: found.value,
    se: undefinedRow ? null : found.se,
    ci:
      undefinedRow || found.ci === null
        ? null
        : { method: found.ci.method, level: options.level, low: found.ci.low, high: found.ci.high },
    units: () => {
      const least = entry.complete && !undefinedRow ? ratings.coders : 2;
      return ratedUnits(joined, ratings, least, !undefinedRow && found.agreed !== undefined);
    },
    warnings: [
      ...(undefinedRow ? [{ code: 'undefined', message: named(found.reason) }] : []),
      ...(undefinedRow ? [] : (found.notes ?? []).map(({ code, message }) => ({ code, message: named(message) }))),
      ...dependent,
    ],
  });
}

/** The joined units with so many ratings; where a value is a share of units, `n` are those on which the coders agree. */
export function ratedUnits(joined: Joined, ratings: Ratings, least: number, agreement: boolean): RowUnits {
  const base = (unit: number): boolean => isRatedBy(ratings, unit, least);
  return {
    list: joinedUnits(joined),
    counted: agreement ? unit => base(unit) && isAgreed(ratings, unit) : null,
    base,
    scope: () => true,
    baseWords: `${plural(joined.unit)} that ${raterWords(ratings.coders, least)} rated`,
    reason: unit =>
      base(unit) ? (agreement ? 'the codes differ' : null) : `not rated by ${raterWords(ratings.coders, least)}`,
  };
}

const raterWords = (coders: number, least: number): string =>
  least === coders ? (coders === 2 ? 'both coders' : 'all coders') : 'at least two coders';

/** The units that coders share, in the order of their keys. */
export const joinedUnits = ({ keys }: Joined): UnitList => ({ units: keys.length, key: unit => keys[unit]! });

/** Units with at least two ratings. */
export const pairable = (ratings: Ratings): number =>
  ratings.patterns.reduce((sum, { codes, count }) => sum + (codes.filter(code => code >= 0).length > 1 ? count : 0), 0);
