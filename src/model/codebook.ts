import type { Expression } from '../base/expression.ts';
import type { Severity } from './finding.ts';
import type { Place } from './place.ts';
import type { MissingState } from './state.ts';
import type { UnconfirmedGuess } from './unconfirmed-guess.ts';

export type { Place } from './place.ts';

/** A category of a field. */
export interface Category {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  /** spellings that are folded into this code, with a warning */
  readonly aliases: readonly string[];
  /** the code of the category that this one rolls up to */
  readonly parent: string | null;
  /** false for a pure group that no cell may hold */
  readonly codable: boolean;
  /** in a multi-select field: stands alone in its cell */
  readonly exclusive: boolean;
}

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'year' | 'date' | 'list' | 'any';

export interface Constraints {
  readonly required: boolean;
  readonly unique: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly exclusiveMinimum: number | null;
  readonly exclusiveMaximum: number | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly pattern: string | null;
}

/** One column of a multi-select field that is spread over several columns. */
export interface CheckboxColumn {
  readonly name: string;
  readonly value: string;
  /** any text ticks it: what coders wrote behind "Other" */
  readonly text?: boolean | undefined;
}

/** One variable of the codebook, with every default filled in. */
export interface Field {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly group: string | null;
  readonly type: FieldType;
  /** declared categories, or null where the field is open */
  readonly categories: readonly Category[] | null;
  readonly ordered: boolean;
  readonly constraints: Constraints;
  readonly example: string | null;
  /** cell texts that stand for a missing state (of the field, else of the codebook) */
  readonly missing: ReadonlyMap<string, MissingState>;
  /** of a list field in one column: what is written between items */
  readonly delimiter: string | null;
  /** of a list field in one column: everything that parts items when a cell is read, `delimiter` first */
  readonly delimiters: readonly string[];
  /** what an open list's items must match */
  readonly itemPattern: string | null;
  /** a list field spread over several columns */
  readonly columns: readonly CheckboxColumn[] | null;
  readonly checked: readonly string[];
  readonly unchecked: 'none' | 'not_coded';
  /** former or foreign headers */
  readonly aliases: readonly string[];
  /** filled in before coding starts, so that nobody coded it */
  readonly given: boolean;
  /** the field with place and words of the evidence, or null */
  readonly evidence: string | null;
  /** the module that it was included from; null: the codebook's own */
  readonly module: Module | null;
  readonly appliesIf: Expression | null;
  /** decimal mark of numbers in the sheet */
  readonly decimalChar: '.' | ',';
  /** mark between thousands */
  readonly groupChar: string | null;
  /** of a date: how days are written in the sheet, in directives of strptime; null: yyyy-mm-dd */
  readonly dateFormat: string | null;
  /** false: a unit before or behind the number is not read */
  readonly bareNumber: boolean;
  readonly trueValues: readonly string[];
  readonly falseValues: readonly string[];
  /** it is a field of the unit that a unit belongs to, e.g. `study.country` of an outcome */
  readonly inherited?: true;
  /** personal data (`x-personal: true`): the report page leaves it out */
  readonly personal?: boolean;
  readonly place: Place;
}

/** A rule between fields: it must not be false in any row. */
export interface Rule {
  readonly name: string;
  readonly assert: Expression;
  readonly message: string;
  readonly severity: Severity;
  readonly place: Place;
}

/** A field computed from others: a proposition with a name (true or false), or categories that each say when they hold. */
export interface Derived {
  readonly name: string;
  readonly title: string;
  /** of a proposition; null where there are cases */
  readonly expression: Expression | null;
  /** in order: the first that is true decides; `level` is an index into `categories` */
  readonly cases: readonly { readonly level: number; readonly when: Expression }[];
  /** the category of what no case took, or null: then the field does not apply */
  readonly otherwise: number | null;
  readonly categories: readonly Category[] | null;
  readonly ordered: boolean;
  readonly place: Place;
}

/** Fields whose values must occur in another resource (Table Schema's `foreignKeys`). */
export interface ForeignKey {
  readonly fields: readonly string[];
  /** the resource that they refer to; null: the sheet itself */
  readonly resource: string | null;
  /** fields of that resource, in the order of `fields` */
  readonly references: readonly string[];
}

/** A codebook that another one includes. */
export interface Module {
  readonly file: string;
  readonly version: string;
  readonly source: string | null;
}

/** A codebook as the rest of the program sees it. */
export interface Codebook {
  readonly file: string;
  readonly version: string | null;
  readonly title: string;
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
  readonly derive: readonly Derived[];
  /** included codebooks, in the order of their inclusion */
  readonly modules: readonly Module[];
  /** what was inferred and nobody has confirmed */
  readonly guesses: readonly UnconfirmedGuess[];
}

export const fieldNamed = (codebook: Codebook, name: string): Field | undefined =>
  codebook.fields.find(field => field.name === name);
