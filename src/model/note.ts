/**
 * What a note says, so that an exhibit leaves out what it doesn't show without reading sentences: `denominator` what shares
 * are of, `several-codes` that a unit can have more than one, `overlapping-groups` that subgroups share units,
 * `outside-groups` who is in none of them; `unknown-condition`, `unknown-truth` and `unknown-applicability` who was left out, or may be;
 * `units` of which units numbers are; `counted-unit` that they are no studies, `no-parent` which of them belong to none,
 * `clustered` that units of one study are not independent; `invalid-cells` who counts in no category because of an error in a
 * cell; `unread-rows` that rows below the declared range count nowhere; `ragged-rows` that rows have more or fewer cells than the header; `columns-not-read` which columns were neither read nor checked;
 * `unconfirmed-guess` which guesses of `init` they depend on; `disclosure` that the data are synthetic or machine-coded. The others are an analysis' own words about its result or its method.
 */
export type NoteCode =
  | 'denominator'
  | 'several-codes'
  | 'overlapping-groups'
  | 'outside-groups'
  | 'many-groups'
  | 'values-as-codes'
  | 'unknown-condition'
  | 'unknown-truth'
  | 'unknown-applicability'
  | 'units'
  | 'counted-unit'
  | 'no-parent'
  | 'clustered'
  | 'without-year'
  | 'partial-year'
  | 'interval'
  | 'result'
  | 'method'
  | 'stage'
  | 'invalid-cells'
  | 'unread-rows'
  | 'ragged-rows'
  | 'no-consensus'
  | 'columns-not-read'
  | 'unconfirmed-guess'
  | 'disclosure';

/** A sentence that must be printed beside result rows. */
export interface Note {
  readonly code: NoteCode;
  readonly message: string;
}

/** Notes in the order in which they came; the same sentence is said once. */
export interface NoteList {
  readonly list: readonly Note[];
  add(code: NoteCode, message: string): void;
  addAll(notes: readonly Note[]): void;
}

/**
 * An empty list of notes.
 *
 * @example noteList().list // => []
 */
export function noteList(): NoteList {
  const known = new Map<string, Note>();
  const add = (note: Note): void => {
    if (!known.has(note.message)) known.set(note.message, note);
  };
  return {
    get list() {
      return [...known.values()];
    },
    add: (code, message) => add({ code, message }),
    addAll: notes => notes.forEach(add),
  };
}

/**
 * Notes as they are printed.
 *
 * @example noteTexts([{ code: 'units', message: 'Of 3 studies.' }]) // => ['Of 3 studies.']
 */
export const noteTexts = (notes: readonly Note[]): string[] => notes.map(note => note.message);

/**
 * What the declaration itself says under an exhibit: its caption, then its note.
 *
 * @example declaredNotes({ note: 'As of May.', caption: 'Main result.' }) // => ['Main result.', 'As of May.']
 */
export const declaredNotes = ({
  caption,
  note,
}: {
  readonly caption?: string | undefined;
  readonly note?: string | undefined;
}): string[] => [caption, note].flatMap(text => (text === undefined ? [] : [text]));
