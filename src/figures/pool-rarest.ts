import type { ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';
import { rankLevels } from './rank-levels.ts';
import type { FieldShares } from './share-groups.ts';

/** The shares of a field whose rarest categories are one row. */
export interface Pooled {
  readonly shares: FieldShares;
  /** names what was pooled; null for nothing */
  readonly note: string | null;
}

/** All but the `most` frequent categories as one row, whose n counts every unit once. Missing states stay as they are. */
export function poolRarest(input: FigureInput, shares: FieldShares, most: number): Pooled {
  const { format, words } = input;
  const { rest, restCount } = rankLevels(input, shares, most);
  const [first] = rest;
  if (first === undefined) return { shares, note: null };
  const { N, rows } = shares.whole;
  const levels = new Set(rest.map(row => row.level));
  const pool: ResultRow = {
    ...first,
    level: 'others',
    label: `${format.count(rest.length)} others`,
    n: restCount,
    estimate: N > 0 ? restCount / N : null,
    ci: null,
  };
  const kept = rows.filter(row => !levels.has(row.level) && ((row.n ?? 0) > 0 || row.kind === 'state'));
  const whole = {
    ...shares.whole,
    rows: [...kept.filter(row => row.kind !== 'state'), pool, ...kept.filter(row => row.kind === 'state')],
  };
  const named = rest.map(row => `${row.label} (${format.count(row.n)})`).join(', ');
  return { shares: { ...shares, whole }, note: `${words.fieldTitle(shares.field)}, others: ${named}.` };
}
