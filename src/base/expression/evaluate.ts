import { ExpressionError } from './expression-error.ts';
import {
  type Comparator,
  type CompareNode,
  type ExpressionNode,
  type HasNode,
  type InNode,
  type IsNode,
  type Operand,
  STATE_NAMES,
} from './expression-node.ts';
import { FALSE, kleeneJoinInto, kleeneNegateInto, TRUE, UNKNOWN } from './kleene.ts';
import { refusal } from './refusal.ts';
import { resolveCode, resolveLevels, resolveNumber } from './resolve.ts';
import type { MultiSubject, SingleSubject, Subject } from './subject.ts';

const COMPARE: Readonly<Record<Comparator, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/**
 * Judges an expression for `length` units: 0 false, 1 true, 2 unknown, in Kleene's logic.
 *
 * A comparison is unknown exactly where its field is missing (any state but coded), also with `!=` and `not in`; `is …` is
 * never unknown. A word that no level has is simply equal to none. A pure group (`codable: false`) stands for the codes
 * below it. Each level or set is judged once, then mapped over the codes.
 *
 * @param subject the coded column of a field
 * @throws ExpressionError where an operator doesn't fit its field; checkExpression finds the same beforehand
 * @example [...evaluate(parseExpression('a != 3'), () => ({ kind: 'numeric', values: Float64Array.of(3, 4, 0), states: Uint8Array.of(0, 0, 1) }), 3)] // => [0, 1, 2]
 */
export function evaluate(expression: ExpressionNode, subject: (field: string) => Subject, length: number): Uint8Array {
  switch (expression.kind) {
    case 'not':
      return kleeneNegateInto(evaluate(expression.node, subject, length));
    case 'and':
    case 'or': {
      const [first, ...rest] = expression.nodes;
      const result = evaluate(first!, subject, length);
      for (const node of rest) kleeneJoinInto(expression.kind, result, evaluate(node, subject, length));
      return result;
    }
    case 'is':
      return stateIs(expression, subject(expression.field.name).states, length);
    default:
      return comparison(expression, subject(expression.field.name), length);
  }
}

function stateIs(node: IsNode, states: Uint8Array, length: number): Uint8Array {
  const wanted = node.state === 'missing' ? null : STATE_NAMES.indexOf(node.state);
  const [yes, no] = node.negated ? [FALSE, TRUE] : [TRUE, FALSE];
  const result = new Uint8Array(length);
  for (let unit = 0; unit < length; unit++)
    result[unit] = (wanted === null ? states[unit] !== 0 : states[unit] === wanted) ? yes : no;
  return result;
}

function comparison(node: CompareNode | InNode | HasNode, subject: Subject, length: number): Uint8Array {
  const refused = refusal(node, subject.kind, subject.field?.ordered ?? false);
  if (refused !== null) throw new ExpressionError(refused.message, refused.at.start, refused.hint);
  switch (subject.kind) {
    case 'single':
      return spread(subject.levels.map(levelJudge(node, subject)), subject, length);
    case 'multi':
      return spread(subject.sets.map(setJudge(node as HasNode, subject)), subject, length);
    case 'numeric': {
      const judge = numberJudge(node);
      return each(subject.states, length, unit => judge(subject.values[unit]!));
    }
    case 'text': {
      const wanted = new Set(operandsOf(node).map(operand => operand.text));
      const negated = isNegated(node);
      return each(subject.states, length, unit => wanted.has(subject.text(unit)) !== negated);
    }
  }
}

/** Verdicts on levels or sets, mapped over the units' codes. */
function spread(verdicts: readonly number[], subject: SingleSubject | MultiSubject, length: number): Uint8Array {
  const table = Uint8Array.from(verdicts);
  const { codes, states } = subject;
  const result = new Uint8Array(length);
  for (let unit = 0; unit < length; unit++) result[unit] = states[unit] === 0 ? table[codes[unit]!]! : UNKNOWN;
  return result;
}

function each(states: Uint8Array, length: number, judge: (unit: number) => boolean): Uint8Array {
  const result = new Uint8Array(length);
  for (let unit = 0; unit < length; unit++) result[unit] = states[unit] !== 0 ? UNKNOWN : judge(unit) ? TRUE : FALSE;
  return result;
}

const operandsOf = (node: CompareNode | InNode | HasNode): readonly Operand[] =>
  node.kind === 'compare' ? [node.operand] : node.operands;

const isNegated = (node: CompareNode | InNode | HasNode): boolean =>
  node.kind === 'compare' ? node.operator === '!=' : node.kind === 'in' && node.negated;

/** Per operand the indices of the levels that it stands for. */
function resolved(node: CompareNode | InNode | HasNode, subject: SingleSubject | MultiSubject): ReadonlySet<number>[] {
  const categories = subject.field?.categories ?? [];
  return operandsOf(node).map(operand => {
    const code = resolveCode(operand.text, subject.levels, categories);
    return code === null ? new Set<number>() : resolveLevels(code, subject.levels, categories);
  });
}

function levelJudge(
  node: CompareNode | InNode | HasNode,
  subject: SingleSubject,
): (level: unknown, index: number) => number {
  const matches = resolved(node, subject);
  if (node.kind !== 'compare' || node.operator === '=' || node.operator === '!=') {
    const negated = isNegated(node);
    return (_, index) => (matches.some(match => match.has(index)) === negated ? FALSE : TRUE);
  }
  const [position, ...more] = matches[0]!;
  // a pure group spans several positions, a code that only the data has stands nowhere
  if (position === undefined || more.length > 0 || subject.levels[position]!.declared === false) {
    throw new ExpressionError(
      `"${node.operand.text}" has no position on the scale of ${node.field.name}`,
      node.operand.at.start,
      'compare with one of its codes',
    );
  }
  const holds = COMPARE[node.operator];
  return (_, index) => (subject.levels[index]!.declared === false ? UNKNOWN : holds(index, position) ? TRUE : FALSE);
}

function setJudge(node: HasNode, subject: MultiSubject): (set: readonly number[]) => number {
  const matches = resolved(node, subject);
  const inSet = (set: readonly number[]) => (match: ReadonlySet<number>) => set.some(level => match.has(level));
  return set => ((node.quantifier === 'all' ? matches.every(inSet(set)) : matches.some(inSet(set))) ? TRUE : FALSE);
}

function numberJudge(node: CompareNode | InNode | HasNode): (value: number) => boolean {
  const numbers = operandsOf(node).map(operand => resolveNumber(operand.text)!);
  const [first] = numbers;
  if (node.kind === 'compare') {
    const holds = COMPARE[node.operator];
    return value => holds(value, first!);
  }
  const wanted = new Set(numbers);
  const negated = isNegated(node);
  return value => wanted.has(value) !== negated;
}
