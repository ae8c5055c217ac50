import { plural } from '../../base/plural.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { STATE_LABELS } from '../../model/state.ts';
import {
  COEFFICIENTS,
  type CoefficientOptions,
  ofCoders,
  type Ratings,
  withRatings,
} from '../../stats/agreement/index.ts';
import { statisticRow } from '../rows/statistic-row.ts';
import type { FieldRatings } from './field-ratings.ts';
import { joinedCount } from './join.ts';
import { coefficientRow, coefficientRows, pairable, type RowPlace, ratedUnits } from './rows.ts';

/** All rows of a field: the whole field, pairs of coders, each category, applicability. */
export function fieldRows(ratings: FieldRatings, options: CoefficientOptions): ResultRow[] {
  const { joined, scale } = ratings;
  const coders = joined.panel.raters.length;
  const group = [{ field: 'stage', level: joined.stage.name, missing: false }];
  const place: RowPlace = { ratings, options, group, coders };
  // two coders: a unit with one rating has no partner and is never counted
  const counted = (one: Ratings): Ratings => (coders === 2 ? withRatings(one, 2) : one);
  const plain = joined.panel.kind === 'verifier';
  const keep = (entry: { readonly name: string }): boolean =>
    !plain || ['percent_agreement', 'full_agreement', 'exact_set_agreement'].includes(entry.name);
  const rows = [countRow(place, ratings)];
  rows.push(...coefficientRows(place, counted(ratings.main), scale === 'ordered' ? 'nominal' : scale, null, keep));
  if (ratings.ordered !== null)
    rows.push(
      ...coefficientRows(
        place,
        counted(ratings.ordered),
        'ordered',
        null,
        entry => keep(entry) && !entry.scales.includes('nominal'),
      ),
    );
  if (ratings.numbers !== null)
    rows.push(
      ...coefficientRows(
        place,
        counted(ratings.numbers),
        'number',
        null,
        entry => keep(entry) && entry.name.startsWith('krippendorff'),
      ),
    );
  if (coders > 2 && (scale === 'nominal' || scale === 'ordered')) rows.push(...pairRows(place, ratings, keep));
  ratings.categories.forEach((category, index) => {
    // agreement on applicability is a row of its own, over all pairs
    if (category.value === 'not_applicable' && category.kind === 'state' && ratings.applicability !== null) return;
    rows.push(...coefficientRows(place, counted(ratings.binary(index)), 'binary', category, keep));
  });
  if (ratings.applicability !== null)
    rows.push(
      ...coefficientRows(
        place,
        counted(ratings.applicability),
        'binary',
        { kind: 'state', value: 'not_applicable', label: STATE_LABELS.not_applicable },
        keep,
      ),
    );
  return rows;
}

/** Each pair of more than two coders by itself. */
function pairRows(
  place: RowPlace,
  ratings: FieldRatings,
  keep: (entry: { readonly name: string }) => boolean,
): ResultRow[] {
  const { raters } = ratings.joined.panel;
  const rows: ResultRow[] = [];
  for (let a = 0; a < raters.length; a++)
    for (let b = a + 1; b < raters.length; b++) {
      const level = `${raters[a]!.coder}, ${raters[b]!.coder}`;
      const pair = { ...place, coders: 2, group: [...place.group, { field: 'coders', level, missing: false }] };
      const main = withRatings(ofCoders(ratings.main, [a, b]), 2);
      for (const name of ['percent_agreement', 'cohen_kappa'])
        if (keep({ name })) rows.push(coefficientRow(pair, COEFFICIENTS.get(name)!, main, null));
      if (ratings.ordered === null || !keep({ name: '' })) continue;
      const ordered = withRatings(ofCoders(ratings.ordered, [a, b]), 2);
      for (const name of ['weighted_kappa_linear', 'weighted_kappa_quadratic'])
        rows.push(coefficientRow(pair, COEFFICIENTS.get(name)!, ordered, null));
    }
  return rows;
}

/** How many units and coders the coefficients rest on: n compared, N joined. */
function countRow(place: RowPlace, ratings: FieldRatings): ResultRow {
  const { joined, field } = ratings;
  return statisticRow({
    analysis: 'agreement',
    statistic: 'units_compared',
    field: field.name,
    by: place.group,
    where: joined.where,
    label: `Compared, by ${place.coders} coders`,
    unit: joined.unit,
    n: pairable(ratings.main),
    N: joinedCount(joined),
    units: () => {
      const { base, baseWords, ...compared } = ratedUnits(joined, ratings.main, 2, false);
      return {
        ...compared,
        counted: base,
        base: () => true,
        baseWords: `${plural(joined.unit)} in the sheets of at least two coders`,
      };
    },
  });
}
