import { stirlingError } from './stirling-error.ts';

const EULER = 0.5772156649015329;
const HALF_LOG_2PI = 0.9189385332046728;
/** ζ(k) − 1 for k = 2 … 30 */
const ZETA_MINUS_1 = [
  0.64493406684822641, 0.20205690315959429, 0.082323233711138186, 0.036927755143369927, 0.01734306198444914,
  0.0083492773819228271, 0.0040773561979443396, 0.0020083928260822143, 0.00099457512781808526, 0.00049418860411946453,
  0.00024608655330804832, 0.00012271334757848915, 6.1248135058704828e-5, 3.0588236307020493e-5, 1.5282259408651871e-5,
  7.6371976378997626e-6, 3.8172932649998402e-6, 1.908212716553939e-6, 9.5396203387279621e-7, 4.7693298678780645e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.9803503514652279e-8, 1.4901554828365043e-8,
  7.4507117898354301e-9, 3.7253340247884573e-9, 1.8626597235130491e-9, 9.3132743241966817e-10,
];

/** log Γ(1 + e) + log(1 + e) for |e| ≤ 0.5: Abramowitz & Stegun 6.1.33, exact near its zero at e = 0. */
function logGamma2p(e: number): number {
  let sum = 0;
  for (let k = ZETA_MINUS_1.length + 1; k >= 2; k--) {
    sum = ZETA_MINUS_1[k - 2]! / k - e * sum;
  }
  return e * (1 - EULER) + e * e * sum;
}

/**
 * The natural logarithm of the gamma function for x > 0 (Infinity at 0), relatively accurate near its zeros 1 and 2.
 * Source: Abramowitz & Stegun 6.1.33 near 1 and 2; DLMF 5.11.1 (Stirling) elsewhere.
 *
 * @example logGamma(5) // => 3.1780538303479458
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.POSITIVE_INFINITY;
  if (x < 0.5) return logGamma2p(x) - Math.log1p(x) - Math.log(x);
  if (x <= 1.5) return logGamma2p(x - 1) - Math.log(x);
  if (x <= 2.5) return logGamma2p(x - 2);
  if (x <= 3.5) return logGamma2p(x - 3) + Math.log(x - 1);
  const n = x - 1;
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_2PI + stirlingError(n);
}

/**
 * log n! for a whole n ≥ 0.
 *
 * @example logFactorial(4) // => 3.1780538303479458
 */
export const logFactorial = (n: number): number => logGamma(n + 1);
