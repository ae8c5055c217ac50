import * as z from 'zod';
import { text, word } from './scalars.ts';

const role = z.enum(['guide', 'sources', 'adjudication', 'search', 'search-strings', 'criteria', 'protocol', 'limits']);
export type DocumentRole = z.output<typeof role>;

/** Files that belong to a review and hold no data: guides, logs of decisions, pages on limits. */
export const reviewDocuments = z
  .array(
    z.strictObject({
      path: word,
      title: text.optional(),
      role: z
        .union([role, z.array(role).min(1)])
        .optional()
        .meta({
          description:
            'what it is, or several: `search` says how the studies were found, `search-strings` holds the full strings, `criteria` says which sources were eligible',
        }),
      section: word.optional().meta({
        description: 'of a page on limits: the heading above its list of limits, which an evidence package prints',
      }),
    }),
  )
  .optional()
  .meta({
    description: 'files that belong to the review and hold no data, e.g. the coding guide; `export` copies them',
  });

type ReviewDocument = NonNullable<z.output<typeof reviewDocuments>>[number];

/** The documents of a role. */
export const documentsOf = (
  documents: readonly ReviewDocument[] | undefined,
  wanted: DocumentRole,
): readonly ReviewDocument[] => (documents ?? []).filter(({ role: own }) => [own].flat().includes(wanted));
