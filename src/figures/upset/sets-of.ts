import type { AnalysisRequest } from '../../model/analysis-request.ts';
import { codesOf } from '../../model/combination.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { FigureInput } from '../figure-type.ts';

/** One item of a multi-select field, and how many units have it, alone or with others. */
export interface ItemSet {
  readonly key: string;
  readonly label: string;
  readonly n: number;
}

/** Units with exactly these items; none of them for "coded and empty". */
export interface Combination {
  readonly level: string;
  readonly label: string;
  readonly items: readonly string[];
  readonly n: number;
}

/** The rows of a field's intersections, ready to be drawn. */
export interface Sets {
  readonly field: string;
  readonly N: number;
  /** items that occur */
  readonly sets: readonly ItemSet[];
  /** declared items that don't */
  readonly unused: readonly string[];
  /** all that occur, most frequent first */
  readonly combinations: readonly Combination[];
  /** missing states, for a note */
  readonly states: readonly ResultRow[];
}

/** Every combination of a field: which of them are drawn is known when the page is. */
export const setsPlan = (declaration: ExhibitFile): AnalysisRequest[] => [
  {
    analysis: 'intersections',
    fields: [declaration.field!],
    where: declaration.where ?? null,
    options: { max: 0 },
  },
];

/** Reads an exhibit's intersections. An item's size is the sum over the combinations that hold it, since these exclude each other. */
export function setsOf({ results, declaration, words }: FigureInput): Sets {
  const field = declaration.field!;
  const own = results.rows.filter(row => row.analysis === 'intersections');
  const combinations = own
    .filter(row => row.statistic === 'intersection')
    .map(
      (row): Combination => ({
        level: row.level ?? '',
        label: row.label ?? '',
        items: row.kind === 'none' ? [] : codesOf(row.level ?? ''),
        n: row.n ?? 0,
      }),
    );
  const sizes = new Map<string, number>();
  for (const { items, n } of combinations) for (const item of items) sizes.set(item, (sizes.get(item) ?? 0) + n);
  const declared = (words.categories(field) ?? []).filter(category => category.codable).map(category => category.value);
  const order = [...new Set([...declared, ...[...sizes.keys()].sort()])];
  const sets = order
    .filter(key => sizes.has(key))
    .map((key): ItemSet => ({ key, label: words.levelLabel(field, key), n: sizes.get(key)! }));
  // largest first, as is usual; the codebook's order where it is asked for
  if (declaration.order !== 'codebook') sets.sort((a, b) => b.n - a.n);
  return {
    field,
    N: combinations.reduce((sum, { n }) => sum + n, 0),
    sets,
    unused: declared.filter(key => !sizes.has(key)).map(key => words.levelLabel(field, key)),
    combinations,
    states: own.filter(row => row.statistic === 'count' && row.kind === 'state'),
  };
}
