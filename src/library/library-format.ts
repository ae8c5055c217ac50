import type { Named } from '../base/registry.ts';
import type { Library, ReferencePart } from './reference.ts';

/** One kind of library file. */
export interface LibraryFormat extends Named {
  readonly extensions: readonly string[];
  readonly describe: string;
  /** what each part of a reference is read from; a part that is left out is not read */
  readonly fields: Readonly<Partial<Record<ReferencePart, string>>>;
  /** whether a text is of this kind, whatever its name says */
  matches(text: string): boolean;
  read(text: string): Promise<Library>;
}

export const libraryFormat = (entry: LibraryFormat): LibraryFormat => entry;
