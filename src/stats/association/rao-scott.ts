import { chiSquareUpper } from '../special/chi-square.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import type { Counts } from './contingency.ts';
import { pearsonChiSquare } from './pearson-chi-square.ts';

/** A test of all options of a multi-select field together. */
export interface RaoScott {
  readonly value: number;
  readonly df: number;
  readonly p: number;
  /** options (or pairs of options) that had a table to be tested */
  readonly used: number;
}

/**
 * Whether a multi-select field as a whole goes with groups: the sum of Pearson's chi-squares of every option's own table
 * (option yes/no by group; where the other field is multi-select too, of every pair of options). A unit has several
 * options, so the sum is no chi-square; Rao and Scott's first-order correction divides it by the mean of its eigenvalues,
 * which is 1 where the "no" answers are counted too, so that the sum is compared with Σ df. Options that all or no units
 * have are left out; none left gives null.
 * Sources: Rao & Scott 1981, JASA 76:221; Thomas & Decady 2004, Int J Testing 4:43; Bilder & Loughin 2004, Biometrics 60:241.
 *
 * @example raoScott([[[1, 1]]]) // => { value: null, reason: 'each option is chosen by all units or by none' }
 */
export function raoScott(tables: readonly Counts[]): RaoScott | Undefined {
  let value = 0;
  let df = 0;
  let used = 0;
  for (const table of tables) {
    const one = pearsonChiSquare(table);
    if (one.value === null) continue;
    value += one.value;
    df += one.df;
    used++;
  }
  return used === 0
    ? undefinedValue('each option is chosen by all units or by none')
    : { value, df, p: chiSquareUpper(value, df), used };
}
