import type { InferNote } from '../draft.ts';
import type { FoundCategories } from './categories.ts';

/** Codes that may be one, by a typing error: said, and left as they are. */
export const dedupeNotes = ({ alike }: FoundCategories): Omit<InferNote, 'field'>[] =>
  alike.slice(0, 5).map(([rare, often]) => ({
    message: `"${rare}" is spelt nearly like "${often}"; both are kept`,
    change: `if they mean the same, remove "${rare}" and write it into the \`aliases:\` of "${often}"`,
  }));
