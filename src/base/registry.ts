/** What every entry of a registry has: its name in files, on the command line and in the docs. */
export interface Named {
  readonly name: string;
}

/** A static list of things that have a name, with a look-up. */
export interface Registry<T extends Named> {
  readonly names: readonly string[];
  readonly all: readonly T[];
  get(name: string): T | undefined;
}

/**
 * A registry from a list; a name that is taken twice is a programming error and throws at once.
 *
 * @example registry([{ name: 'bar' }]).names // => ['bar']
 */
export function registry<T extends Named>(entries: readonly T[]): Registry<T> {
  const byName = new Map<string, T>();
  for (const entry of entries) {
    if (byName.has(entry.name)) throw new Error(`registry: the name "${entry.name}" is taken twice`);
    byName.set(entry.name, entry);
  }
  return { all: entries, names: entries.map(entry => entry.name), get: name => byName.get(name) };
}
