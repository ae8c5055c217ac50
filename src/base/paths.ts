import { Fault } from './fault.ts';

/**
 * A path that a declaration names, made safe: relative, with `/`, and inside the review's folder.
 *
 * @example insidePath('./corpus//a.csv', 'review.yaml') // => 'corpus/a.csv'
 */
export function insidePath(path: string, declaredIn: string): string {
  if (/^([a-z][a-z0-9+.-]*:|[\\/]|[A-Za-z]:[\\/])/i.test(path))
    throw new Fault(
      'outside',
      `${declaredIn}: "${path}" is not a relative path`,
      'paths in a review are relative to the folder of review.yaml; copy the file there',
    );
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.pop() === undefined)
      throw new Fault(
        'outside',
        `${declaredIn}: "${path}" leaves the review's folder`,
        'copy the file into the review and name it there',
      );
    if (part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/**
 * A path as an absolute one with `/`, without `.` and `..`; symbolic links are not followed (for that, ask the effects for the
 * real path).
 *
 * @example absolutePath('/reviews', '../data/./a.csv') // => '/data/a.csv'
 */
export function absolutePath(cwd: string, path: string): string {
  const plain = path.replaceAll('\\', '/');
  const joined = /^(\/|[A-Za-z]:\/)/.test(plain) ? plain : `${cwd.replaceAll('\\', '/')}/${plain}`;
  const parts: string[] = [];
  for (const part of joined.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return `${joined.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** The folder part of a path with `/`, `''` for none. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path without its extension. */
export const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');

/**
 * Whether a path stands for several files: it has a `*`, which stands for any characters of a file's name.
 *
 * @example isFilePattern('data/*.parquet') // => true
 */
export const isFilePattern = (path: string): boolean => path.includes('*');
