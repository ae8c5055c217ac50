import { usageFault } from '../base/fault.ts';
import type { GroupLevel, ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';

/** The shares of one field in one group of units. */
export interface ShareGroup {
  /** [] for all units */
  readonly by: readonly GroupLevel[];
  /** units in the denominator; 0 for an empty group */
  readonly N: number;
  /** shown: categories, "none", and missing states that are part of the denominator */
  readonly rows: readonly ResultRow[];
}

/** One field's shares, of the whole and of each subgroup. */
export interface FieldShares {
  readonly field: string;
  readonly whole: ShareGroup;
  readonly groups: readonly ShareGroup[];
  /** missing states outside the denominator, for a note */
  readonly outside: readonly ResultRow[];
}

/**
 * The share rows of a field, ready to be drawn. Groups of units without a code for the subgroup stay out, as in every
 * exhibit; their number stands in a note of the results.
 */
export function fieldShares(input: FigureInput, field: string): FieldShares {
  const { declaration, results, words } = input;
  const own = results.rows.filter(row => row.field === field);
  const shares = own.filter(row => row.statistic === 'share');
  if (shares.length === 0 && own.length > 0)
    throw usageFault(
      'no-shares',
      `${words.fieldTitle(field)} is a number, and a ${declaration.figure} shows shares of categories`,
      'name a field with categories, or a proposition such as "year >= 2023"',
      { field },
    );
  const groups = new Map<string, ResultRow[]>();
  for (const row of shares) {
    if (row.by.some(part => part.missing)) continue;
    const key = JSON.stringify(row.by.map(part => part.level));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const ordered = declaration.order === 'frequency';
  const all = [...groups.values()].map((rows): ShareGroup => {
    const shown = rows.filter(
      row => row.kind !== 'rollup' && row.N !== null && !(row.kind === 'state' && declaration.missing === 'hide'),
    );
    return { by: rows[0]!.by, N: rows.find(row => row.N !== null)?.N ?? 0, rows: shown };
  });
  const whole = all.find(group => group.by.length === 0) ?? { by: [], N: 0, rows: [] };
  const order = new Map(
    (ordered ? [...whole.rows].sort(byFrequency) : whole.rows).map((row, index) => [row.level, index] as const),
  );
  const sorted = (group: ShareGroup): ShareGroup => ({
    ...group,
    rows: [...group.rows].sort((a, b) => (order.get(a.level) ?? 0) - (order.get(b.level) ?? 0)),
  });
  return {
    field,
    whole: sorted(whole),
    groups: orderGroups(
      input,
      all.filter(group => group.by.length > 0),
    ).map(sorted),
    outside: shares.filter(row => row.by.length === 0 && row.kind === 'state' && row.N === null),
  };
}

/**
 * Subgroups in an order that says something: the largest first, "other" last. An ordered field, years and groups that are
 * crossed from several fields stay in the codebook's order, as does everything where that is asked for.
 */
function orderGroups({ declaration, codebook, words }: FigureInput, groups: readonly ShareGroup[]): ShareGroup[] {
  const first = groups[0]?.by ?? [];
  const field = first.length === 1 ? codebook.fields.find(entry => entry.name === first[0]!.field) : undefined;
  if (declaration.order === 'codebook' || field === undefined || field.ordered || field.categories === null)
    return [...groups];
  const isOther = ({ by }: ShareGroup): boolean => OTHER.test(words.levelLabel(by[0]!.field, by[0]!.level));
  return [...groups].sort((a, b) => Number(isOther(a)) - Number(isOther(b)) || b.N - a.N);
}

/** What is none of the categories. */
const OTHER = /^(others?|miscellaneous)\b/i;

/** Most frequent first; missing states stay at the end. */
const byFrequency = (a: ResultRow, b: ResultRow): number =>
  Number(a.kind === 'state') - Number(b.kind === 'state') || (b.n ?? 0) - (a.n ?? 0);

/** The levels of a field that are drawn, in their order, with what is printed for them. */
export const levelsOf = (shares: FieldShares): readonly { key: string; label: string }[] =>
  shares.whole.rows.map(row => ({ key: row.level ?? '', label: row.label ?? row.level ?? '' }));
