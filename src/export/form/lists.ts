import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { sheetLetter } from '../ooxml/sheet-letter.ts';
import type { FormColumn } from './form-columns.ts';

/** The hidden sheet that drop-downs point at: a list typed into a rule breaks at commas and at 255 characters. */
export const LISTS = 'Lists';

export interface Lists {
  readonly sheet: WriteSheet;
  /** where the choices of a column stand */
  of(column: FormColumn): { readonly letter: string; readonly length: number } | null;
}

/** One list a column of the hidden sheet; columns of the form with the same choices share one. */
export function listsOf(columns: readonly FormColumn[]): Lists {
  const lists = new Map<string, { name: string; choices: readonly string[]; index: number }>();
  for (const { header, choices } of columns)
    if (choices !== null && !lists.has(JSON.stringify(choices)))
      lists.set(JSON.stringify(choices), { name: header, choices, index: lists.size });
  const all = [...lists.values()];
  const height = all.reduce((most, { choices }) => Math.max(most, choices.length), 0);
  const rows: CellValue[][] = [
    all.map(({ name }) => name),
    ...Array.from({ length: height }, (_, row) => all.map(({ choices }) => choices[row] ?? null)),
  ];
  return {
    sheet: { name: LISTS, hidden: true, rows, columns: all.map(() => ({ width: 20, style: { numFmt: '@' } })) },
    of({ choices }) {
      const found = choices === null ? undefined : lists.get(JSON.stringify(choices));
      return found === undefined ? null : { letter: sheetLetter(found.index), length: found.choices.length };
    },
  };
}
