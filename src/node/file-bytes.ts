import { closeSync, openSync, readSync } from 'node:fs';
import type { FileBytes } from '../base/effects.ts';

/** The bytes of a file on the disk. */
export function fileBytes(path: string): FileBytes {
  const file = openSync(path, 'r');
  return {
    read: (into, at) => readSync(file, into, 0, into.length, at),
    close: () => closeSync(file),
  };
}
