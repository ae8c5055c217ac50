import * as z from 'zod';
import { text, word } from './scalars.ts';

/** Files that belong to a review and hold no data: guides, logs of decisions, pages on limits. */
export const reviewDocuments = z
  .array(
    z.strictObject({
      path: word,
      title: text.optional(),
      role: z.enum(['guide', 'sources', 'adjudication', 'search', 'protocol', 'limits']).optional(),
    }),
  )
  .optional()
  .meta({
    description: 'files that belong to the review and hold no data, e.g. the coding guide; `export` copies them',
  });
