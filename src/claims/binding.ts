import type { Figures } from './data.ts';

/** A claim bound to data: its own figures, or why there are none. */
export type Binding =
  | { readonly figures: Figures; readonly field: string | null; readonly level: string | null; readonly note: string }
  | { readonly figures: null; readonly problem: string; readonly broken: boolean };

/** No figures: `broken` where the claim itself must be mended. */
export const unbound = (problem: string, broken = true): Binding => ({ figures: null, problem, broken });
