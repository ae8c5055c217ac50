import { counted } from '../base/plural.ts';
import { sentenceCase } from '../base/sentence-case.ts';
import { declaredNotes, noteTexts } from '../model/note.ts';
import type { FigureInput } from './figure-type.ts';
import type { FieldShares } from './share-groups.ts';

/** The lines under a figure: the declaration's own, the size, what was counted and how, how the data were coded. */
export function shareNotes(input: FigureInput, shares: readonly FieldShares[], more: readonly string[] = []): string[] {
  const { words, format } = input;
  const sizes = new Set(shares.map(entry => entry.whole.N));
  const size =
    sizes.size === 1
      ? `N = ${manyUnits(input, [...sizes][0]!)}.`
      : `${shares.map(entry => `${words.fieldTitle(entry.field)}: N = ${format.count(entry.whole.N)}`).join('; ')}.`;
  const outside = shares.flatMap(entry =>
    entry.outside.map(
      row =>
        `${words.fieldTitle(entry.field)}: ${(row.label ?? '').toLowerCase()} in ${manyUnits(input, row.n ?? 0)}, not part of N.`,
    ),
  );
  return figureNotes(input, size, [...outside, ...more]);
}

/** The same for any figure, around a sentence that says its size. */
export function figureNotes(input: FigureInput, size: string, more: readonly string[]): string[] {
  const { declaration, results, words, disclosure, edits } = input;
  const where = results.rows.find(row => row.where !== null)?.where ?? null;
  const line = [size, ...(where === null ? [] : [`Only ${words.units} with ${words.condition(where)}.`])]
    .join(' ')
    .trim();
  return [
    ...declaredNotes(declaration),
    ...edits.signNotes,
    ...(line === '' ? [] : [line]),
    ...more,
    ...noteTexts(results.notes),
    ...(disclosure === null ? [] : [`${sentenceCase(disclosure)}.`]),
  ];
}

/** `1,234 studies`, in the review's own format. */
export const manyUnits = ({ words, format }: FigureInput, n: number): string =>
  counted(n, words.unit).replace(/^\d+/, () => format.count(n));
