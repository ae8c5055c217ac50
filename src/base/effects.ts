/** A file to read: whole, or in pieces where it is large. */
export interface Source {
  /** as it is named to the user, with `/`, never an absolute path of a machine unless the user gave one */
  readonly name: string;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
  stream(): AsyncIterable<Uint8Array>;
}

/**
 * Everything that touches the world: disk, console and terminal. Passed in, so that the middle of the program is pure
 * and tests need no mocks of modules. The Node default is in src/node/node-effects.ts.
 */
export interface Effects {
  /** the folder that relative paths of the command line start from */
  readonly cwd: string;
  /** null where there is no such file; a folder is a Fault */
  source(path: string, name?: string): Promise<Source | null>;
  exists(path: string): Promise<boolean>;
  /** the files below a folder, as relative paths with `/`, sorted by code point; [] where there is no such folder */
  list(folder: string): Promise<readonly string[]>;
  /** whether a folder holds nothing at all, or is not there */
  isEmpty(folder: string): Promise<boolean>;
  /** whole or not at all: written to a temporary name, then renamed */
  write(path: string, data: Uint8Array | string): Promise<void>;
  remove(path: string): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  /** the files of a git revision of the repository around a folder; null where there is no such revision */
  atRevision(revision: string, folder: string): Promise<Effects | null>;
  /** a terminal's width in columns, or null for a pipe */
  readonly terminalWidth: number | null;
  readonly colour: boolean;
}
