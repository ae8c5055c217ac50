import { Fault } from '../../base/fault.ts';
import { xmlText } from '../../base/xml-text.ts';
import { docxParagraphs, type TextPiece } from './docx-paragraphs.ts';
import { type Answering, type Filled, KEPT_BEFORE, type Unfilled } from './fill-text.ts';
import { findPlaceholders } from './placeholders.ts';
import { QueryError } from './query.ts';

/** The parts of a DOCX that hold text, and what their paragraphs are called. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\.xml$/, ''],
  [/^word\/footnotes\.xml$/, 'footnotes, '],
  [/^word\/endnotes\.xml$/, 'endnotes, '],
  [/^word\/header\d*\.xml$/, 'header, '],
  [/^word\/footer\d*\.xml$/, 'footer, '],
];

/**
 * Fills the placeholders of a Word document, also where formatting has split them over several runs: the text goes into the
 * first of them and keeps its formatting. Every other part, and everything else in these, stays as it is.
 *
 * @param name as the user knows the file
 * @throws Fault for a damaged or password-protected document
 */
export async function fillDocx(
  bytes: Uint8Array,
  name: string,
  answering: Answering,
): Promise<{ bytes: Uint8Array; filled: Filled[]; unfilled: Unfilled[] }> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = guarded(name, () => unzipSync(bytes));
  if (parts['word/document.xml'] === undefined)
    throw new Fault('docx', `${name} is a zip file, but no Word document`, 'save it as .docx in a word processor');
  const filled: Filled[] = [];
  const unfilled: Unfilled[] = [];
  const packed: Record<string, [Uint8Array, { mtime: string; level: 6 }]> = {};
  for (const [path, data] of Object.entries(parts)) {
    const prefix = PARTS.find(([pattern]) => pattern.test(path))?.[1];
    let out = data;
    if (prefix !== undefined) {
      const xml = strFromU8(data);
      const edited = guarded(name, () => fillPart(xml, prefix, answering, filled, unfilled));
      if (edited !== xml) out = strToU8(edited);
    }
    packed[path] = [out, { mtime: ZIP_DAY, level: 6 }];
  }
  return { bytes: zipSync(packed), filled, unfilled };
}

/** Without a zone it is read as local time, which is what the zip format stores: the same bytes everywhere. */
const ZIP_DAY = '1980-01-02T12:00:00';

function guarded<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(
      'docx',
      `${name} is damaged and can't be read as a Word document`,
      'open it in a word processor, let it repair the file, and save it again as .docx',
    );
  }
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

function fillPart(xml: string, prefix: string, answering: Answering, filled: Filled[], unfilled: Unfilled[]): string {
  const edits: Edit[] = [];
  for (const { number, pieces } of docxParagraphs(xml)) {
    const text = pieces.map(piece => piece.text).join('');
    if (!text.includes('{{')) continue;
    const place = `${prefix}paragraph ${number}`;
    const { found, broken } = findPlaceholders(text, 'docx');
    for (const { message } of broken) unfilled.push({ place, message });
    const replacements: Edit[] = [];
    let [before, done] = ['', 0];
    for (const { start, end, query } of found)
      try {
        const answered = answering(query);
        before += text.slice(done, start);
        filled.push({ ...answered, place, query, before: before.slice(-KEPT_BEFORE) });
        before += answered.text;
        done = end;
        replacements.push({ start, end, by: answered.text });
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        unfilled.push({ place, message: `{{ ${query} }}: ${error.message}` });
      }
    if (replacements.length > 0) edits.push(...pieceEdits(xml, pieces, replacements));
  }
  let result = '';
  let done = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    result += xml.slice(done, edit.start) + edit.by;
    done = edit.end;
  }
  return result + xml.slice(done);
}

/** The changes of the raw XML that replace stretches of a paragraph's text; runs that are not touched stay to the byte. */
function pieceEdits(xml: string, pieces: readonly TextPiece[], replacements: readonly Edit[]): Edit[] {
  const edits: Edit[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const from = offset;
    const to = offset + piece.text.length;
    offset = to;
    const own = replacements.filter(({ start, end }) => start < to && end > from);
    if (own.length === 0) continue;
    let text = '';
    let done = from;
    for (const { start, end, by } of own) {
      text += piece.text.slice(done - from, Math.max(start, from) - from);
      // the answer stands in the run in which its placeholder began
      if (start >= from) text += by;
      done = Math.min(end, to);
    }
    text += piece.text.slice(done - from);
    edits.push({ start: piece.start, end: piece.end, by: xmlText(text) });
    // Word drops blanks at the ends of a run unless it is told to keep them
    if (!piece.preserves && text !== text.trim() && xml[piece.tagEnd] === '>')
      edits.push({ start: piece.tagEnd, end: piece.tagEnd, by: ' xml:space="preserve"' });
  }
  return edits;
}
