/** How a statistic's estimate is printed: with two, one or three decimals, as a count, as n and percent, … */
export type StatisticStyle =
  /** two decimals: kappa, V, an entropy */
  | 'coefficient'
  | 'one'
  | 'three'
  | 'count'
  /** `12 (13.8%)` from n and N */
  | 'share'
  /** `13.8%` from n and N, or of an estimate that is no pair of integers */
  | 'percent'
  /** a difference of shares in percentage points, as percentages are printed */
  | 'points'
  /** percentage points with two decimals */
  | 'fine_points'
  /** a P value */
  | 'p'
  /** a number of the data, as it is coded */
  | 'plain';

/** How a manuscript asks for the rows of an analysis by name: `statistic(field, field)`. */
export interface StatisticCatalogue {
  /** how many fields stand in the brackets; one entry for each way */
  readonly fields: readonly number[];
  /** the statistics; no other analysis has one of them with the same number of fields */
  readonly statistics: Readonly<Record<string, StatisticStyle>>;
  /** the option that a word behind the fields stands for */
  readonly word?: string;
  /** its fields may stand in other sheets than that of the units, so that the analysis itself knows them */
  readonly elsewhere?: boolean;
  /** fields of statistics that are numbers of the data (`plain`) must be numbers */
  readonly numeric?: boolean;
}
