import { plainCharacters } from '../../base/printed-number.ts';
import { WHOLE_ROW } from './row-text.ts';

/** Which column a place in a row's text is in, and what stands in the same cell before it. */
export function cellAt(text: string, at: number): { readonly column: number; readonly before: string } {
  const cells = text.slice(0, at).split('\t');
  return { column: cells.length - 1, before: cells.at(-1)! };
}

/** What heads a row, seen from one of its columns: the cells of words to the left. */
export const labelOf = (text: string, column: number): string =>
  plainCharacters(text)
    .split('\t')
    .slice(0, Math.max(1, column))
    .filter(cell => /\p{L}/u.test(cell) && !/^[<>≤≥]?\s*(?:[nN] ?= ?)?\d/.test(cell.trim()))
    .join(' ')
    .trim();

/** The whole that a label names: `Tabular (N = 16)`; null for none. */
export function wholeIn(label: string): number | null {
  const found = [...plainCharacters(label).matchAll(/\b[nN] ?= ?(\d{1,3}(?:[, ]\d{3})+|\d{1,9})\b/g)];
  return found.length === 1 ? Number(found[0]![1]!.replace(/[, ]/g, '')) : null;
}

/** What a head says of numbers in general, and of no category. */
const PLAIN =
  /\b(?:n|no(?=\.)|nr|numbers?|counts?|freq\w*|stud(?:y|ies)|articles?|reviews?|papers?|reports?|publications?|records?|trials?|documents?|manuscripts?|per ?cent\w*|shares?|proportions?|prevalence|totals?|all|overall|sum|values?|results?|of|the|in|and|ci|confidence|intervals?|included|\d+)\b|[^\p{L}]/giu;

export const isPlain = (head: string): boolean => head.replace(PLAIN, '') === '';

/** A head of nothing, or of a whole alone: `(N = 16)`. */
export const isBlank = (head: string): boolean =>
  head.replace(/(?:[([]\s{0,9})?\b[nN]\s{0,9}=\s{0,9}\d+\s{0,9}[)\]]?/, '').trim() === '';

/** A row or column of totals: `Total`, `All studies`, but not `Total dose`. */
export const isTotal = (label: string): boolean => WHOLE_ROW.test(label) && isPlain(label);

/** The last part of a head over several rows that names something: `Tabular` of `Modality: Tabular: n`. */
export const lastPart = (head: string): string => {
  const parts = head.split(/:\s+/);
  return (
    parts.findLast(part => !isPlain(part.replace(/(?:[([]\s{0,9})?\b[nN]\s{0,9}=\s{0,9}[\d, ]+[)\]]?/g, ' '))) ??
    parts.at(-1)!
  );
};
