import * as z from 'zod';
import { text, word } from './scalars.ts';

const step = z.union([
  z.strictObject({
    rename: z
      .strictObject({ field: word, code: word.optional(), to: word })
      .meta({ description: 'a field, or one of its codes, gets another name; no number moves' }),
    why: text.optional(),
  }),
  z.strictObject({
    merge: z
      .strictObject({ field: word, codes: z.array(word).min(1), into: word, label: word.optional() })
      .meta({ description: 'several codes become one' }),
    why: text.optional(),
  }),
  z.strictObject({
    split: z
      .strictObject({
        field: word,
        code: word,
        into: z.array(word).min(2),
        by: z
          .record(word, z.union([word, z.array(word)]))
          .optional()
          .meta({ description: 'unit key: the new code or codes' }),
        ask: text.optional().meta({ description: 'the question to the coder for units that `by` leaves out' }),
      })
      .meta({ description: 'one code becomes several; units that `by` does not name wait for a coder' }),
    why: text.optional(),
  }),
  z.strictObject({
    retire: z
      .strictObject({ field: word, code: word.optional(), to: word.optional() })
      .meta({ description: 'a field or code is no longer coded; `to` names the code that takes its units' }),
    why: text.optional(),
  }),
  z.strictObject({
    add: z
      .strictObject({
        field: word,
        code: word.optional(),
        label: word.optional(),
        description: text.optional(),
        after: word.optional(),
        title: word.optional(),
        type: word.optional(),
      })
      .meta({ description: 'a new field, or a new code of a field; coded units are not touched' }),
    why: text.optional(),
  }),
]);

/** A step from one version of a codebook to the next, as declared under `migrations:` of review.yaml. */
export const migrationFile = z.strictObject({
  from: word.meta({ description: 'the version of the codebook that the data were coded by' }),
  to: word.meta({ description: 'the version that they are taken to' }),
  date: text.optional().meta({ description: 'when it was decided; printed in the list of amendments' }),
  title: text.optional(),
  steps: z.array(step).min(1, 'name at least one step'),
});

export type MigrationFile = z.output<typeof migrationFile>;
export type MigrationStep = MigrationFile['steps'][number];
