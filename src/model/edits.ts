/** What an exhibit file may change in a figure without code: `split` and `pool` are values of its key `page`. */
export const EDITS = ['order', 'labels', 'colours', 'highlight', 'annotate', 'facet', 'split', 'pool'] as const;
export type Edit = (typeof EDITS)[number];

/** Which of them a type follows (true), and why it does not follow the others. One that is not named is refused without a reason. */
export type EditsFollowed = Readonly<Partial<Record<Edit, true | string>>>;

/** A line across the plot at a value of its numeric axis. */
export interface AxisMark {
  readonly at: number;
  readonly text: string;
}

/** The edits of one exhibit, with every code under the field that has it. */
export interface Edits {
  /** field → codes, the first ones first; the others follow in the codebook's order */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** field → code → what is printed instead of the codebook's label */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** field → what is printed instead of its title */
  readonly titles: ReadonlyMap<string, string>;
  /** field → code → colour as #rrggbb */
  readonly colours: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** field → the codes that keep their full colour; fields without any are not here */
  readonly highlight: ReadonlyMap<string, ReadonlySet<string>>;
  /** field → code → the sign of its note */
  readonly signs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** field → the sign of a note on its title */
  readonly titleSigns: ReadonlyMap<string, string>;
  /** the notes of the signs, in their order */
  readonly signNotes: readonly string[];
  readonly axisMarks: readonly AxisMark[];
}

export const NO_EDITS: Edits = {
  order: new Map(),
  labels: new Map(),
  titles: new Map(),
  colours: new Map(),
  highlight: new Map(),
  signs: new Map(),
  titleSigns: new Map(),
  signNotes: [],
  axisMarks: [],
};
