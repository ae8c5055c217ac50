import type { Finding } from '../model/finding.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A column's letter as a number: A = 1, Z = 26, AA = 27; no column first. */
const place = (letter: string | null): number =>
  [...(letter ?? '')].reduce((sum, character) => sum * 26 + character.charCodeAt(0) - 64, 0);

/** By address: file, sheet, row, column; whole-sheet findings first; then by code. */
export const compareFindings = (a: Finding, b: Finding): number =>
  byText(a.file, b.file) ||
  byText(a.sheet ?? '', b.sheet ?? '') ||
  (a.row ?? 0) - (b.row ?? 0) ||
  place(a.column) - place(b.column) ||
  byText(a.code, b.code) ||
  byText(a.message, b.message);
