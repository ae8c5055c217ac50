/**
 * The small language of conditions: `appliesIf`, `assert`, `derive`, `where`.
 *
 * text ─parseExpression→ Expression ─checkExpression(scope)→ Problem[]
 *                                   ─evaluate(subjects)→ false, true or unknown per unit
 *                                   ─print→ canonical text
 */
export { checkExpression, type Problem, type Scope, type ScopeField } from './expression/check.ts';
export { decidingField } from './expression/deciding-field.ts';
export { evaluate } from './expression/evaluate.ts';
export { evaluateWithoutUnknown } from './expression/evaluate-without-unknown.ts';
export { ExpressionError } from './expression/expression-error.ts';
export {
  type Expression,
  type ExpressionNode,
  type FieldMention,
  fieldsOf,
  type Operand,
  type Span,
  STATE_NAMES,
} from './expression/expression-node.ts';
export { inWords, type PrintedNames } from './expression/in-words.ts';
export { isExpression, looksLikeExpression } from './expression/is-expression.ts';
export { FALSE, TRUE, UNKNOWN } from './expression/kleene.ts';
export { parseExpression } from './expression/parse.ts';
export { print, printWord } from './expression/print.ts';
export { resolveCode } from './expression/resolve.ts';
export type { MultiSubject, NumericSubject, SingleSubject, Subject, TextSubject } from './expression/subject.ts';
