import { plainReference } from './plain-reference.ts';
import { type BrokenEntry, type Library, type Reference, unidentified } from './reference.ts';

/** References of entries in order; an entry that does not tell which work it is joins the broken ones. */
export function libraryOf(references: readonly Reference[], broken: readonly BrokenEntry[]): Library {
  const kept: Reference[] = [];
  const lost: BrokenEntry[] = [...broken];
  for (const reference of references) {
    const why = unidentified(reference);
    if (why === null) kept.push(plainReference(reference));
    else lost.push({ line: reference.line, message: why });
  }
  return { references: kept, broken: lost.sort((a, b) => a.line - b.line) };
}
