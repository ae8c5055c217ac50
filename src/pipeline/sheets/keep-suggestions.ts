import type { Effects } from '../../base/effects.ts';
import { readSuggestionLog, suggestionsPath } from '../../read/suggestion-log.ts';
import type { Review } from '../../review.ts';
import { whileLocked, writeOutputs } from '../../write/outputs.ts';

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
  return whileLocked(effects, review.folder, async lock => {
    const known = await readSuggestionLog(effects, review);
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
    const { sheetCsv } = await import('../../export/sheet-csv.ts');
    await writeOutputs(effects, { review, lock, replaces: [path] }, [{ path, data: await sheetCsv(HEADER, rows) }]);
    return path;
  });
}
