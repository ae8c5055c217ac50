import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { folderOf } from '../base/paths.ts';
import { type Review, readText } from '../review.ts';

/** What is kept of suggestions. */
export interface KeptSuggestions {
  readonly field: string;
  readonly from: readonly string[];
  readonly suggestions: readonly {
    readonly unit: string;
    readonly code: string;
    readonly probability: number;
    readonly words: readonly string[];
  }[];
}

const HEADER = ['unit', 'field', 'code', 'probability', 'words', 'learned_from'] as const;

/** Where suggestions stand: beside the studies' sheet, never in it. */
export const suggestionsPath = (review: Review): string =>
  `${folderOf(review.studies.path)}${folderOf(review.studies.path) === '' ? '' : '/'}suggestions.csv`;

/**
 * Adds suggestions to the file beside the sheet. Whoever codes such a unit later has seen the suggestion, so the file is also
 * the record of which codes are anchored; what was suggested once stays in it.
 */
export async function keepSuggestions(
  effects: Effects,
  review: Review,
  { field, from, suggestions }: KeptSuggestions,
): Promise<string> {
  const path = suggestionsPath(review);
  const known = await readSuggestions(effects, review);
  const fresh = suggestions.map(entry => [
    entry.unit,
    field,
    entry.code,
    entry.probability.toFixed(3),
    entry.words.join(' '),
    from.join(' '),
  ]);
  const seen = new Set(known.map(row => row.slice(0, 3).join('\n')));
  const rows = [...known, ...fresh.filter(row => !seen.has(row.slice(0, 3).join('\n')))];
  const { sheetCsv } = await import('../export/sheet-csv.ts');
  await effects.write(`${review.folder}/${path}`, await sheetCsv(HEADER, rows));
  return path;
}

async function readSuggestions(effects: Effects, review: Review): Promise<string[][]> {
  const path = suggestionsPath(review);
  if (!(await effects.exists(`${review.folder}/${path}`))) return [];
  const { parse } = await import('csv-parse/sync');
  const rows = parse(await readText(effects, `${review.folder}/${path}`, path), {
    relax_column_count: true,
  }) as string[][];
  if (rows[0]?.[0] !== 'unit' || rows[0]?.[1] !== 'field')
    throw new Fault(
      'suggestions',
      `${path} is no list of suggestions (its first columns must be unit and field)`,
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
  for (const [unit = '', field = ''] of await readSuggestions(effects, review)) {
    const units = found.get(field) ?? new Set<string>();
    units.add(unit);
    found.set(field, units);
  }
  return found;
}
