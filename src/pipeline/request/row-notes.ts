import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';

/** Warnings that say why there is no number, or what a cell is: they stand where the number would. */
const IN_PLACE = new Set([
  'empty-group',
  'undefined',
  'not-estimated',
  'no-cells',
  'no-common-units',
  'one-category',
  'tied',
  'impossible',
  'expected',
  'unsettled',
  'unexpected',
  // the notes of agreement say it with their stage
  'not-independent',
]);

/** Said of all rows alike; any other warning is of one field. */
const GENERAL = new Set(['exploratory', 'no-target', 'target', 'partial-year', 'seeded']);

/** What must be said of rows whose numbers are printed in a text, each once, as sentences. */
export const rowNotes = (rows: readonly ResultRow[], { fieldTitle }: Words): string[] => [
  ...new Set(
    rows.flatMap(row =>
      row.warnings.flatMap(({ code, message }) => {
        if (IN_PLACE.has(code)) return [];
        const said = `${message[0]?.toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
        const of = [row.field, row.with].flatMap(field => (field === null ? [] : [fieldTitle(field)]));
        return GENERAL.has(code) || of.length === 0 ? said : `${of.join(' × ')}: ${said}`;
      }),
    ),
  ),
];
