import type { EditsFollowed } from '../model/edits.ts';

const NO_PICTURE = 'a table has no marks';

/** Of tables whose rows or columns are categories. */
export const CATEGORY_EDITS: EditsFollowed = {
  labels: true,
  order: true,
  colours: NO_PICTURE,
  highlight: NO_PICTURE,
  annotate: 'its notes are those of its numbers',
  facet: 'it has columns for subgroups, with `by:`',
  split: 'it continues on further pages by itself',
  pool: 'its rows cannot be added up without counting again',
};

/** Of tables whose rows are units. */
export const LISTED_EDITS: EditsFollowed = {
  ...CATEGORY_EDITS,
  order: 'its rows are units, in the order of the sheet',
};
