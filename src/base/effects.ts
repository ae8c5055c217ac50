/** A server that the user named: never a file of a review. */
export interface ServerAccess {
  /** without credentials */
  readonly url: string;
  readonly user: string | null;
  readonly password: string | null;
  /** a query may take so long */
  readonly seconds: number;
}

/** A table on a server: what review.yaml says of it, and how the user reaches the server; null where none is named. */
export interface ServedTable {
  readonly engine: string;
  readonly database: string;
  readonly table: string;
  /** the column that numbers the rows */
  readonly order: string;
  readonly access: ServerAccess | null;
}

/** A file to read: whole, or in pieces where it is large. */
export interface Source {
  /** as it is named to the user, with `/`, never an absolute path of a machine unless the user gave one */
  readonly name: string;
  readonly size: number;
  /** where it lies on this machine's disk; several for a pattern; left out where it lies elsewhere */
  readonly files?: readonly { readonly name: string; readonly path: string }[];
  /** left out where it is a file */
  readonly served?: ServedTable;
  bytes(): Promise<Uint8Array>;
  stream(): AsyncIterable<Uint8Array>;
  /** opens it for reading at any place; left out where it lies elsewhere */
  open?(): FileBytes;
  /** threads that read its parts; absent or null where there is one core, or no way to start them */
  threads?(): Promise<Threads | null>;
  /** says on a terminal how much of it was read, where it is not read through `stream` */
  reading?(bytes: number): void;
}

/** A file that is open for reading. */
export interface FileBytes {
  /** fills an array with the bytes from a place on, as far as there are any, and says with how many */
  read(into: Uint8Array, at: number): number;
  close(): void;
}

/** Threads beside this one, for tasks of the program's own. */
export interface Threads {
  readonly count: number;
  run(task: unknown): Promise<unknown>;
  /** ends all of them, and what they do */
  close(): Promise<void>;
}

/** New content for a file (its folder is made where needed), or null: the file is removed. */
export interface FileChange {
  readonly path: string;
  readonly data: Uint8Array | string | null;
}

/** The right to change files in and below a folder, held by one job at a time. */
export interface FolderLock {
  /** all changes or none, also if the process is killed; a Fault where one of them can't be made */
  commit(changes: readonly FileChange[]): Promise<void>;
  release(): Promise<void>;
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
  /** whether a folder holds nothing but the tool's own locks, or is not there */
  isEmpty(folder: string): Promise<boolean>;
  /** an absolute path with `/` and without symbolic links, also of a file that is not there yet */
  realPath(path: string): string;
  /**
   * Waits, for a bounded time, until no other job changes files in this folder; only src/write asks for it. What a killed job
   * left behind is finished or removed first.
   */
  lock(folder: string): Promise<FolderLock>;
  /** the files that this job has read, by real path; absent where nobody keeps account */
  readonly opened?: ReadonlySet<string>;
  out(text: string): void;
  err(text: string): void;
  /** how the user reaches a server of this engine (at this address, where one was given); null where none is named */
  server?(engine: string, url?: string): Promise<ServerAccess | null>;
  /** says on a terminal how far long work has come (`done` of `total` steps); absent where nobody watches */
  progress?(work: string, done: number, total: number): void;
  /** the files of a git revision of the repository around a folder; null where there is no such revision */
  atRevision(revision: string, folder: string): Promise<Effects | null>;
  /** a terminal's width in columns, or null for a pipe */
  readonly terminalWidth: number | null;
  readonly colour: boolean;
}
