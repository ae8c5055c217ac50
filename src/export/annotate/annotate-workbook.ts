import { type CellChange, changedCells } from '../ooxml/changed-cells.ts';
import { dropNotes } from '../ooxml/drop-notes.ts';
import { addNotes } from '../ooxml/notes.ts';
import { sheetLetter, sheetPlace } from '../ooxml/sheet-letter.ts';
import { Styles } from '../ooxml/styles.ts';
import { Workbook } from '../ooxml/workbook.ts';
import { type Annotation, byCoder, SEVERITIES, TINTS } from './annotation.ts';
import { earlierList } from './earlier-list.ts';
import { type MarkedCell, TO_FIX, toFixSheet } from './to-fix-sheet.ts';

export interface Annotated {
  readonly bytes: Uint8Array;
  /** cells that got a note and a colour */
  readonly cells: number;
  /** the name of the new sheet */
  readonly list: string;
  /** cells with a threaded discussion, which got a colour but no note */
  readonly left: readonly string[];
  readonly macros: boolean;
}

/**
 * Gives a workbook back with a note and a colour on each cell of a sheet that something is said of, and a list "To fix"
 * behind its sheets. The parts of the file are patched, so every other cell, format and sheet stays byte for byte.
 * A workbook that was annotated before (and mended since) is freed of those marks first.
 *
 * @param bytes a workbook that was read before
 */
export async function annotateWorkbook(
  bytes: Uint8Array,
  name: string,
  sheetName: string,
  annotations: readonly Annotation[],
): Promise<Annotated> {
  const workbook = await Workbook.open(bytes, name);
  const { part } = workbook.sheet(sheetName);
  const styles = new Styles(workbook);
  const sorted = [...annotations].sort(byCoder);
  const cells = cellsOf(sorted);
  const earlier = await earlierList(
    bytes,
    workbook.sheets.map(sheet => sheet.name),
    sheetName,
  );
  const marked: MarkedCell[] = [];
  const bare = (address: string, style: number): number => {
    const fill = earlier?.fills.get(address);
    return fill === undefined || !isTint(styles.fillOf(style)) ? style : styles.refilled(style, fill);
  };
  const now = new Set<string>();
  const changes = cells.map(({ row, column, said }): CellChange => {
    const address = `${sheetLetter(column)}${row}`;
    now.add(address);
    return {
      row,
      column,
      style: current => {
        const style = bare(address, current);
        marked.push({ address, note: noteOf(said), fill: styles.fillOf(style) });
        return styles.filled(style, TINTS[worst(said)]);
      },
    };
  });
  // what an earlier annotation marked and nothing is said of any more
  for (const address of earlier?.fills.keys() ?? []) {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    if (letters !== undefined && !now.has(address))
      changes.push({ row: Number(row), column: sheetPlace(letters), style: current => bare(address, current) });
  }
  workbook.set(part, changedCells(workbook.text(part), changes));
  dropNotes(workbook, part, earlier?.notes ?? new Set());
  const left = addNotes(
    workbook,
    part,
    'scopebook',
    cells.map(({ row, column, said }) => ({ row: row - 1, column, text: noteOf(said) })),
  );
  const listing = toFixSheet(sheetName, sorted, marked, styles);
  if (earlier !== null) workbook.replaceSheet(earlier.name, listing);
  const list = earlier?.name ?? workbook.addSheet(TO_FIX, listing);
  styles.save();
  return { bytes: await workbook.bytes(), cells: cells.length, list, left, macros: workbook.macros };
}

/** What is said of each cell, in the sheet's order; what concerns a whole row is said of its first cell. */
function cellsOf(annotations: readonly Annotation[]): { row: number; column: number; said: Annotation[] }[] {
  const cells = new Map<string, { row: number; column: number; said: Annotation[] }>();
  for (const entry of annotations) {
    if (entry.row === null) continue;
    const column = entry.column ?? 0;
    const key = `${entry.row} ${column}`;
    const found = cells.get(key);
    if (found === undefined) cells.set(key, { row: entry.row, column, said: [entry] });
    else found.said.push(entry);
  }
  return [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

const isTint = (fill: string): boolean => Object.values(TINTS).some(rgb => fill.toUpperCase().includes(rgb));

const worst = (said: readonly Annotation[]): Annotation['severity'] =>
  SEVERITIES.find(severity => said.some(entry => entry.severity === severity)) ?? 'note';

const noteOf = (said: readonly Annotation[]): string =>
  said
    .map(({ severity, code, message, suggestion }) =>
      [`${severity} ${code}: ${message}`, ...(suggestion === null ? [] : [`→ ${suggestion}`])].join('\n'),
    )
    .join('\n\n')
    .slice(0, LONGEST_NOTE);

/** What a note of a workbook holds. */
const LONGEST_NOTE = 32_000;
