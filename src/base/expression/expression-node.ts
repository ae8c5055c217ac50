/** A piece of the text: offsets in UTF-16 units, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A field as it is named on the left of a comparison. */
export interface FieldMention {
  readonly name: string;
  readonly at: Span;
}

/** A code, label, number or quoted string on the right. Quotes make no difference: a field decides what its words mean. */
export interface Operand {
  readonly text: string;
  readonly at: Span;
}

export const COMPARATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** The names of the state bytes 0, 1, … of a cell. */
export const STATE_NAMES = [
  'coded',
  'not_reported',
  'unclear',
  'not_applicable',
  'not_coded',
  'not_accessible',
  'invalid',
] as const;
/** What `is` may ask for: a state, or `missing`, which is every state but coded. */
export type QueryState = Exclude<(typeof STATE_NAMES)[number], 'coded'> | 'missing';

interface Comparison {
  readonly field: FieldMention;
  readonly at: Span;
}

/** `year >= 2022` */
export interface CompareNode extends Comparison {
  readonly kind: 'compare';
  readonly operator: Comparator;
  readonly operand: Operand;
}

/** `country in (DE, FR)`, `country not in (DE, FR)` */
export interface InNode extends Comparison {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operands: readonly Operand[];
}

/** `strategy has few_shot`, `strategy has all (few_shot, zero_shot)`; with one operand the quantifier is `any`. */
export interface HasNode extends Comparison {
  readonly kind: 'has';
  readonly quantifier: 'any' | 'all';
  readonly operands: readonly Operand[];
}

/** `strategy is not_reported`, `strategy is not missing` */
export interface IsNode extends Comparison {
  readonly kind: 'is';
  readonly negated: boolean;
  readonly state: QueryState;
}

export interface NotNode {
  readonly kind: 'not';
  readonly node: ExpressionNode;
  readonly at: Span;
}

/** Two or more nodes, none of them of the same kind (`a and (b and c)` is parsed as `a and b and c`). */
export interface JunctionNode {
  readonly kind: 'and' | 'or';
  readonly nodes: readonly ExpressionNode[];
  readonly at: Span;
}

export type ExpressionNode = CompareNode | InNode | HasNode | IsNode | NotNode | JunctionNode;

/** A parsed expression; the root remembers the text that the offsets point into. */
export type Expression = ExpressionNode & { readonly text: string };

/**
 * Every mention of a field, in the order of the text (a field that is named twice comes twice).
 *
 * @example fieldsOf({ kind: 'is', field: { name: 'a', at: { start: 0, end: 1 } }, negated: false, state: 'missing', at: { start: 0, end: 12 } }) // => [{ name: 'a', at: { start: 0, end: 1 } }]
 */
export function fieldsOf(expression: ExpressionNode): FieldMention[] {
  switch (expression.kind) {
    case 'not':
      return fieldsOf(expression.node);
    case 'and':
    case 'or':
      return expression.nodes.flatMap(fieldsOf);
    default:
      return [expression.field];
  }
}
