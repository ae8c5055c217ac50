import { xmlText } from '../../base/xml-text.ts';
import { type NoteShape, noteShape, VML_HEAD, VML_TYPE } from './note-shape.ts';
import { sheetLetter } from './sheet-letter.ts';
import { appended, type Workbook } from './workbook.ts';
import { type Edit, edited, xmlAttribute, xmlTags } from './xml-tags.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * Puts notes (classic comments) on cells of a sheet, each at most one a cell. Notes that stand there stay: where a cell has
 * one, the new text goes below it; where it has a threaded discussion, that is left alone.
 *
 * @returns the addresses of cells that were left alone
 */
export function addNotes(workbook: Workbook, sheet: string, author: string, notes: readonly NoteShape[]): string[] {
  if (notes.length === 0) return [];
  const part = workbook.related(sheet, 'comments')[0]?.part ?? newComments(workbook, sheet);
  const left: string[] = [];
  const standing = standingNotes(workbook.text(part));
  const edits: Edit[] = [];
  const added: NoteShape[] = [];
  for (const note of notes) {
    const found = standing.notes.get(addressOf(note));
    if (found === undefined) added.push(note);
    else if (found.threaded || found.end === null) left.push(addressOf(note));
    else {
      // a text without runs becomes one run, so that a second one may follow
      if (found.plain !== null) {
        edits.push({ from: found.plain.from, to: found.plain.from, text: `<${standing.prefix}r>` });
        edits.push({ from: found.plain.to, to: found.plain.to, text: `</${standing.prefix}r>` });
      }
      edits.push({
        from: found.end,
        to: found.end,
        text: `<${standing.prefix}r><${standing.prefix}t xml:space="preserve">${xmlText(`\n\n${note.text}`)}</${standing.prefix}t></${standing.prefix}r>`,
      });
    }
  }
  let text = edited(workbook.text(part), edits);
  if (added.length > 0) {
    const authorId = standing.authors.indexOf(author) >= 0 ? standing.authors.indexOf(author) : standing.authors.length;
    if (authorId === standing.authors.length)
      text = appended(text, 'authors', p => `<${p}author>${xmlText(author)}</${p}author>`);
    text = appended(text, 'commentList', p =>
      added
        .map(
          note =>
            `<${p}comment ref="${addressOf(note)}" authorId="${authorId}" shapeId="0"><${p}text><${p}r><${p}t xml:space="preserve">${xmlText(note.text)}</${p}t></${p}r></${p}text></${p}comment>`,
        )
        .join(''),
    );
    addShapes(workbook, sheet, added);
  }
  workbook.set(part, text);
  return left;
}

const addressOf = ({ row, column }: NoteShape): string => `${sheetLetter(column)}${row + 1}`;

function newComments(workbook: Workbook, sheet: string): string {
  const part = workbook.unused('xl/comments', 'xml');
  workbook.set(
    part,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`,
  );
  workbook.declare(part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml');
  workbook.relate(sheet, 'comments', part);
  return part;
}

/** A note that stands there: where its text ends, its text where that has no runs, and whether it stands for a discussion. */
interface StandingNote {
  end: number | null;
  plain: { from: number; to: number } | null;
  threaded: boolean;
}

function standingNotes(text: string): { prefix: string; authors: string[]; notes: Map<string, StandingNote> } {
  const authors: string[] = [];
  const notes = new Map<string, StandingNote>();
  let prefix = '';
  let authorAt = 0;
  let inRun = false;
  let plainAt = 0;
  let current: StandingNote | null = null;
  for (const tag of xmlTags(text)) {
    const { name, kind } = tag;
    if (name === 'comments') prefix = tag.prefix;
    else if (name === 'author') {
      if (kind === 'close') authors.push(text.slice(authorAt, tag.from));
      else if (kind === 'empty') authors.push('');
      authorAt = tag.to;
    } else if (name === 'comment' && kind !== 'close') {
      const threaded = authors[Number(xmlAttribute(tag.text, 'authorId'))]?.startsWith('tc=') ?? false;
      current = { end: null, plain: null, threaded };
      notes.set(xmlAttribute(tag.text, 'ref') ?? '', current);
    } else if (name === 'r' || name === 'rPh') inRun = kind === 'open';
    else if (name === 't' && !inRun && current !== null) {
      if (kind === 'open') plainAt = tag.from;
      else current.plain = { from: kind === 'empty' ? tag.from : plainAt, to: tag.to };
    } else if (name === 'text' && kind === 'close' && current !== null) current.end = tag.from;
  }
  return { prefix, authors, notes };
}

/** The boxes of new notes, in the sheet's drawing of notes; the sheet gets one where it has none. */
function addShapes(workbook: Workbook, sheet: string, notes: readonly NoteShape[]): void {
  const xml = workbook.text(sheet);
  const legacy = [...xmlTags(xml)].find(tag => tag.name === 'legacyDrawing' && tag.kind !== 'close');
  const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(legacy?.text ?? '')?.[1];
  const known = workbook.related(sheet, 'vmlDrawing').find(entry => entry.id === id)?.part;
  const part = known ?? workbook.unused('xl/drawings/vmlDrawing', 'vml');
  const before = known === undefined ? `${VML_HEAD}${VML_TYPE}</xml>` : workbook.text(part);
  const most = [...before.matchAll(/_x0000_s(\d+)/g)].reduce((max, match) => Math.max(max, Number(match[1])), 1024);
  const shapes = notes.map((note, i) => noteShape(note, `_x0000_s${most + 1 + i}`)).join('');
  const type = before.includes('_x0000_t202"') ? '' : VML_TYPE;
  const end = before.lastIndexOf('</xml>');
  workbook.set(part, edited(before, [{ from: end, to: end, text: type + shapes }]));
  if (known !== undefined) return;
  workbook.declareEnding('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  workbook.set(sheet, withLegacyDrawing(xml, workbook.relate(sheet, 'vmlDrawing', part)));
}

/** What may stand behind the pointer to the drawing, in the order that the format fixes. */
const BEHIND = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

function withLegacyDrawing(xml: string, id: string): string {
  let depth = 0;
  for (const tag of xmlTags(xml)) {
    const end = tag.kind === 'close' && depth === 1;
    if (end || (depth === 1 && tag.kind !== 'close' && BEHIND.has(tag.name)))
      return edited(xml, [
        { from: tag.from, to: tag.from, text: `<${tag.prefix}legacyDrawing xmlns:r="${TYPES}" r:id="${id}"/>` },
      ]);
    if (tag.kind === 'open') depth++;
    else if (tag.kind === 'close') depth--;
  }
  return xml;
}
