import { sentenceCase } from '../base/sentence-case.ts';
import { declaredNotes, type NoteCode, noteTexts } from '../model/note.ts';
import type { FigureInput } from './figure-type.ts';

/**
 * The lines under a figure: the declared caption and note, those of its type, those of its results (of what the figure shows), how the
 * data were coded.
 */
export function noteLinesOf(
  { declaration, results, disclosure, edits }: FigureInput,
  own: readonly string[],
  shows: (code: NoteCode) => boolean = () => true,
): string[] {
  const all = [
    ...declaredNotes(declaration),
    ...edits.signNotes,
    ...own,
    ...noteTexts(results.notes.filter(note => shows(note.code))),
    ...(disclosure === null ? [] : [`${sentenceCase(disclosure)}.`]),
  ];
  return [...new Set(all)];
}

/** Of these the lines that stand in the picture: where a journal wants the caption beside it, only the disclosure. */
export const picturedNotes = ({ page, disclosure }: FigureInput, notes: readonly string[]): readonly string[] =>
  page.caption ? notes : notes.slice(notes.length - (disclosure === null ? 0 : 1));
