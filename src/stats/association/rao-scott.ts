import { chiSquareUpper } from '../special/chi-square.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import type { Counts } from './contingency.ts';
import { pearsonChiSquare } from './pearson-chi-square.ts';

/** A test of all options of a multi-select field together. */
export interface RaoScott {
  /** the sum of chi-squares, corrected */
  readonly value: number;
  /** corrected too: seldom a whole number */
  readonly df: number;
  readonly p: number;
  /** options (or pairs of options) that had a table to be tested */
  readonly used: number;
}

/** How often the options of a multi-select field stand together, among the units that are tested. */
export interface JointOptions {
  readonly N: number;
  /** `together[i][j]`: units with both; `together[i][i]`: units with option i */
  readonly together: Counts;
}

/**
 * Whether a multi-select field as a whole goes with groups: the sum of Pearson's chi-squares of every option's own table
 * (option yes/no by group; where the other field is multi-select too, of every pair of options). A unit has several
 * options, so the sum is no chi-square but a weighted sum of them, with the eigenvalues of the options' correlation matrix as
 * weights (of two multi-select fields, their products). Rao and Scott's second-order correction divides the sum and its degrees of
 * freedom by Σλ²/Σλ; the first-order one, by the mean of λ, which is 1, takes no account of options that go together. The
 * correlations are those of all tested units, as they are if nothing goes with anything. Options that all or no units have are
 * left out; none left gives null.
 * Sources: Rao & Scott 1981, JASA 76:221; Thomas & Decady 2004, Int J Testing 4:43; Bilder & Loughin 2004, Biometrics 60:241.
 *
 * @param fields one or both of the fields that are multi-select
 * @example raoScott([[[1, 1]]], []) // => { value: null, reason: 'each option is chosen by all units or by none' }
 */
export function raoScott(tables: readonly Counts[], fields: readonly JointOptions[]): RaoScott | Undefined {
  let sum = 0;
  let df = 0;
  let used = 0;
  for (const table of tables) {
    const one = pearsonChiSquare(table);
    if (one.value === null) continue;
    sum += one.value;
    df += one.df;
    used++;
  }
  if (used === 0) return undefinedValue('each option is chosen by all units or by none');
  const spread = fields.reduce((product, field) => product * meanSquare(field), 1);
  return { value: sum / spread, df: df / spread, p: chiSquareUpper(sum / spread, df / spread), used };
}

/** Σλ²/Σλ of a correlation matrix: the sum of its squares over the number of options that vary. */
function meanSquare({ N, together }: JointOptions): number {
  const varying = together.flatMap((row, i) => (row[i]! > 0 && row[i]! < N ? [i] : []));
  if (varying.length === 0) return 1;
  const variance = (i: number): number => together[i]![i]! * (N - together[i]![i]!);
  let squares = 0;
  for (const i of varying)
    for (const j of varying) {
      const covariance = N * together[i]![j]! - together[i]![i]! * together[j]![j]!;
      squares += covariance ** 2 / (variance(i) * variance(j));
    }
  return squares / varying.length;
}
