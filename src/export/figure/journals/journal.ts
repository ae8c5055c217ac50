import type { Named } from '../../../base/registry.ts';

/** One thing that a journal asks of figures, and where it says so. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

/** What a journal (or a publisher) asks of figures. A rule that it doesn't have is null. */
export interface Journal extends Named {
  readonly describe: string;
  /** widths in mm that figures are printed at, the narrowest first; the first is used where an exhibit names none */
  readonly widths: Sourced<readonly number[]>;
  /** whether only these widths are good, or everything from the first to the last */
  readonly between: boolean;
  /** in mm */
  readonly maxHeight: Sourced<number> | null;
  /** in points: the minimum, the maximum, and the default of exhibits that name none */
  readonly text: Sourced<{ readonly min: number; readonly max: number; readonly default: number }>;
  /** in points */
  readonly minLineWidth: Sourced<number> | null;
  readonly dpi: Sourced<{ readonly min: number; readonly max: number | null; readonly default: number }>;
  /** formats of ours that it takes; the first ones are written where an exhibit names none */
  readonly formats: Sourced<readonly string[]>;
  /** whether text must stay text or must be outlines in vector files */
  readonly outlines: Sourced<'refused' | 'required'> | null;
  readonly gridlines: Sourced<boolean> | null;
  readonly patterns: Sourced<boolean> | null;
  /** whether title and notes may stand in the picture */
  readonly caption: Sourced<boolean> | null;
}

export const journal = (entry: Journal): Journal => entry;

/** Several rules that stand on one page. */
export const from =
  (source: string) =>
  <T>(value: T): Sourced<T> => ({ value, source });
