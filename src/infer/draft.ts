import type { MissingState } from '../model/state.ts';

/** Codebook files as they are proposed: plain data in the shape of the file, nothing filled in. */
export interface DraftCategory {
  value: string;
  label?: string;
  description?: string;
  aliases?: string[];
  parent?: string;
  codable?: boolean;
  exclusive?: boolean;
}

export interface DraftMissing {
  value: string;
  label: MissingState;
}

export interface DraftField {
  name: string;
  title?: string;
  description?: string;
  group?: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'year' | 'date' | 'list' | 'any';
  constraints?: Record<string, string | number | boolean>;
  delimiter?: string | string[];
  columns?: { name: string; value: string; text?: true }[];
  items?: { pattern: string };
  checked?: string[];
  unchecked?: 'none' | 'not_coded';
  decimalChar?: '.' | ',';
  groupChar?: string;
  bareNumber?: boolean;
  /** of a date: how days are written */
  format?: string;
  given?: boolean;
  trueValues?: string[];
  falseValues?: string[];
  categories?: DraftCategory[];
  categoriesOrdered?: boolean;
  missingValues?: DraftMissing[];
  aliases?: string[];
  appliesIf?: string;
  example?: string;
  /** what is guessed in this field, with its evidence and `otherwise` */
  guess?: Readonly<Record<string, string>>;
  /** personal data: to be left out before anything is deposited */
  'x-personal'?: boolean;
  [own: `x-${string}`]: unknown;
}

export interface DraftRule {
  name: string;
  assert: string;
  message?: string;
  severity?: 'error' | 'warning' | 'note';
}

export interface DraftCodebook {
  version?: string;
  title?: string;
  description?: string;
  primaryKey?: string | string[];
  missingValues?: DraftMissing[];
  guess?: Readonly<Record<string, string>>;
  fields: DraftField[];
  rules?: DraftRule[];
  derive?: Record<string, unknown>[];
}

/** Something that was noticed, and how to declare it otherwise. */
export interface InferNote {
  /** what it concerns: a field's name, or null for the sheet */
  readonly field: string | null;
  readonly message: string;
  /** where to change it; '' where nothing is to be changed */
  readonly change: string;
}

/** One proposed field, with what speaks for it. */
export interface Guess {
  readonly name: string;
  /** the headers that it was made of, as written */
  readonly headers: readonly string[];
  /** their letters in the sheet */
  readonly letters: readonly string[];
  /** the detector that proposed it */
  readonly detector: string;
  readonly evidence: readonly string[];
  /** how often each code was seen */
  readonly counts: ReadonlyMap<string, number>;
  readonly missing: readonly { readonly value: string; readonly state: MissingState; readonly count: number }[];
  readonly blank: number;
}

/** Where the coders' codes come from, as review.yaml's `codings` has it. */
export interface DraftCoding {
  readonly name: string;
  readonly guess?: Readonly<Record<string, string>>;
  readonly from:
    | { readonly files: Readonly<Record<string, string>> }
    | {
        readonly column: string;
        readonly consensus?: string;
        readonly otherwise?: 'only-coder' | 'agreed';
        readonly coders?: readonly string[];
        readonly where?: string;
      }
    | {
        readonly affix: string;
        readonly coders: readonly string[];
        readonly consensus?: string;
        readonly otherwise?: 'agreed';
      }
    | { readonly votes: string; readonly delimiter: string; readonly take: number };
}
