import type { Effects, FolderLock } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { DictionaryReading } from '../../infer/dictionaries/dictionary-format.ts';
import { emptyReview } from '../../infer/write/empty-review.ts';
import { writeFiles } from '../../write/outputs.ts';
import { withEditorSchemas } from './editor-schemas.ts';
import type { Initiated } from './initiated.ts';
import { checkCodebook, slug } from './review-paths.ts';

/** A review without data yet. */
export async function beginReview(
  effects: Effects,
  within: (path: string) => string,
  folder: string,
  dictionary: DictionaryReading | null,
  lock: FolderLock,
): Promise<Initiated> {
  const files = emptyReview(folder === '.' ? 'my-review' : slug(folder), dictionary?.codebook ?? null);
  const inside = withEditorSchemas(files.files.map(({ path, text }) => ({ path, data: text })));
  for (const file of files.files)
    if (await effects.exists(within(file.path)))
      throw new Fault(
        'file-there',
        `${within(file.path)} exists already and is not overwritten`,
        'name another folder: scopebook init FOLDER',
      );
  for (const file of files.files) if (file.path.startsWith('codebook/')) await checkCodebook(file.path, file.text);
  const written = await writeFiles(
    effects,
    { review: null, lock },
    inside.map(file => ({ ...file, path: within(file.path) })),
  );
  return {
    review: within('review.yaml'),
    written,
    codebook: files.codebook,
    guesses: [],
    notes: (dictionary?.unsaid ?? []).map(message => ({ field: null, message: `dictionary: ${message}`, change: '' })),
    rows: 0,
    unit: { name: 'study', key: 'study_id' },
    unconfirmed: [],
    layout: null,
    news: null,
  };
}
