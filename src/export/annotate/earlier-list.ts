import { LIST_HEADERS, NOTE_COLUMN, TO_FIX } from './to-fix-sheet.ts';

/** What an earlier annotation of the same sheet put there, as its list remembers it. */
export interface EarlierList {
  /** the name of the sheet with the list */
  readonly name: string;
  readonly notes: ReadonlySet<string>;
  /** by address: the fill that a cell had before, as XML; '' for none */
  readonly fills: ReadonlyMap<string, string>;
}

/** The list that an earlier annotation of a sheet left in the workbook; null where there is none. */
export async function earlierList(
  bytes: Uint8Array,
  sheets: readonly string[],
  sheet: string,
): Promise<EarlierList | null> {
  const candidates = sheets.filter(name => name === TO_FIX || name.startsWith(`${TO_FIX} (`));
  if (candidates.length === 0) return null;
  const { readXlsx } = await import('hucre/xlsx');
  const workbook = await readXlsx(bytes, { sheets: candidates });
  for (const { name, rows } of workbook.sheets) {
    const [head = [], ...body] = rows;
    if (LIST_HEADERS.some((header, i) => head[i] !== header) || head[NOTE_COLUMN] !== sheet) continue;
    const notes = new Set<string>();
    const fills = new Map<string, string>();
    for (const row of body) {
      const note = String(row[NOTE_COLUMN] ?? '');
      if (note === '') continue;
      notes.add(note.replaceAll('\r\n', '\n'));
      fills.set(String(row[NOTE_COLUMN + 2] ?? ''), String(row[NOTE_COLUMN + 1] ?? ''));
    }
    return { name, notes, fills };
  }
  return null;
}
