/** Why the cells of a text cannot be counted without its rows: rows of other widths, or too many combinations of cells. */
export class NotCounted extends Error {}
