import type { Random } from '../random.ts';

/**
 * Exchanges items between random pairs of sets, `trades` times and in place: what each set has of its own is pooled,
 * shuffled and dealt out again in the old sizes. The size of every set and the frequency of every item stay as they are, and
 * every arrangement with these margins is equally likely in the long run.
 * Source: Strona et al. 2014, Nature Communications 5:4114 (the curveball algorithm); Carstens 2015, Phys Rev E 91:042812.
 *
 * @param sets items of each set, no item twice
 * @example curveball([[0]], 5, { below: () => 0 }) // => undefined
 */
export function curveball(sets: number[][], trades: number, random: Pick<Random, 'below' | 'shuffle'>): void {
  if (sets.length < 2) return;
  for (let trade = 0; trade < trades; trade++) {
    const a = random.below(sets.length);
    let b = random.below(sets.length - 1);
    if (b >= a) b++;
    const left = sets[a]!;
    const right = sets[b]!;
    const common = left.filter(item => right.includes(item));
    const own = left.length - common.length;
    if (own === 0 || right.length === common.length) continue;
    const pool = [...left, ...right].filter(item => !common.includes(item));
    random.shuffle(pool);
    sets[a] = [...common, ...pool.slice(0, own)];
    sets[b] = [...common, ...pool.slice(own)];
  }
}
