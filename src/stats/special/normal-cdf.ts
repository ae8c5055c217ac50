// Coefficients of Cody 1969, Math. Comp. 23 (rational Chebyshev approximations for the error function), in normal form.
const A = [
  2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113,
];
const B = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
const C = [
  0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
  6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
];
const D = [
  22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const SQRT_2PI = 2.5066282746310002;

/** exp(−y²/2) without the rounding of y², by splitting y at a sixteenth. */
function bell(y: number): number {
  const head = Math.trunc(y * 16) / 16;
  return Math.exp(-head * head * 0.5) * Math.exp(-(y - head) * (y + head) * 0.5);
}

/** The probability above y > 0.67448975. */
function tail(y: number): number {
  if (y <= 5.656854249492381) {
    let top = C[8]! * y;
    let bottom = y;
    for (let i = 0; i < 7; i++) {
      top = (top + C[i]!) * y;
      bottom = (bottom + D[i]!) * y;
    }
    return (bell(y) * (top + C[7]!)) / (bottom + D[7]!);
  }
  // Laplace's continued fraction: all terms add, and 60 of them leave nothing at this distance
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / (y + fraction);
  return bell(y) / SQRT_2PI / (y + fraction);
}

/** The probability between 0 and z, |z| ≤ 0.67448975. */
function middle(z: number): number {
  const s = z * z;
  let top = A[4]! * s;
  let bottom = s;
  for (let i = 0; i < 3; i++) {
    top = (top + A[i]!) * s;
    bottom = (bottom + B[i]!) * s;
  }
  return (z * (top + A[3]!)) / (bottom + B[3]!);
}

/**
 * The probability above z of the standard normal distribution, with all digits in the tail.
 * Source: Cody 1969, Mathematics of Computation 23; beyond 5.66 Laplace's continued fraction (DLMF 7.9.1).
 *
 * @example normalUpper(0) // => 0.5
 */
export function normalUpper(z: number): number {
  if (Math.abs(z) <= 0.67448975) return 0.5 - middle(z);
  return z > 0 ? tail(z) : 1 - tail(-z);
}

/**
 * The probability below z of the standard normal distribution. Source: Cody 1969.
 *
 * @example normalCdf(1.959963984540054) // => 0.975
 */
export const normalCdf = (z: number): number => normalUpper(-z);

/**
 * The two-sided p value of a standard normal statistic.
 *
 * @example normalTwoSided(0) // => 1
 */
export const normalTwoSided = (z: number): number => Math.min(1, 2 * normalUpper(Math.abs(z)));

/** The density of the standard normal distribution. */
export const normalDensity = (z: number): number => bell(Math.abs(z)) / SQRT_2PI;
