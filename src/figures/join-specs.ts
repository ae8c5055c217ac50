import type { DrawnPart } from './figure-type.ts';

type Tree = Readonly<Record<string, unknown>>;

/** What stands at the top of a specification, and not in its parts. */
const AT_TOP = ['$schema', 'config', 'background', 'padding', 'datasets', 'description'];

/** The specifications of several parts as one of Vega-Lite: parts of the same height stand side by side. */
export function joinSpecs(parts: readonly DrawnPart[], alt: string): Tree {
  const rows = new Map<number, Tree[]>();
  parts.forEach(({ spec, y }, i) => {
    const inner = Object.fromEntries(Object.entries(spec).filter(([key]) => !AT_TOP.includes(key)));
    rows.set(y, [...(rows.get(y) ?? []), named(inner, (spec['datasets'] ?? {}) as Tree, i) as Tree]);
  });
  const first = parts[0]!.spec;
  return {
    $schema: first['$schema'],
    description: alt,
    background: first['background'],
    padding: 0,
    spacing: 0,
    resolve: { scale: { color: 'independent' } },
    vconcat: [...rows.values()].map(row => (row.length === 1 ? row[0]! : { hconcat: row, spacing: 0 })),
    config: first['config'],
  };
}

/** Data with their values, and layers with names of their own. */
function named(value: unknown, datasets: Tree, part: number): unknown {
  if (Array.isArray(value)) return value.map(entry => named(entry, datasets, part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (key === 'data') {
        const { name } = entry as { name?: string };
        return [key, name === undefined ? entry : { values: datasets[name] }];
      }
      if (key === 'name' && typeof entry === 'string') return [key, `part_${part + 1}_${entry}`];
      return [key, named(entry, datasets, part)];
    }),
  );
}
