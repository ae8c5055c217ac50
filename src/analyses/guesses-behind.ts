import { fieldsOf, isExpression, parseExpression } from '../base/expression.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Material } from '../model/material.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { UnconfirmedGuess } from '../model/unconfirmed-guess.ts';

/** The unconfirmed guesses that rows depend on: of their fields, of the fields in conditions, and of the whole sheet. */
export function guessesBehind(
  rows: readonly ResultRow[],
  requests: readonly AnalysisRequest[],
  material: Material,
): UnconfirmedGuess[] {
  const { codebook } = material.coded;
  if (codebook.guesses.length === 0 && (material.guesses ?? []).length === 0) return [];
  const conditions = requests.flatMap(({ fields, by = [], where = null }) => [
    ...[...fields, ...by].filter(isExpression),
    ...(where === null ? [] : [where]),
  ]);
  const named = [
    ...requests.flatMap(({ fields, by = [] }) => [...fields, ...by]),
    ...rows.flatMap(row => [row.field, row.with, ...row.by.map(group => group.field)]),
    ...conditions.flatMap(fieldsIn),
  ].filter(name => name !== null);
  const fields = withParents(codebook, named);
  const coded = rows.some(row => row.coder !== null || row.unit === 'pair' || row.analysis === 'agreement');
  return [
    ...(material.guesses ?? []).filter(guess => guess.scope !== 'coders' || coded || 'consensus' in guess.evidence),
    ...codebook.guesses.filter(guess => guess.scope !== 'field' || fields.has(guess.name)),
  ];
}

/** A text that is no expression after all names no fields. */
function fieldsIn(text: string): string[] {
  try {
    return fieldsOf(parseExpression(text)).map(reference => reference.name);
  } catch {
    return [];
  }
}

/** Fields with those that their conditions and derivations lean on. */
function withParents(codebook: Codebook, names: readonly string[]): ReadonlySet<string> {
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
