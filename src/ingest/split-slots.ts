import { Fault } from '../base/fault.ts';
import { fold } from '../base/fold.ts';
import type { Table } from '../model/table.ts';
import { NO_ANSWER } from './join-slots.ts';

/**
 * Rows in the order of a joined table's columns, as rows of the sheet itself: the answers of a joined column are put into its
 * slots from the first on. Slots without a further answer hold what most of them hold in the sheet; those of a row without any
 * answer stay empty.
 *
 * @param own the sheet with all of its columns
 * @param joined the same sheet with its slots joined
 */
export function splitSlots(
  own: Table,
  joined: Table,
  slots: Readonly<Record<string, readonly string[]>>,
  rows: readonly (readonly string[])[],
): string[][] {
  const places = new Map(joined.columns.map((column, at) => [column.letter, at]));
  const groups = Object.entries(slots).map(([header, names]) => {
    const of = names.map(name => own.columns.findIndex(column => fold(column.header) === fold(name)));
    const at = places.get(own.columns[of[0] ?? -1]?.letter ?? '') ?? -1;
    return { header, of, at, filler: fillerOf(own, of) };
  });
  return rows.map(cells => {
    const row = own.columns.map(({ letter }) => cells[places.get(letter) ?? -1] ?? '');
    for (const { header, of, at, filler } of groups) {
      const answers = (cells[at] ?? '')
        .split(';')
        .map(answer => answer.trim())
        .filter(answer => answer !== '');
      if (answers.length > of.length)
        throw new Fault(
          'slots',
          `${own.file} has ${of.length} columns for the answers to "${header}", and a new row has ${answers.length} answers: ${answers.join('; ')}`,
          'add a column for each further answer to the sheet and to `slots:` in review.yaml',
        );
      of.forEach((column, slot) => {
        row[column] = answers[slot] ?? (answers.length === 0 ? '' : filler);
      });
    }
    return row;
  });
}

/** What most slots without a further answer hold, in rows that have an answer. */
function fillerOf(own: Table, of: readonly number[]): string {
  const counts = new Map<string, number>();
  for (let row = 0; row < own.rows; row++) {
    const texts = of.map(column => own.columns[column]?.value(row).trim() ?? '');
    if (texts.every(text => NO_ANSWER.test(text))) continue;
    for (const text of texts) if (NO_ANSWER.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['', 0])[0];
}
