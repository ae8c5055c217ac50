import { decode } from '../ingest/decode.ts';
import { readLibrary } from '../library/read-library.ts';
import type { Review } from '../review.ts';
import type { LibraryCount } from '../validate/flow/check-libraries.ts';

/** How many records each file under `library:` holds. */
export async function libraryCounts(review: Review): Promise<LibraryCount[]> {
  const { library } = review.value;
  const paths = library === undefined ? [] : typeof library === 'string' ? [library] : library;
  const counts: LibraryCount[] = [];
  for (const path of paths) {
    const { text } = await decode(await (await review.source(path)).bytes(), path, undefined);
    const { references, broken } = await readLibrary(path, text);
    counts.push({ file: path, records: references.length, broken: broken.length });
  }
  return counts;
}
