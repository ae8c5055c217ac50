import type { ResultRow } from '../model/result-row.ts';

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
]);

/** What must be said of rows whose numbers are printed in a text, each once, as sentences. */
export const rowNotes = (rows: readonly ResultRow[]): string[] => [
  ...new Set(
    rows.flatMap(row =>
      row.warnings.flatMap(({ code, message }) => {
        if (IN_PLACE.has(code)) return [];
        const said = code === 'interval' ? `${row.label ?? row.statistic}: ${message}` : message;
        return `${said[0]?.toUpperCase()}${said.slice(1)}${/[.!?]$/.test(said) ? '' : '.'}`;
      }),
    ),
  ),
];
