import * as z from 'zod';
import { text, word } from './scalars.ts';
import { DENOMINATORS } from './state.ts';
import { VERDICT_NAMES } from './verdict-names.ts';

const printed = text.meta({ description: 'as it is printed; quote it where a trailing zero matters: "78.0"' });
const pair = z
  .union([text, z.array(text).length(2)])
  .meta({ description: 'two numbers: "62.2 to 83.9" or ["62.2", "83.9"]' });
const ids = z.union([word, z.array(word).min(1)]);
const expected = z.union([z.enum(VERDICT_NAMES), z.array(z.enum(VERDICT_NAMES)).min(1)]);

/** What a claim may say, in a claims file and in the mark of a Markdown file. */
const claimKeys = {
  field: word
    .optional()
    .meta({ description: 'a field of the codebook, a proposition, or `verified` (units that a person has verified)' }),
  category: word.optional().meta({ description: 'a code, label or alias of the field', formerly: 'level' }),
  where: z.string().optional().meta({ description: 'only units that satisfy this expression' }),
  denominator: z.enum([...DENOMINATORS, 'responses']).optional(),
  data: word.optional().meta({ description: 'a resource of the review, where it is not that of the whole file' }),
  analysis: word.optional().meta({
    description: 'the analysis that `statistic` comes from, e.g. gaps; default: shares or agreement',
  }),
  with: word.optional().meta({ description: 'the second field of such an analysis' }),
  n: printed.optional(),
  N: printed.optional(),
  percent: printed.optional(),
  median: printed.optional(),
  mean: printed.optional(),
  sd: printed.optional(),
  q1: printed.optional(),
  q3: printed.optional(),
  min: printed.optional(),
  max: printed.optional(),
  range: pair.optional(),
  iqr: pair.optional(),
  kappa: printed.optional().meta({ description: "Cohen's kappa, unless `statistic` names another coefficient" }),
  agreement: printed.optional().meta({ description: 'percent agreement' }),
  value: printed.optional().meta({ description: 'of the statistic that `statistic` names' }),
  statistic: word.optional().meta({ description: 'the name of a statistic in result rows, e.g. fleiss_kappa' }),
  interval: pair.optional().meta({ description: 'a confidence interval; of a share in percent' }),
  method: word.optional().meta({ description: 'of the interval, where the publication names it' }),
  confidence: text.optional().meta({ description: 'the confidence level of the interval; default "0.95"' }),
  partition: word.optional().meta({ description: 'claims with one name are all categories of a whole' }),
  parts: ids.optional().meta({ description: 'ids of claims whose counts make up this one' }),
  of: ids.optional().meta({ description: 'ids of claims whose counts make up the denominator' }),
  same: word.optional().meta({ description: 'the id of a claim that reports the same quantity' }),
  expect: expected.optional().meta({ description: 'a verdict that is not a surprise' }),
};

const claim = z.strictObject({
  id: word,
  ...claimKeys,
  in: word.optional().meta({ description: 'the file of the review that says so' }),
  sentence: z.string().optional().meta({ description: 'the exact words of that file, numbers included' }),
  at: text.optional().meta({ description: 'where it is: line 12, paragraph 7, page 3, Table 2' }),
  context: z.string().optional(),
  note: text.optional(),
});

/** corpus/*.yaml: the numbers that one manuscript or publication reports. */
export const claimsFile = z.strictObject({
  $schema: z.string().optional(),
  source: z
    .strictObject({
      citation: text.optional(),
      doi: word.optional(),
      version: word.optional(),
      file: word.optional(),
      note: text.optional(),
    })
    .optional(),
  data: word.optional().meta({ description: "`none`, or a resource of the review; default: the review's studies" }),
  against: word.optional().meta({ description: 'a resource with an earlier version of the data' }),
  N: printed.optional().meta({ description: 'the denominator of claims that name none' }),
  in: word.optional().meta({ description: 'the file that the sentences of the claims are in' }),
  claims: z.array(claim).min(1, 'name at least one claim'),
});

/** What a mark in a manuscript says of its number. */
export const claimMark = z.strictObject({ id: z.string().optional(), ...claimKeys });

export type ClaimsFile = z.output<typeof claimsFile>;
export type ClaimEntry = ClaimsFile['claims'][number];
