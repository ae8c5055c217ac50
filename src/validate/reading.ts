/** How a spelling in a cell led to a code. */
export type Via = 'code' | 'label' | 'alias' | 'variant' | 'open';

/** One code in a cell. */
export interface Item {
  /** as it stands in the cell, white space trimmed */
  readonly raw: string;
  /** index into the field's levels, or -1 where nothing fits */
  readonly level: number;
  readonly via: Via | null;
}

/** What a distinct cell says, before any rule has judged it. */
export interface Reading {
  readonly raw: string;
  /** a state byte: coded, not_coded for a blank, or the state of a missing token */
  readonly state: number;
  /** of a list: each once, without empty ones */
  readonly items: readonly Item[];
  /** of a numeric field, else NaN */
  readonly value: number;
  /** false where the cell can't be read as the field's type */
  readonly typed: boolean;
  /** of a list that the file holds as a list: so many of its items are null */
  readonly nullItems?: number;
  /** the cell is a list, and its field has one value a cell */
  readonly isList?: boolean;
  /** of a list: so many delimiters have no item beside them */
  readonly emptyItems?: number;
  /** of a list: items as written that were named before in the same cell */
  readonly repeatedItems?: readonly string[];
}
