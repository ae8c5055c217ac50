import * as z from 'zod';

// No function is ever built from text, and nothing is compiled at start.
z.config({ jitless: true });

/** A word or number that is meant as text: `value: 1` and `value: "1"` are the same code. */
export const text = z.union([z.string(), z.number(), z.boolean()]).transform(value => String(value));

/** A non-empty text. */
export const word = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(value => String(value))
  .pipe(z.string().min(1, 'must not be empty'));

/** `guess:`: the keys that were inferred and are not confirmed, each with its evidence, and `otherwise`. */
export const guess = z.record(word, text).optional().meta({
  description:
    'written by `init`: which keys are guessed, each with its evidence; `otherwise` says how the first number would change. `scopebook confirm` removes it once you have checked it',
});

/** A number; `0.90` reaches us as text, because its trailing zero would be lost otherwise. */
export const number = z
  .union([z.number(), z.string().regex(/^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/, 'must be a number')])
  .transform(Number);

/** true or false. */
export const flag = z
  .union([z.boolean(), z.string().regex(/^(true|false)$/i, 'must be true or false')])
  .transform(value => value === true || String(value).toLowerCase() === 'true');
