import type { Source } from '../base/effects.ts';
import { fileFormatOf } from './file-format-of.ts';
import type { SheetEntry } from './format.ts';

/** The sheets of a workbook; [] for a file that has none (CSV). */
export async function sheetsOf(source: Source): Promise<readonly SheetEntry[]> {
  for await (const head of source.stream()) {
    const format = fileFormatOf(head, source.name);
    return format?.sheets === undefined ? [] : format.sheets(source);
  }
  return [];
}
