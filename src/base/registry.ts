import { unknownWord } from './unknown-word.ts';

/** What every entry of a registry has: its name in files, on the command line and in the docs. */
export interface Named {
  readonly name: string;
}

/** A static list of things that have a name, with a look-up. */
export interface Registry<T extends Named> {
  readonly names: readonly string[];
  readonly all: readonly T[];
  get(name: string): T | undefined;
  /** the entry that a user named; a usage fault with the known names where there is none */
  need(name: string, what: string, code?: string): T;
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
  const names = entries.map(entry => entry.name);
  return {
    all: entries,
    names,
    get: name => byName.get(name),
    need(name, what, code = 'unknown') {
      const entry = byName.get(name);
      if (entry === undefined) throw unknownWord(name, names, what, code);
      return entry;
    },
  };
}
