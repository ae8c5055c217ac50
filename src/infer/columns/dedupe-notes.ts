import type { InferNote } from '../draft.ts';

/** Codes that may be one with a typing error: said, and left as they are. */
export const dedupeNotes = (alike: readonly (readonly [string, string])[]): Omit<InferNote, 'field'>[] =>
  alike.slice(0, 5).map(([rare, often]) => ({
    message: `"${rare}" is spelt nearly like "${often}"; both are kept`,
    change: `if they mean the same, remove "${rare}" and write it into the \`aliases:\` of "${often}"`,
  }));
