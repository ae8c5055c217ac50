import { plural } from '../../base/plural.ts';
import type { MissingState } from '../../model/state.ts';
import type { FieldDoubt } from '../doubt.ts';
import type { DraftField, InferNote } from '../draft.ts';
import type { Profile } from './profile.ts';

/** What a detector makes of one or several columns. */
export interface Claim {
  readonly columns: readonly number[];
  /** `name` is what is wanted; a name that is taken is numbered */
  readonly field: DraftField;
  readonly evidence: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  /** texts that look missing, but are values here */
  readonly notMissing?: ReadonlySet<string>;
  /** texts that are missing in this field only */
  readonly extraMissing?: ReadonlyMap<string, MissingState>;
  readonly notes?: readonly Omit<InferNote, 'field'>[];
  /** rare codes that are perhaps typing errors, each with the code that it may be */
  readonly alike?: readonly (readonly [rare: string, often: string])[];
  /** answers with an explanation behind them that may be the plain answer */
  readonly explained?: readonly (readonly [other: string, code: string])[];
  /** spellings that were folded into another code, which is a guess */
  readonly joined?: readonly (readonly [other: string, code: string])[];
  /** what could be declared otherwise; becomes a question and a `guess:` where the answer moves a number */
  readonly doubts?: readonly FieldDoubt[];
  /** cells of this field that a value fills, where one column can't say it */
  readonly filled?: (row: number) => boolean;
  /** the codes of a row, where several columns hold them */
  readonly itemsAt?: (row: number) => readonly string[];
}

/** The columns that no detector has claimed yet. */
export interface Sheet {
  readonly rows: number;
  readonly profiles: readonly Profile[];
  /** the column that names rows or, where they have several, studies; null where none does */
  readonly key: number | null;
  /** the column that names studies which have several rows each; null where every row is one */
  readonly studies: Profile | null;
  /** numbers of a workbook have no marks of their own */
  readonly workbook: boolean;
  isFree(index: number): boolean;
  /** how a codebook names a column: the header, numbered where it is repeated */
  headerOf(index: number): string;
  /** the row's number as the spreadsheet shows it */
  rowNumber(row: number): number;
}

/** One way to make fields of columns. Detectors run in the order of their registry; what one claims is gone for the next. */
export interface Detector {
  readonly name: string;
  /** what it looks for, in a line */
  readonly describe: string;
  detect(sheet: Sheet): readonly Claim[];
}

export const detector = (entry: Detector): Detector => entry;

/** A detector that looks at one column at a time. */
export const columnDetector = (
  name: string,
  describe: string,
  look: (profile: Profile, sheet: Sheet) => Omit<Claim, 'columns'> | null,
): Detector => ({
  name,
  describe,
  detect: sheet =>
    sheet.profiles.flatMap(profile => {
      if (!sheet.isFree(profile.index)) return [];
      const claim = look(profile, sheet);
      return claim === null ? [] : [{ ...claim, columns: [profile.index] }];
    }),
});

export const countsOf = (profile: Profile): Map<string, number> => new Map(profile.values);

/** `1 cell`, `3 cells`. @example cells(2) // => '2 cells' */
export const cells = (count: number): string => `${count} ${count === 1 ? 'cell' : plural('cell')}`;

/** A text short enough for a message. */
export const shown = (text: string, most = 40): string => {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > most ? `${line.slice(0, most - 1)}…` : line}"`;
};
