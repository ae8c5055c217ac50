/** What is known of a field's categories; everything beyond value and label is optional. */
export interface SubjectCategory {
  readonly value: string;
  readonly label: string;
  readonly aliases?: readonly string[];
  readonly parent?: string | null;
  /** false for a pure group: it stands for everything below it */
  readonly codable?: boolean;
}

interface SubjectBase {
  /** one byte a unit: 0 coded, else an index into STATE_NAMES */
  readonly states: Uint8Array;
  /** the declaration: aliases, roll-ups and whether `<` makes sense */
  readonly field?: { readonly ordered?: boolean; readonly categories?: readonly SubjectCategory[] | null };
}

interface SubjectLevel {
  readonly value: string;
  readonly label: string;
  /** false for a category that only occurs in the data; it has no position on a scale */
  readonly declared?: boolean;
}

export interface SingleSubject extends SubjectBase {
  readonly kind: 'single';
  readonly levels: readonly SubjectLevel[];
  /** per unit an index into levels, meaningful where the state is coded */
  readonly codes: ArrayLike<number>;
}

export interface MultiSubject extends SubjectBase {
  readonly kind: 'multi';
  readonly levels: readonly SubjectLevel[];
  readonly sets: readonly (readonly number[])[];
  /** per unit an index into sets, meaningful where the state is coded */
  readonly codes: ArrayLike<number>;
}

export interface NumericSubject extends SubjectBase {
  readonly kind: 'numeric';
  readonly values: Float64Array;
}

export interface TextSubject extends SubjectBase {
  readonly kind: 'text';
  text(unit: number): string;
}

/** What an expression is evaluated on: a coded column, seen only as far as it matters here. */
export type Subject = SingleSubject | MultiSubject | NumericSubject | TextSubject;
