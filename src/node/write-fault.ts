import { Fault } from '../base/fault.ts';

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  EBUSY: 'another program has it open',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};

/** What went wrong with a file, in words, with the system's code. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') return String(error);
  return WORDS[code] === undefined ? code : `${WORDS[code]}, ${code}`;
}

/** A file that can't be written; nothing of the job was. */
export const writeFault = (name: string, error: unknown): Fault =>
  error instanceof Fault
    ? error
    : new Fault(
        'write',
        `${name} cannot be written (${reasonOf(error)}); nothing was changed`,
        'check the folder, its permissions and the free space; close the file in other programs',
      );
