/** A path into what a schema describes. */
type Path = readonly PropertyKey[];

/** The keys that a schema knows at a path: walks objects, arrays, unions and wrappers of zod's definitions. */
export function keysAt(schema: unknown, path: Path): string[] {
  const alternatives = unwrap(schema);
  const [head, ...rest] = path;
  const found = new Set<string>();
  for (const alternative of alternatives) {
    const shape = property(alternative, 'shape');
    if (head === undefined) {
      if (typeof shape === 'object' && shape !== null) for (const key of Object.keys(shape)) found.add(key);
      continue;
    }
    const definition = property(alternative, 'def');
    const next =
      typeof head === 'number'
        ? property(definition, 'element')
        : typeof shape === 'object' && shape !== null
          ? property(shape, String(head))
          : property(definition, 'valueType');
    if (next !== undefined) for (const key of keysAt(next, rest)) found.add(key);
  }
  return [...found];
}

/** The alternatives behind wrappers (optional, piped) and unions. */
export function unwrap(schema: unknown): unknown[] {
  const definition = property(schema, 'def');
  const options = property(definition, 'options');
  if (Array.isArray(options)) return options.flatMap(unwrap);
  const inner = property(definition, 'innerType') ?? property(definition, 'in');
  return inner === undefined ? [schema] : unwrap(inner);
}

/** A property of what may be anything. */
export const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
