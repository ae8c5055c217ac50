import { unzipSync, zipSync } from 'fflate';
import { Fault } from '../../base/fault.ts';
import { FOLDER, type MemoryFolder, memoryFolder } from './memory-folder.ts';

/** A zip that unpacks to more than this is not opened. */
const MAX_BYTES = 400_000_000;
/** The earliest date that a zip can name: the same folder gives the same bytes. */
const NO_DATE = '1980-01-01T00:00:00';

/** The folder as a zip that `scopebook --review FOLDER` opens once it is unpacked. */
export function zippedFolder({ files }: MemoryFolder): Uint8Array {
  const inside = [...files]
    .map(([path, data]) => [path.slice(FOLDER.length + 1), data] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(inside.map(([path, data]) => [path, [data, { mtime: NO_DATE, level: 6 }]])));
}

/** A zip's files, or a Fault that says that they can't be read. */
function unzipped(bytes: Uint8Array, options: Parameters<typeof unzipSync>[1]): ReturnType<typeof unzipSync> {
  try {
    return unzipSync(bytes, options);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('broken-zip', 'this zip is damaged or no zip', 'save the review again and open the new file');
  }
}

/** The review in a zip; it may stand in a folder of the zip. */
export function unzippedFolder(bytes: Uint8Array): MemoryFolder {
  let total = 0;
  const found = unzipped(bytes, {
    filter: ({ originalSize, name }) => {
      total += originalSize;
      if (total > MAX_BYTES)
        throw new Fault('too-large', 'the zip unpacks to more than 400 MB', 'open the folder with the command line');
      return !name.endsWith('/') && !name.split('/').includes('..');
    },
  });
  const review = Object.keys(found)
    .filter(name => name === 'review.yaml' || name.endsWith('/review.yaml'))
    .sort((a, b) => a.length - b.length)[0];
  if (review === undefined)
    throw new Fault(
      'no-review',
      'there is no review.yaml in this zip',
      'choose a zip that was saved here, or a zipped review folder',
    );
  const prefix = review.slice(0, -'review.yaml'.length);
  return memoryFolder(
    Object.fromEntries(
      Object.entries(found).flatMap(([name, data]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), data]] : [],
      ),
    ),
  );
}
