import * as z from 'zod';
import { flag, number, text, word } from '../model/scalars.ts';
import { DENOMINATORS } from '../model/state.ts';
import { INTERVAL_NAMES } from '../tabulate/rows/interval.ts';

/** A word or a list of words; a list is the same in every door. */
export const words = z.union([word, z.array(word)]).transform(value => [value].flat());

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number) =>
  number.pipe(z.number(`write a whole number from ${least} to ${most}`).int().min(least).max(most));

const LEVEL = 'write a number between 0 and 1, e.g. 0.95';

/** A confidence level as a fraction. */
const confidence = number.pipe(z.number().gt(0, LEVEL).lt(1, LEVEL));

/**
 * What several analyses understand, described once: the flag and its help, the key of an exhibit, the reference page and
 * the JSON Schema are made from it. `value` is what the help calls the value; a switch has none.
 */
export const COMMON = {
  by: words.meta({ description: 'subgroups: a field, or several with commas', value: '<fields>', many: true }),
  where: text.meta({ description: 'only units that satisfy this expression', value: '<expression>' }),
  of: word.meta({
    description: 'count the units of this resource of the review, e.g. outcomes (default: the studies)',
    value: '<resource>',
  }),
  denominator: z.enum([...DENOMINATORS, 'responses']).meta({
    description: 'all, accessible, coded, applicable (default), reported, or responses (percent of mentions)',
    value: '<name>',
  }),
  ci: word.meta({ description: `a confidence interval: ${INTERVAL_NAMES.join(', ')}`, value: '<method>' }),
  confidence: confidence.meta({ description: 'confidence level (default: 0.95)', value: '<level>' }),
  target: text.meta({
    description: 'the target population of confidence intervals and tests',
    value: '<text>',
  }),
  test: flag.meta({ description: 'tests and measures of association (exploratory)' }),
  studies: flag.meta({ description: 'the keys of the units behind each number (in JSON and CSV output)' }),
};

export type CommonOption = keyof typeof COMMON;

/** The shape of the options that one analysis alone understands. */
export type OptionShape = Readonly<Record<string, z.ZodType>>;

/** Options as they come out of a shape: every one of them may be left out. */
export type OptionsOf<S extends OptionShape> = { readonly [K in keyof S]?: z.output<S[K]> | undefined };

/** One option as it is listed in a reference, or made into a flag. */
export interface DescribedOption {
  readonly name: string;
  readonly describe: string;
  /** what the help calls its value; null for a switch */
  readonly value: string | null;
  readonly values?: readonly string[];
  /** it may be given several times; `repeat`: and its value is never cut at commas */
  readonly many: boolean;
  readonly repeat: boolean;
}

/** The options of a shape, from its descriptions. */
export const describeOptions = (shape: OptionShape): DescribedOption[] =>
  Object.entries(shape).map(([name, schema]) => {
    const meta = schema.meta() ?? {};
    return {
      name,
      describe: meta.description ?? '',
      value: typeof meta['value'] === 'string' ? meta['value'] : null,
      many: meta['many'] === true || meta['repeat'] === true,
      repeat: meta['repeat'] === true,
    };
  });
