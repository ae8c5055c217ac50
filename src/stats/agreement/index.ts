export type { Coefficient, CoefficientOptions, Estimate, Note, Scale } from './coefficient.ts';
export { DEFAULTS, fits } from './coefficient.ts';
export { COEFFICIENTS } from './coefficients/index.ts';
export {
  isAgreed,
  isRatedBy,
  ofCoders,
  type Ratings,
  ratingsFromCounts,
  ratingsFromTable,
  ratingsOf,
  recoded,
  withRatings,
} from './ratings.ts';
