/**
 * Whether a path stands for several files: it has a `*`, which stands for any characters of a file's name.
 *
 * @example isFilePattern('data/*.parquet') // => true
 */
export const isFilePattern = (path: string): boolean => path.includes('*');
