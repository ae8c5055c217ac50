import { isExpression } from '../base/expression.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import { fieldsBehind, fieldsIn } from '../model/fields-behind.ts';
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
  const fields = fieldsBehind(codebook, named);
  const coded = rows.some(row => row.coder !== null || row.unit === 'pair' || row.analysis === 'agreement');
  return [
    ...(material.guesses ?? []).filter(guess => guess.scope !== 'coders' || coded || 'consensus' in guess.evidence),
    ...codebook.guesses.filter(guess => guess.scope !== 'field' || fields.has(guess.name)),
  ];
}
