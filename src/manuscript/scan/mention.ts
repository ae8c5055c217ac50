/** One or several numbers that belong together, as they stand in a text. */
export interface Mention {
  /** index of the block */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** the words themselves */
  readonly text: string;
  /** numbers by the names that claims have: n, N, percent, median, range, iqr, kappa, interval … */
  readonly numbers: Readonly<Record<string, string>>;
  /** `N = 59`, `59 studies were included`: a whole, and no share */
  readonly whole: boolean;
  /** the noun of `7 different approaches`, where it counts categories and no units */
  readonly distinct?: string;
  /** the coefficient behind `value`, e.g. `gwet_ac1` */
  readonly statistic?: string;
}
