/** Statistics of a number, and the rows that each is printed from. */
export const SUMMARIES: Readonly<Record<string, readonly string[]>> = {
  median: ['median'],
  mean: ['mean'],
  sd: ['sd'],
  min: ['min'],
  max: ['max'],
  q1: ['q1'],
  q3: ['q3'],
  iqr: ['q1', 'q3'],
  range: ['min', 'max'],
};

/** Statistics of agreement between coders. */
export const COEFFICIENTS: readonly string[] = [
  'percent_agreement',
  'cohen_kappa',
  'weighted_kappa_linear',
  'weighted_kappa_quadratic',
  'fleiss_kappa',
  'conger_kappa',
  'light_kappa',
  'scott_pi',
  'brennan_prediger',
  'gwet_ac1',
  'gwet_ac2',
  'krippendorff_alpha',
  'masi_alpha',
];

/** Shorter words for them. */
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
