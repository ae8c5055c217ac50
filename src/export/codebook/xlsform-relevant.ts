import type { ExpressionNode } from '../../base/expression.ts';

/** How names and codes are written in the form. */
export interface FormNames {
  field(name: string): string;
  code(field: string, code: string): string;
}

/** A condition as the `relevant` of an XLSForm, or null where a form can't say it (states other than blank). */
export function toXlsformRelevant(node: ExpressionNode, names: FormNames): string | null {
  const joined = (parts: readonly (string | null)[], word: string): string | null =>
    parts.includes(null) ? null : parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(` ${word} `)})`;
  switch (node.kind) {
    case 'and':
    case 'or':
      return joined(
        node.nodes.map(part => toXlsformRelevant(part, names)),
        node.kind,
      );
    case 'not': {
      const text = toXlsformRelevant(node.node, names);
      return text === null ? null : `not(${text})`;
    }
    case 'compare': {
      const value = literal(names.code(node.field.name, node.operand.text));
      return value === null ? null : `${reference(node.field.name, names)} ${node.operator} ${value}`;
    }
    case 'in': {
      const parts = node.operands.map(operand => {
        const value = literal(names.code(node.field.name, operand.text));
        return value === null ? null : `${reference(node.field.name, names)} ${node.negated ? '!=' : '='} ${value}`;
      });
      return joined(parts, node.negated ? 'and' : 'or');
    }
    case 'has': {
      const parts = node.operands.map(operand => {
        const value = literal(names.code(node.field.name, operand.text));
        return value === null ? null : `selected(${reference(node.field.name, names)}, ${value})`;
      });
      return joined(parts, node.quantifier === 'all' ? 'and' : 'or');
    }
    case 'is':
      return node.state === 'missing' ? `${reference(node.field.name, names)} ${node.negated ? '!=' : '='} ''` : null;
  }
}

const reference = (name: string, names: FormNames): string => `\${${names.field(name)}}`;

/** XPath has no way to write a quotation mark inside a text of the same marks. */
const literal = (text: string): string | null =>
  /^-?\d+(\.\d+)?$/.test(text) ? text : text.includes("'") ? (text.includes('"') ? null : `"${text}"`) : `'${text}'`;
