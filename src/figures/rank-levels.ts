import { usageFault } from '../base/fault.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';
import type { FieldShares } from './share-groups.ts';

/** The levels of a field by their n. */
export interface Ranking {
  /** categories with units, most frequent first */
  readonly ranked: readonly ResultRow[];
  /** those beyond the `most` that were asked for */
  readonly rest: readonly ResultRow[];
  /** units with at least one of the rest (mentions of them, where mentions are counted) */
  readonly restCount: number;
  /** missing states that are part of N, in their own order */
  readonly states: readonly ResultRow[];
  /** categories without units */
  readonly none: readonly ResultRow[];
}

/**
 * Ranks a field's categories; ties stay in the codebook's order. Nothing is left out unless `most` asks for it.
 *
 * @param room how many categories have a row where the exhibit does not say
 */
export function rankLevels(
  { declaration }: FigureInput,
  { whole }: FieldShares,
  room = Number.POSITIVE_INFINITY,
): Ranking {
  const given = declaration.options?.most;
  const most = given === undefined ? room : Number(given);
  if (given !== undefined && !(Number.isInteger(most) && most > 0))
    throw usageFault(
      'most',
      `options.most: ${String(given)} is not a number of categories`,
      'write a whole number such as 15, or leave it out to show all',
      { option: 'most' },
    );
  const levels = whole.rows.filter(row => row.kind !== 'state');
  const all = levels.filter(row => (row.n ?? 0) > 0).sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  // one category "and others" would take the room of that other
  const cut = all.length <= most + 1 ? all.length : most;
  const rest = all.slice(cut);
  const keys = new Set(rest.flatMap(row => row.studies ?? []));
  return {
    ranked: all.slice(0, cut),
    rest,
    // units may have several categories: they are counted once
    restCount: declaration.denominator === 'responses' ? rest.reduce((sum, row) => sum + (row.n ?? 0), 0) : keys.size,
    states: whole.rows.filter(row => row.kind === 'state'),
    none: levels.filter(row => (row.n ?? 0) === 0),
  };
}
