import { xmlText } from '../../base/xml-text.ts';
import { sheetPlace } from './sheet-letter.ts';
import type { Workbook } from './workbook.ts';
import { type Edit, edited, unescapeXml, xmlAttribute, xmlTags } from './xml-tags.ts';

/**
 * Takes earlier notes away again, wherever on the sheet they stand now: a note that says nothing else goes with its box;
 * of a note that stands below somebody's own, only the added end goes.
 *
 * @param texts the earlier notes, to the letter; whoever wrote into one keeps it
 */
export function dropNotes(workbook: Workbook, sheet: string, texts: ReadonlySet<string>): void {
  const part = workbook.related(sheet, 'comments')[0]?.part;
  if (part === undefined || texts.size === 0) return;
  const xml = workbook.text(part);
  const edits: Edit[] = [];
  const gone = new Set<string>();
  for (const note of notesIn(xml)) {
    const said = note.pieces
      .map(piece => piece.text)
      .join('')
      .replaceAll('\r\n', '\n');
    if (texts.has(said)) {
      edits.push({ from: note.from, to: note.to, text: '' });
      gone.add(note.ref);
      continue;
    }
    const end = [...texts].find(text => said.endsWith(`\n\n${text}`));
    if (end !== undefined) edits.push(...withoutEnd(note.pieces, end.length + 2));
  }
  workbook.set(part, edited(xml, edits));
  if (gone.size > 0) dropShapes(workbook, sheet, gone);
}

/** One `t` element of a note: what stands between its tags, and what that says. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function notesIn(xml: string): { ref: string; from: number; to: number; pieces: Piece[] }[] {
  const notes: { ref: string; from: number; to: number; pieces: Piece[] }[] = [];
  let at = -1;
  for (const tag of xmlTags(xml)) {
    const last = notes.at(-1);
    if (tag.name === 'comment' && tag.kind === 'open')
      notes.push({ ref: xmlAttribute(tag.text, 'ref') ?? '', from: tag.from, to: tag.to, pieces: [] });
    else if (tag.name === 'comment' && last !== undefined) last.to = tag.to;
    else if (tag.name === 't' && tag.kind === 'open') at = tag.to;
    else if (tag.name === 't' && tag.kind === 'close' && at >= 0)
      last?.pieces.push({ from: at, to: tag.from, text: unescapeXml(xml.slice(at, tag.from)) });
  }
  return notes;
}

function withoutEnd(pieces: readonly Piece[], length: number): Edit[] {
  const edits: Edit[] = [];
  let rest = length;
  for (const { from, to, text } of [...pieces].reverse()) {
    if (rest === 0) break;
    const kept = text.slice(0, Math.max(0, text.length - rest));
    rest -= text.length - kept.length;
    edits.push({ from, to, text: xmlText(kept) });
  }
  return edits;
}

function dropShapes(workbook: Workbook, sheet: string, refs: ReadonlySet<string>): void {
  const places = new Set(
    [...refs].map(ref => {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
      return `${Number(row) - 1} ${sheetPlace(letters)}`;
    }),
  );
  for (const { part } of workbook.related(sheet, 'vmlDrawing')) {
    const xml = workbook.text(part);
    const edits: Edit[] = [];
    let from = -1;
    let at = 0;
    let row = '';
    let isNote = false;
    let column = '';
    for (const tag of xmlTags(xml)) {
      if (tag.name === 'shape' && tag.kind === 'open') [from, row, column, isNote] = [tag.from, '', '', false];
      else if (tag.name === 'ClientData' && tag.kind === 'open')
        isNote = xmlAttribute(tag.text, 'ObjectType') === 'Note';
      else if (tag.kind === 'open') at = tag.to;
      else if (tag.name === 'Row') row = xml.slice(at, tag.from).trim();
      else if (tag.name === 'Column') column = xml.slice(at, tag.from).trim();
      else if (tag.name === 'shape' && from >= 0 && isNote && places.has(`${row} ${column}`))
        edits.push({ from, to: tag.to, text: '' });
    }
    workbook.set(part, edited(xml, edits));
  }
}
