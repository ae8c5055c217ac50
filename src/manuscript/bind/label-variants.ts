import { fieldKey, type Term } from './term.ts';

const withoutBrackets = (name: string): string => name.replace(/[([][^)\]]{0,300}[)\]]/g, ' ').trim();

/** How many categories of a field have a name that is this one but for what stands in brackets. */
export function strippedNames(terms: readonly Term[]): Map<string, Map<string, number>> {
  const fields = new Map<string, Map<string, number>>();
  for (const term of terms) {
    if (term.level === null || term.state === true) continue;
    const counts = fields.get(fieldKey(term)) ?? new Map<string, number>();
    for (const name of new Set(term.names.map(withoutBrackets))) counts.set(name, (counts.get(name) ?? 0) + 1);
    fields.set(fieldKey(term), counts);
  }
  return fields;
}

/**
 * A label, the same without what stands in brackets, and without the answer that it begins with: `YES the statement says …`,
 * `No: the data are closed`. `No reference standard` begins with no answer: it denies what follows.
 */
export function labelVariants(name: string, others: ReadonlyMap<string, number>): string[] {
  const stripped = withoutBrackets(name);
  // what only the brackets tell from another category is part of the name
  const plain = (others.get(stripped) ?? 0) > 1 ? name : stripped;
  const answer = /^(?:(?:YES|NO|UNCLEAR|Yes)[,:;]?|(?:No|Unclear)[,:;])\s+(?=\S+\s+\S)(.*)$/s.exec(plain);
  return [...new Set([name, plain, ...(answer === null ? [] : [answer[1]!])])].filter(text => text !== '');
}
