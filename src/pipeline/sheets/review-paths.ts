import type { Effects, Source } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { insidePath, stemOf } from '../../base/paths.ts';
import { readDeclaration, type Schema } from '../../base/read-declaration.ts';
import { closeCodebook } from '../../model/close-codebook.ts';
import type { CodebookFile } from '../../model/codebook-file.ts';

export const reviewThere = (path: string): Fault =>
  usageFault(
    'review-there',
    `there is a review already (${path})`,
    door => `name another folder: scopebook init FOLDER, or update its codebook with ${door.option('from', 'FILE')}`,
  );

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A name for files, of a path's last part. */
export const slug = (path: string): string =>
  stemOf(path)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase() || 'review';

export const titleOf = (path: string): string => stemOf(path).replace(/[_-]+/g, ' ').trim() || 'A review';

/** What was proposed must itself be a codebook without a mistake. */
export async function checkCodebook(name: string, text: string): Promise<void> {
  const { codebookFile } = await import('../../model/codebook-file.ts');
  await closeCodebook(await readDeclaration(name, text, codebookFile as unknown as Schema<CodebookFile>));
}

/** A file inside the review's folder is used where it lies; any other, and a sheet that is in no file yet (null), is copied into corpus/. */
export async function corpusPath(
  effects: Effects,
  folder: string,
  from: string | null,
  source: Source,
): Promise<{ path: string; copy: boolean }> {
  const inside = from === null ? null : inFolder(folder, from);
  if (inside !== null) return { path: inside, copy: false };
  const path = `corpus/${baseName(source.name)}`;
  const at = folder === '.' ? path : `${folder}/${path}`;
  if (await effects.exists(at))
    throw new Fault(
      'file-there',
      `${at} exists already and is not overwritten`,
      'move it away, or give init another folder',
    );
  return { path, copy: true };
}

/** A path as review.yaml names it, or null for a file outside the review's folder. */
export function inFolder(folder: string, from: string): string | null {
  const plain = from.replaceAll('\\', '/').replace(/^\.\//, '');
  const prefix = folder === '.' ? '' : `${folder.replace(/^\.\//, '')}/`;
  const outside = plain.startsWith('/') || /^[A-Za-z]:/.test(plain) || plain.split('/').includes('..');
  return outside || !plain.startsWith(prefix) ? null : insidePath(plain.slice(prefix.length), 'review.yaml');
}
