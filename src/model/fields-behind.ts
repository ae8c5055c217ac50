import { fieldsOf, parseExpression } from '../base/expression.ts';
import type { Codebook } from './codebook.ts';

/** The fields that a condition or proposition names; a text that is no expression names none. */
export function fieldsIn(text: string): string[] {
  try {
    return fieldsOf(parseExpression(text)).map(reference => reference.name);
  } catch {
    return [];
  }
}

/** Fields, by their names, aliases or titles, with those that their conditions and derivations depend on. */
export function fieldsBehind(codebook: Codebook, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const field = codebook.fields.find(
      entry => entry.name === name || entry.title === name || entry.aliases.includes(name),
    );
    if (field !== undefined) found.add(field.name);
    const derived = codebook.derive.find(entry => entry.name === name);
    for (const expression of [
      field?.appliesIf,
      derived?.expression,
      ...(derived?.cases ?? []).map(entry => entry.when),
    ])
      if (expression) for (const reference of fieldsOf(expression)) visit(reference.name);
  };
  for (const name of names) visit(name);
  return found;
}
