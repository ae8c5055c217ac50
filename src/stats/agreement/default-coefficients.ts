/** The coefficients that are reported where none are named, of those that fit the field. */
export const DEFAULT_COEFFICIENTS: readonly string[] = [
  'percent_agreement',
  'exact_set_agreement',
  'cohen_kappa',
  'weighted_kappa_linear',
  'fleiss_kappa',
  'gwet_ac1',
  'krippendorff_alpha',
  'masi_alpha',
];
