import type { FileFormat } from './format.ts';
import { FILE_FORMATS } from './formats/index.ts';

/** The format that reads a file, by its first bytes; null where none does. */
export const fileFormatOf = (head: Uint8Array, name: string): FileFormat | null =>
  FILE_FORMATS.all.find(entry => entry.matches(head, name)) ?? null;

/** Whether a file's name says that it is of a format that an engine counts. */
export const isCountedName = (name: string): boolean =>
  FILE_FORMATS.all.some(
    ({ engine, extensions }) =>
      engine !== undefined && extensions.some(extension => name.toLowerCase().endsWith(`.${extension}`)),
  );
