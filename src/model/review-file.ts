import * as z from 'zod';
import { dialect } from './dialect.ts';
import { reviewCoding } from './review-coding.ts';
import { reviewContributor } from './review-contributor.ts';
import { reviewDocuments } from './review-documents.ts';
import { flag, guess, number, text, word } from './scalars.ts';
import { DENOMINATORS } from './state.ts';

const words = z.union([word, z.array(word).min(1)]);

const resource = z.strictObject({
  name: word,
  path: word.optional().meta({ description: 'inside the folder of review.yaml' }),
  source: z.record(word, word).optional().meta({
    description: 'in place of a path: `{ clickhouse: DATABASE, table: TABLE, order: COLUMN }`',
  }),
  title: word.optional(),
  description: text.optional(),
  schema: word.optional().meta({ description: 'the path of the codebook' }),
  dialect: dialect.optional(),
  guess,
  encoding: z.string().optional(),
  format: z.string().optional(),
  mediatype: z.string().optional(),
  fieldsMatch: z.enum(['exact', 'equal', 'subset', 'superset', 'partial']).optional(),
  unit: z
    .union([word, z.strictObject({ name: word, key: word.optional() })])
    .optional()
    .meta({
      description:
        'of a resource beside the studies that is counted too: what one of its rows is (`outcome`, `arm`, `data set`); `key` is the field that says which one, where it is not the primary key of the codebook',
    }),
  of: word.optional().meta({
    description: 'the resource whose units its rows belong to; default: that of the foreign key in the codebook',
  }),
  by: words.optional().meta({
    description: 'the field of its rows that holds the key of that unit (several where the key has several parts)',
  }),
  synthetic: flag.optional().meta({
    description: 'true where the rows are synthetic; every figure, table, page and export then says so',
  }),
  machineCoded: text.optional().meta({
    description: 'how machines coded the rows, e.g. "two machine coders, from abstracts"; printed like `synthetic`',
  }),
  provenance: z
    .strictObject({
      generator: text.optional(),
      version: text.optional(),
      prompts: text.optional(),
      source: text.optional(),
      rights: text.optional(),
    })
    .optional()
    .meta({ description: 'where the rows come from; printed in the datasheet of an export' }),
  where: text.optional().meta({
    description:
      'only the rows of the file for which this is true, where one file holds several kinds of row (REDCap: `redcap_repeat_instrument = outcomes`)',
  }),
});

const numbers = z.strictObject({
  preset: z.enum(['default', 'ama', 'bmj', 'cole']).optional(),
  digits: number.optional(),
  signif: number.optional(),
  cole: flag.optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  thousands: z.enum(['', ',', '.', ' ', '\u00a0', '\u2009', '\u202f']).optional(),
  percentSpace: flag.optional(),
  leadingZeroP: flag.optional(),
  rounding: z.enum(['half-up', 'half-even']).optional(),
  shareTemplate: z.string().optional(),
  intervalTemplate: z.string().optional(),
});

const screening = z.strictObject({
  stage: z
    .enum(['title_abstract', 'full_text'])
    .optional()
    .meta({ description: 'the stage of the decisions; default: one sheet for all stages' }),
  resource: word.meta({ description: 'the resource with one screened record a row' }),
  decision: z
    .union([word, z.array(word).min(1)])
    .meta({ description: 'the field with the decision that counts, or one field a reviewer' }),
  consensus: word.optional().meta({ description: 'the field that decides where the reviewers differ' }),
  include: word.optional().meta({ description: 'the code that means inclusion; default "include"' }),
  not_retrieved: word.optional().meta({ description: 'the code of a report that could not be retrieved' }),
  reason: word.optional().meta({ description: 'the field with the reason for exclusion' }),
});

/** review.yaml: a Data Package v2 descriptor in YAML, and what makes it a review. */
export const reviewFile = z.strictObject({
  $schema: z.string().optional(),
  name: word,
  title: word.optional(),
  id: z.string().optional(),
  description: text.optional(),
  version: word.optional(),
  homepage: z.string().optional(),
  created: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/, 'write a day as YYYY-MM-DD')
    .optional()
    .meta({ description: 'the day of publication, YYYY-MM-DD' }),
  keywords: z.array(word).optional(),
  licenses: z.array(z.looseObject({ name: text.optional(), path: text.optional(), title: text.optional() })).optional(),
  sources: z
    .array(z.looseObject({ title: text.optional(), path: text.optional(), citation: text.optional() }))
    .optional(),
  contributors: z.array(reviewContributor).optional(),
  resources: z.array(resource).min(1, 'name at least one resource'),
  unit: z
    .strictObject({
      name: word.optional(),
      key: word.optional(),
      guess,
      reports: z
        .union([
          word,
          z.strictObject({
            resource: word,
            report: word.optional(),
            study: word.optional(),
            type: word.optional(),
            precedence: word.optional(),
          }),
        ])
        .optional()
        .meta({
          description:
            'the resource that lists reports: which study each belongs to, its type, and its precedence (1 is the highest); `report: …` and so on name its columns',
        }),
    })
    .optional()
    .meta({ description: 'what is counted, and the field that says which unit a row belongs to' }),
  verification: z
    .strictObject({
      resource: word,
      columns: z
        .strictObject({
          unit: word.optional(),
          field: word.optional(),
          printed: word.optional(),
          verified: word.optional(),
          stratum: word.optional(),
          random: word.optional(),
        })
        .optional(),
      random: flag.optional().meta({ description: 'true: every unit of the sample was chosen at random' }),
      stratum: word.optional().meta({ description: 'the field whose codes are the strata of the sample' }),
    })
    .optional()
    .meta({
      description: 'codes that were looked up again: unit, field, printed code, verified code, stratum, random',
    }),
  studies: word.optional().meta({ description: 'the resource whose units are counted; default: the first' }),
  codings: z.array(reviewCoding).optional(),
  flow: z
    .union([
      word,
      z.strictObject({
        counts: word
          .optional()
          .meta({ description: 'the resource with the counts: columns data and n, as in the PRISMA2020 package' }),
        screening: z
          .union([screening, z.array(screening).min(1)])
          .meta({ description: 'one screening sheet, or one entry a stage: title_abstract, then full_text' })
          .optional(),
      }),
    ])
    .optional()
    .meta({ description: 'the counts of the PRISMA 2020 flow diagram: the name of a resource, or where to find them' }),
  library: z.union([word, z.array(word)]).optional(),
  claims: z.array(word).optional(),
  documents: reviewDocuments,
  migrations: z.array(word).optional().meta({ description: 'steps from one version of the codebook to the next' }),
  citation: z
    .strictObject({
      author: word.optional(),
      year: word.optional(),
      title: word.optional(),
      identifier: word.optional(),
    })
    .optional(),
  provenance: z
    .strictObject({
      from: text.optional(),
      verified: number.optional(),
      evidence: text.optional(),
    })
    .optional(),
  denominator: z.enum(DENOMINATORS).optional(),
  target: text.optional().meta({ description: 'the target population of confidence intervals' }),
  searched: text
    .refine(value => /^\d{4}-\d{2}(-\d{2})?$/.test(value), 'write a date as 2025-06-30')
    .optional()
    .meta({ description: 'the date of the last search; trends say that its year is only partly covered' }),
  search: z.strictObject({ method: text.optional(), databases: z.array(word).optional() }).optional(),
  numbers: numbers.optional(),
  report: z
    .strictObject({
      omit: z
        .array(word)
        .optional()
        .meta({ description: 'fields that out/report.html leaves out, e.g. free text or personal data' }),
    })
    .optional()
    .meta({ description: 'what the page out/report.html contains' }),
  palette: z
    .record(word, z.record(word, z.string().regex(/^#[0-9a-fA-F]{6}$/, 'write a colour as "#0072B2"')))
    .optional()
    .meta({ description: 'field: { code: colour }, for every exhibit of the review' }),
});

type Written = z.output<typeof reviewFile>;

/** A review as it is declared; what a table on a server is called stands in the place of its path. */
export type ReviewFile = Omit<Written, 'resources'> & {
  resources: (Written['resources'][number] & { path: string })[];
};
