import type { EditsFollowed } from '../model/edits.ts';

/** Why a type does not follow an edit. */
export const REASONS = {
  pool: 'its rows cannot be added up without counting again',
  oneScale: 'colour shows n on one scale; use `palette:`',
  noColours: 'its colours do not stand for categories of a field',
  noRows: 'it has no rows or segments that could be drawn pale',
  facet: 'it takes the whole width of the page; write one file per panel, with `where:`',
  pages: 'it continues on further pages by itself',
  noPages: 'it cannot be continued on another page',
  fields: 'its rows are fields, in the order of `fields:`',
  units: 'its rows are units, in the order of the sheet',
} as const;

/** Of types that draw categories as rows, bars or segments. */
export const ROW_EDITS: EditsFollowed = {
  order: true,
  labels: true,
  colours: true,
  highlight: true,
  annotate: true,
  facet: true,
  split: true,
  pool: REASONS.pool,
};

/** Of types that draw categories as the rows and columns of a grid. */
export const GRID_EDITS: EditsFollowed = {
  order: true,
  labels: true,
  annotate: true,
  colours: REASONS.oneScale,
  highlight: REASONS.noRows,
  facet: REASONS.facet,
  split: REASONS.noPages,
  pool: REASONS.pool,
};

/** Of types whose rows are units or fields, and whose colours are levels or judgements. */
export const UNIT_EDITS: EditsFollowed = {
  labels: true,
  order: REASONS.units,
  colours: REASONS.noColours,
  highlight: REASONS.noRows,
  annotate: true,
  facet: REASONS.facet,
  split: REASONS.pages,
  pool: REASONS.pool,
};
