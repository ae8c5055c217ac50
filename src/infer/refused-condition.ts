import { checkExpression, ExpressionError, type ExpressionNode, parseExpression } from '../base/expression.ts';
import type { DraftField } from './draft.ts';

/**
 * Why a condition can't stand in a codebook with these fields: it names a field that is not there, or asks a multi-select
 * field for its one code. Null where it can stand.
 *
 * @example refusedCondition([{ name: 'arms', type: 'list' }], "arms = 'two'") // => 'arms holds several codes, so "=" is ambiguous'
 */
export function refusedCondition(
  fields: readonly Pick<DraftField, 'name' | 'type'>[],
  condition: string,
): string | null {
  let parsed: ExpressionNode;
  try {
    parsed = parseExpression(condition);
  } catch (error) {
    // what is no expression at all is reported with its place when the codebook is read
    if (error instanceof ExpressionError) return null;
    throw error;
  }
  const [problem] = checkExpression(parsed, {
    field(name) {
      const type = fields.find(field => field.name === name)?.type;
      if (type === undefined) return undefined;
      // only the number of codes matters here; the words are checked when the codebook is read
      return { kind: type === 'list' ? 'multi' : NUMERIC.has(type) ? 'numeric' : 'single', codes: null, ordered: true };
    },
    fieldNames: fields.map(({ name }) => name),
  });
  return problem?.message ?? null;
}

const NUMERIC: ReadonlySet<string> = new Set(['number', 'integer', 'year']);

/** The fields, without conditions that cannot stand beside what the others are declared to be. */
export const withoutRefused = (fields: readonly DraftField[]): DraftField[] =>
  fields.map(field => {
    if (field.appliesIf === undefined || refusedCondition(fields, field.appliesIf) === null) return field;
    const { appliesIf: _, ...rest } = field;
    return rest;
  });
