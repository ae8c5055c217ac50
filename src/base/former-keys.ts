import type { Effects } from './effects.ts';
import { property, unwrap } from './schema-keys.ts';

/** A key of a user's file that has another name now. */
export interface FormerKey {
  readonly former: string;
  readonly name: string;
  /** file:line:column */
  readonly place: string;
}

/** A key as the file has it, and where. */
interface RenamedKey {
  readonly former: string;
  readonly name: string;
  readonly offset: number;
}

/**
 * Gives keys of a parsed YAML document their present names: those that the schema declares under another name with
 * `.meta({ formerly })`. A mapping that has both names keeps them, and the schema refuses the former one.
 */
export function renameFormerKeys(node: unknown, schema: unknown): RenamedKey[] {
  const items = property(node, 'items');
  if (!Array.isArray(items)) return [];
  const alternatives = unwrap(schema);
  return items.flatMap((item: unknown) => {
    const key = property(item, 'key');
    const name = property(key, 'value');
    if (typeof name !== 'string')
      return alternatives.flatMap(one => renameFormerKeys(item, property(property(one, 'def'), 'element')));
    const value = property(item, 'value');
    const present = alternatives.find(one => property(property(one, 'shape'), name) !== undefined);
    if (present !== undefined || key === undefined)
      return alternatives.flatMap(one => renameFormerKeys(value, property(property(one, 'shape'), name)));
    const record = alternatives.find(one => property(property(one, 'def'), 'valueType') !== undefined);
    if (record !== undefined) return renameFormerKeys(value, property(property(record, 'def'), 'valueType'));
    const renamed = alternatives.flatMap(one => presentName(property(one, 'shape'), name))[0];
    if (renamed === undefined || items.some((other: unknown) => keyOf(other) === renamed)) return [];
    const range = property(key, 'range');
    Object.assign(key as object, { value: renamed, source: renamed });
    return [{ former: name, name: renamed, offset: Array.isArray(range) ? Number(range[0]) : 0 }];
  });
}

const keyOf = (item: unknown): unknown => property(property(item, 'key'), 'value');

/** The present name of a key, in a shape that declares it under a former one. */
const presentName = (shape: unknown, former: string): string[] =>
  typeof shape !== 'object' || shape === null
    ? []
    : Object.entries(shape).flatMap(([name, schema]) => (formerNameOf(schema) === former ? [name] : []));

/** What a schema's key was called before. */
export function formerNameOf(schema: unknown): string | undefined {
  const meta = property(schema, 'meta');
  const given: unknown = typeof meta === 'function' ? meta.call(schema) : undefined;
  const former = property(given, 'formerly');
  return typeof former === 'string' ? former : undefined;
}

/** Keys that a run has told already: one note says enough of a key that is used forty times. */
const told = new WeakMap<Effects, Set<string>>();

/** Notes former keys on standard error, each once in a run, with the place of its first use. */
export const formerKeyNotes =
  (effects: Effects) =>
  ({ former, name, place }: FormerKey): void => {
    const known = told.get(effects) ?? new Set();
    told.set(effects, known);
    const key = `${former} ${name}`;
    if (known.has(key)) return;
    known.add(key);
    effects.err(`note: ${place}: the key "${former}" is called "${name}" now; files with "${former}" still work\n`);
  };
