import type { DraftCodebook, DraftCoding, DraftField } from './draft.ts';

/** What is counted: the name of a unit, and the field that says which unit a row belongs to. */
export interface DraftUnit {
  readonly name: string;
  readonly key: string | null;
  readonly guess?: Readonly<Record<string, string>>;
}

/** What inference proposes for a sheet, as far as an answer can change it. */
export interface Draft {
  readonly codebook: DraftCodebook;
  readonly unit: DraftUnit;
  readonly codings: readonly DraftCoding[];
  /** which rows of the sheet count; left out: all */
  readonly where?: string;
}

/** Another answer to a doubt, and the draft that it gives. */
export interface DoubtChoice {
  readonly label: string;
  apply(draft: Draft): Draft;
}

/**
 * An inferred declaration that could be wrong. Where the first other choice would change a number, `init` asks on a
 * terminal, and writes the declaration as a `guess:` where nobody answers.
 */
export interface Doubt {
  readonly scope: 'field' | 'codebook' | 'unit' | 'coders';
  /** the field whose numbers show what the choice changes; null: any field with codes */
  readonly field: string | null;
  /** further fields that are guessed alike: each carries the mark */
  readonly alsoFields?: readonly string[];
  /** the key of the file that is guessed */
  readonly key: string;
  readonly evidence: string;
  readonly question: string;
  /** what was proposed, as an answer to the question */
  readonly proposal: string;
  readonly choices: readonly DoubtChoice[];
  /** how a number would change, where counting the field both ways cannot show it */
  readonly otherwise?: string;
}

/** What a field would declare instead; an undefined key is removed. */
export type FieldPatch = {
  readonly [K in Exclude<keyof DraftField, 'name' | `x-${string}`>]?: DraftField[K] | undefined;
};

/** A doubt of a detector about the field that it proposes: each choice is what the field would declare instead. */
export interface FieldDoubt {
  readonly key: keyof DraftField & string;
  readonly evidence: string;
  readonly question: string;
  readonly proposal: string;
  /** how a number would change, where counting the field both ways cannot show it */
  readonly otherwise?: string;
  readonly choices: readonly {
    readonly label: string;
    readonly field: FieldPatch | ((field: DraftField) => FieldPatch);
  }[];
}

/** A draft with one field declared otherwise; keys that are undefined are removed. */
export const withField = (draft: Draft, name: string, patch: FieldPatch): Draft => ({
  ...draft,
  codebook: {
    ...draft.codebook,
    fields: draft.codebook.fields.map(field =>
      field.name === name
        ? (Object.fromEntries(
            Object.entries({ ...field, ...patch }).filter(([, value]) => value !== undefined),
          ) as unknown as DraftField)
        : field,
    ),
  },
});

/** A detector's doubt as one about the whole draft. */
export const doubtAbout = (name: string, doubt: FieldDoubt): Doubt => ({
  ...doubt,
  scope: 'field',
  field: name,
  choices: doubt.choices.map(({ label, field: patch }) => ({
    label,
    apply: draft => {
      const field = draft.codebook.fields.find(entry => entry.name === name);
      return field === undefined ? draft : withField(draft, name, typeof patch === 'function' ? patch(field) : patch);
    },
  })),
});

/** A doubt that somebody confirmed or that moves no number leaves no trace; any other is written as a guess. */
export interface MarkedGuess {
  readonly doubt: Doubt;
  readonly otherwise: string;
}

type GuessLine = Readonly<Record<string, string>>;

/** One `guess:` line for several doubts about the same thing. */
export function guessLineOf(marks: readonly MarkedGuess[]): GuessLine | undefined {
  if (marks.length === 0) return undefined;
  const line: Record<string, string> = {};
  // doubts of one kind, about several columns, share a key
  for (const { doubt } of marks) line[doubt.key] = joined(line[doubt.key], doubt.evidence);
  const ways = marks.map(({ doubt, otherwise }) => `${statement(doubt.choices[0]!.label)}: ${otherwise}`);
  return { ...line, otherwise: [...new Set(ways)].join('; ') };
}

const joined = (before: string | undefined, evidence: string): string =>
  before === undefined || before === evidence ? evidence : `${before}; ${evidence}`;

/** What changes is shown in another field than the one that carries the mark. */
const inField = ({ doubt, otherwise }: MarkedGuess): MarkedGuess => ({
  doubt,
  otherwise: `${doubt.field}: ${otherwise}`,
});

const isAbout = ({ field, alsoFields = [] }: Doubt, name: string): boolean =>
  field === name || alsoFields.includes(name);

/** A draft whose doubtful declarations carry their guesses. */
export function withGuesses(draft: Draft, marks: readonly MarkedGuess[]): Draft {
  const of = (scope: Doubt['scope'], field: string | null = null): GuessLine | undefined =>
    guessLineOf(
      marks
        .filter(({ doubt }) => doubt.scope === scope && (field === null || isAbout(doubt, field)))
        .map(mark => (field === null || mark.doubt.field === field ? mark : inField(mark))),
    );
  const codebook = of('codebook');
  const unit = of('unit');
  const coders = of('coders');
  return {
    ...draft,
    codebook: {
      ...draft.codebook,
      ...(codebook === undefined ? {} : { guess: codebook }),
      fields: draft.codebook.fields.map(field => {
        const own = of('field', field.name);
        return own === undefined ? field : { ...field, guess: own };
      }),
    },
    unit: { ...draft.unit, ...(unit === undefined ? {} : { guess: unit }) },
    codings:
      coders === undefined
        ? draft.codings
        : draft.codings.map((coding, i) => (i === 0 ? { ...coding, guess: coders } : coding)),
  };
}

/** A choice as it reads after "otherwise", where no question stands before it. */
const statement = (label: string): string => label.replace(/^(?:no|yes), /, '');
