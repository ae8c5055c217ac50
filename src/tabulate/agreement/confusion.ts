import { withRatings } from '../../stats/agreement/index.ts';
import type { FieldRatings } from './field-ratings.ts';

/** Two coders' codes against each other; for a multi-select field each option by itself. */
export interface Confusion {
  readonly stage: string;
  readonly field: string;
  /** of the rows, of the columns */
  readonly coders: readonly [string, string];
  /** what rows and columns stand for, of a field with one code a unit */
  readonly labels: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** of a multi-select field */
  readonly options: readonly {
    readonly label: string;
    readonly both: number;
    readonly first: number;
    readonly second: number;
    readonly neither: number;
  }[];
}

/** null for more than two coders, and for numbers. */
export function confusionOf(ratings: FieldRatings): Confusion | null {
  const { joined, field, scale, main } = ratings;
  const [a, b, more] = joined.panel.raters;
  if (a === undefined || b === undefined || more !== undefined || scale === 'number') return null;
  const base = { stage: joined.stage.name, field: field.name, coders: [a.coder, b.coder] as const };
  if (scale === 'sets')
    return {
      ...base,
      labels: [],
      counts: [],
      options: ratings.categories.map((category, index) => {
        const cells = [0, 0, 0, 0];
        for (const { codes, count } of withRatings(ratings.binary(index), 2).patterns)
          cells[codes[0]! * 2 + codes[1]!]! += count;
        return { label: category.label, both: cells[3]!, first: cells[2]!, second: cells[1]!, neither: cells[0]! };
      }),
    };
  const patterns = withRatings(main, 2).patterns;
  const used = [...new Set(patterns.flatMap(({ codes }) => codes))].sort((x, y) => x - y);
  const place = new Map(used.map((code, index) => [code, index]));
  const counts = used.map(() => used.map(() => 0));
  for (const { codes, count } of patterns) counts[place.get(codes[0]!)!]![place.get(codes[1]!)!]! += count;
  return { ...base, labels: used.map(code => ratings.nameOf(code)), counts, options: [] };
}
