import type { Source } from '../base/effects.ts';
import type { SheetEntry } from './format.ts';
import { FILE_FORMATS } from './formats/index.ts';

/** The sheets of a workbook; [] for a file that has none (CSV). */
export async function sheetsOf(source: Source): Promise<readonly SheetEntry[]> {
  for await (const head of source.stream()) {
    const format = FILE_FORMATS.all.find(entry => entry.matches(head));
    return format?.sheets === undefined ? [] : format.sheets(source);
  }
  return [];
}
