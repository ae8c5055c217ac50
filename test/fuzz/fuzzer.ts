import type { Random } from './random.ts';

/** A file that is read. */
export interface FuzzedFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * One reader under test. Whatever the bytes are, it may refuse them with a Fault and nothing else; what it reads must keep its
 * promises, which `read` checks.
 */
export interface Fuzzer {
  readonly name: string;
  /** valid files, from which the others are made */
  seeds(): Promise<readonly FuzzedFile[]>;
  /** words of the format, put in anywhere */
  readonly tokens: readonly string[];
  /** how a file is changed; as a text where left out */
  readonly mutate?: (data: Uint8Array, random: Random, tokens: readonly string[]) => Uint8Array;
  /**
   * Reads a file, and throws an Error where a promise is broken.
   *
   * @returns what was read, as a text: the same for the same file
   */
  read(file: FuzzedFile): Promise<string>;
}

export const fuzzer = (entry: Fuzzer): Fuzzer => entry;

export const text = (data: Uint8Array): string => new TextDecoder().decode(data);
export const bytes = (data: string): Uint8Array => new TextEncoder().encode(data);

/** Throws where a promise is broken. */
export function promise(kept: boolean, what: string): void {
  if (!kept) throw new Error(`broken promise: ${what}`);
}

export const byName = (all: readonly Fuzzer[]): ReadonlyMap<string, Fuzzer> =>
  new Map(all.map(entry => [entry.name, entry]));
