/** The boxes of a PRISMA 2020 flow diagram, by the keys of the PRISMA2020 package's CSV. */
export const FLOW_KEYS = [
  'previous_studies',
  'previous_reports',
  'database_results',
  'database_specific_results',
  'register_results',
  'register_specific_results',
  'website_results',
  'organisation_results',
  'citations_results',
  'duplicates',
  'excluded_automatic',
  'excluded_other',
  'records_screened',
  'records_excluded',
  'dbr_sought_reports',
  'dbr_notretrieved_reports',
  'other_sought_reports',
  'other_notretrieved_reports',
  'dbr_assessed',
  'dbr_excluded',
  'other_assessed',
  'other_excluded',
  'new_studies',
  'new_reports',
  'total_studies',
  'total_reports',
] as const;
export type FlowKey = (typeof FLOW_KEYS)[number];

/** The line of the records that were excluded without a reason. */
export const NO_REASON = 'No reason given';

/** One line of a box that lists several: a reason for exclusion, a database. */
export interface FlowItem {
  readonly label: string;
  readonly n: number;
}

/** The number in a box; `items` where it lists several, and `n` is then their sum. */
export interface FlowBox {
  readonly n: number;
  readonly items: readonly FlowItem[];
  /** what the box is called; null for PRISMA's own words */
  readonly label: string | null;
}

/** The counts of a flow diagram. A box that is not there has no entry: it is not known, which is not 0. */
export interface Flow {
  readonly boxes: ReadonlyMap<FlowKey, FlowBox>;
  /** the file that they come from */
  readonly file: string;
}
