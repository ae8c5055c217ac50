import type { ComputedValues } from './review-data.ts';

/** A claim bound to data: its own figures, or why there are none. */
export type Resolution =
  | {
      readonly figures: ComputedValues;
      readonly field: string | null;
      readonly level: string | null;
      readonly note: string;
    }
  | { readonly figures: null; readonly problem: string; readonly broken: boolean };

/** No figures: `broken` where the claim itself must be mended. */
export const unresolved = (problem: string, broken = true): Resolution => ({ figures: null, problem, broken });
