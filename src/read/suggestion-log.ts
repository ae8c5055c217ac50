import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { folderOf } from '../base/paths.ts';
import { csvCells } from '../ingest/csv-cells.ts';
import { type Review, readReviewText } from '../review.ts';

/** Where suggestions stand: beside the studies' sheet, never in it. */
export const suggestionsPath = (review: Review): string =>
  `${folderOf(review.studies.path)}${folderOf(review.studies.path) === '' ? '' : '/'}suggestions.csv`;

/** The rows of the file of suggestions, without its header; [] where there is none. */
export async function readSuggestionLog(effects: Effects, review: Review): Promise<string[][]> {
  const path = suggestionsPath(review);
  if (!(await effects.exists(`${review.folder}/${path}`))) return [];
  const rows = await csvCells(await readReviewText(effects, review.folder, path, review.declaration.file), path);
  if (rows[0]?.[0] !== 'unit' || rows[0]?.[1] !== 'field')
    throw new Fault(
      'suggestions',
      `${path} is not a list of suggestions (its first columns must be unit and field)`,
      'rename it, or restore it',
    );
  return rows.slice(1);
}

/** Units by field whose code was suggested before a person gave it: they are left out of agreement. */
export async function anchoredUnits(
  effects: Effects,
  review: Review,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (const [unit = '', field = ''] of await readSuggestionLog(effects, review)) {
    const units = found.get(field) ?? new Set<string>();
    units.add(unit);
    found.set(field, units);
  }
  return found;
}
