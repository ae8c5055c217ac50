export const MAP_VIEWS = ['numbers', 'heat', 'bubbles', 'donuts', 'mosaic'] as const;
export type MapView = (typeof MAP_VIEWS)[number];

/** What the evidence map shows. */
export interface MapChoice {
  readonly rows: string;
  readonly columns: string;
  /** the field that divides each cell, or null */
  readonly segment: string | null;
  readonly view: MapView;
  readonly hideEmpty: boolean;
  /** whether empty cells say which kind of gap they are */
  readonly gaps: boolean;
  /** categories whose own categories are folded into them */
  readonly folded: readonly string[];
  /** the same of the columns; left out in links of earlier pages */
  readonly foldedColumns?: readonly string[];
}
