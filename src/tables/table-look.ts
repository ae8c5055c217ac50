import { type Formatter, formatter } from '../base/formatter.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';
import type { TableLook } from '../model/table-model.ts';

type Style = NonNullable<ExhibitFile['style']>;

/** The symbols of footnotes; that of the AMA has letters too (AMA Manual of Style, 11th edition, chapter 4). */
const MARKS: Readonly<Record<Style, TableLook['marks']>> = { plain: 'letters', ama: 'letters', vancouver: 'symbols' };

/** The numbers of a table in the style that its declaration names: those of the AMA whatever the review's own are. */
export const styledFormatter = (format: Formatter, style: ExhibitFile['style']): Formatter =>
  style === 'ama'
    ? formatter({ ...format.style, preset: 'ama', leadingZeroP: false, intervalTemplate: '{low}-{high}' })
    : format;

/** What formats have to know of the style; nothing where they print as they always do. */
export function tableLook(format: Formatter, style: Style = 'plain'): TableLook | undefined {
  const look = { decimalMark: format.style.decimalMark, marks: MARKS[style] };
  return look.decimalMark === '.' && look.marks === 'letters' ? undefined : look;
}
