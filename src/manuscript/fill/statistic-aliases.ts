import type { StatisticCatalogue } from '../../model/statistic-catalogue.ts';

/** An analysis as a query knows it. */
export interface QueryableAnalysis {
  readonly name: string;
  readonly catalogue: StatisticCatalogue;
  /** the options that it understands, by their names */
  readonly shape?: Readonly<Record<string, unknown>>;
}

/** Two rows that are printed as one: `30 to 785`. */
export const SPANS: Readonly<Record<string, readonly [string, string]>> = {
  iqr: ['q1', 'q3'],
  range: ['min', 'max'],
  items_iqr: ['items_q1', 'items_q3'],
  items_range: ['items_min', 'items_max'],
};

/** Shorter words for statistics. */
export const STATISTIC_ALIASES: Readonly<Record<string, string>> = {
  kappa: 'cohen_kappa',
  alpha: 'krippendorff_alpha',
  ac1: 'gwet_ac1',
  ac2: 'gwet_ac2',
  pi: 'scott_pi',
  agreement: 'percent_agreement',
  minimum: 'min',
  maximum: 'max',
};

/** The statistics that a name stands for: itself, or the two ends of a span. */
export const partsOf = (name: string): readonly string[] => SPANS[name] ?? [name];
