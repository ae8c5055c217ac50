import type { Metric } from './alpha.ts';
import { masiDistance } from './masi.ts';

/** Different or not. */
export const NOMINAL: Metric = { byCounts: false, categorical: true, distance: () => (a, b) => (a === b ? 0 : 1) };

/** How many ratings lie between two categories, in the order of their indices. */
export const ORDINAL: Metric = {
  byCounts: true,
  categorical: true,
  distance(_, used) {
    const below = [0];
    for (const count of used) below.push(below.at(-1)! + count);
    return (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      return (below[high + 1]! - below[low]! - (used[low]! + used[high]!) / 2) ** 2;
    };
  },
};

export const INTERVAL: Metric = {
  byCounts: false,
  categorical: false,
  distance({ scores }) {
    return (a, b) => (scores![a]! - scores![b]!) ** 2;
  },
};

/** For values from 0 upwards; two zeros are at no distance. */
export const RATIO: Metric = {
  byCounts: false,
  categorical: false,
  distance({ scores }) {
    return (a, b) => {
      const sum = scores![a]! + scores![b]!;
      return sum === 0 ? 0 : ((scores![a]! - scores![b]!) / sum) ** 2;
    };
  },
};

export const MASI: Metric = {
  byCounts: false,
  categorical: false,
  distance({ sets }) {
    return (a, b) => masiDistance(sets![a]!, sets![b]!);
  },
};
