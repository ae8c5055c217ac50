/** A stream of random numbers that a seed determines wholly: the same on every machine. */
export interface Random {
  /** a whole number from 0 to 2³² − 1 */
  next(): number;
  /** a number from 0 up to, but not including, 1, with 53 random bits */
  uniform(): number;
  /** a whole number from 0 to n − 1, each equally likely, n ≤ 2³² */
  below(n: number): number;
  /** puts the items into random order, in place */
  shuffle<T>(items: { [index: number]: T; readonly length: number }): void;
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** The state's four words from one seed, by the finaliser of MurmurHash3 over a Weyl sequence (splitmix32). */
function expand(seed: number): () => number {
  // both halves of a large seed count
  let state = (seed ^ Math.imul(Math.floor(seed / 0x1_0000_0000), 0x9e3779b1)) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) | 0;
  };
}

/**
 * A seeded generator: xoshiro128** in exact 32-bit arithmetic, period 2¹²⁸ − 1. The seed is a whole number from 0.
 * Source: Blackman & Vigna 2021, ACM TOMS 47; whole numbers without bias by rejection (Lemire 2019's baseline).
 *
 * @example seededRandom(1).below(1) // => 0
 */
export function seededRandom(seed: number): Random {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) throw new RangeError(`a seed is a whole number from 0, not ${seed}`);
  const word = expand(seed);
  return xoshiro128(word(), word(), word(), word());
}

/**
 * xoshiro128** from its four words of state, not all zero.
 *
 * @example xoshiro128(1, 2, 3, 4).next() // => 11520
 */
export function xoshiro128(s0: number, s1: number, s2: number, s3: number): Random {
  let a = s0 | 0;
  let b = s1 | 0;
  let c = s2 | 0;
  let d = s3 | 0;
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  const below = (n: number): number => {
    if (!(Number.isSafeInteger(n) && n > 0 && n <= 0x1_0000_0000)) throw new RangeError(`no whole number below ${n}`);
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % n);
    let x = next();
    while (x >= limit) x = next();
    return x % n;
  };
  return {
    next,
    below,
    uniform: () => ((next() >>> 5) * 0x400_0000 + (next() >>> 6)) / 0x20_0000_0000_0000,
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const kept = items[i]!;
        items[i] = items[j]!;
        items[j] = kept;
      }
    },
  };
}
