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
      role: z.union([role, z.array(role).min(1)]).optional(),
      section: word.optional(),
    }),
  )
  .optional();

type ReviewDocument = NonNullable<z.output<typeof reviewDocuments>>[number];

/** The documents of a role. */
export const documentsOf = (
  documents: readonly ReviewDocument[] | undefined,
  wanted: DocumentRole,
): readonly ReviewDocument[] => (documents ?? []).filter(({ role: own }) => [own].flat().includes(wanted));
