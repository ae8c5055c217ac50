import * as z from 'zod';
import { flag, guess, number, text, word } from './scalars.ts';
import { DECLARABLE_STATES } from './state.ts';

const role = z.enum(['independent', 'verifier', 'adjudicator', 'machine']);

/** What a statement on the use of machines must say of each of them. */
const machine = { model: text.optional(), version: text.optional(), date: text.optional(), prompts: text.optional() };

const state = z.enum(DECLARABLE_STATES);

/** Where the coders' codes of one stage stand. Every layout but `files` may be cut out of a larger sheet by `where`. */
export const reviewCoding = z.strictObject({
  name: word.meta({ description: 'the stage: pilot, screening, charting …' }),
  of: word.optional().meta({ description: 'the resource whose units are coded; default: the studies' }),
  from: z.union([
    z.strictObject({ files: z.record(word, word).meta({ description: 'coder: resource' }) }),
    z.strictObject({
      resource: word.optional(),
      column: word.meta({ description: 'the column that names the coder of a row' }),
      consensus: word.optional().meta({ description: 'the name that marks rows with the consensus' }),
      otherwise: z.enum(['only-coder', 'agreed']).optional().meta({
        description:
          '`only-coder`: a unit without a consensus row counts as its only coder coded it; `agreed`: as its coders coded it, in each field where they agree',
      }),
      coders: z.array(word).optional(),
      where: text.optional(),
    }),
    z.strictObject({
      resource: word.optional(),
      affix: word.meta({ description: 'how columns are named, e.g. "{field}_{coder}" or "{coder}_{field}"' }),
      coders: z.array(word).optional(),
      consensus: word.optional().meta({ description: 'what stands for {coder} in columns with the consensus' }),
      otherwise: z.enum(['agreed']).optional().meta({
        description: '`agreed`: a blank consensus cell counts as coded by the coders, where all who coded it agree',
      }),
      where: text.optional(),
    }),
    z.strictObject({
      resource: word.optional(),
      votes: word.meta({ description: 'the column whose cells hold several votes' }),
      field: word.optional().meta({ description: 'the field that is voted on, where its name differs' }),
      delimiter: z.string().optional(),
      take: number
        .optional()
        .meta({ description: 'the number of votes to use from each cell, from the left; default 2' }),
      where: text.optional(),
    }),
  ]),
  guess,
  roles: z.record(word, role).optional(),
  machines: z.record(word, z.strictObject(machine)).optional(),
  adjudicator: z
    .strictObject({
      name: text.optional(),
      machine: flag.optional(),
      ...machine,
      log: word.optional(),
    })
    .optional()
    .meta({ description: 'who resolved the differences, if nobody with a sheet did' }),
  sample: text.optional(),
  ratings: z
    .strictObject({
      category: z.array(state).optional(),
      none: z.array(state).optional(),
      drop: z.array(state).optional(),
    })
    .optional()
    .meta({ description: 'missing states that are a category, no rating, or left out where all coders gave them' }),
});

export type Coding = z.output<typeof reviewCoding>;
