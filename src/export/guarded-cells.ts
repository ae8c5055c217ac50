/**
 * Options of csv-stringify under which a spreadsheet runs no text as a formula: an apostrophe stands before it. A number
 * with a minus is none; it alone says so, since options of a single cell cost more than the cell.
 */
export const GUARDED_CELLS = {
  escape_formulas: true,
  cast: { number: (value: number) => (value < 0 ? { value: String(value), escape_formulas: false } : String(value)) },
};
