import type { ExpressionNode } from '../../base/expression.ts';

/**
 * A condition as REDCap's branching logic, or null where REDCap can't say it (states other than blank).
 *
 * `has` becomes the checkbox form `[field(code)] = '1'`.
 */
export function toRedcapLogic(node: ExpressionNode, isBoxes: (field: string) => boolean): string | null {
  const all = (nodes: readonly ExpressionNode[], join: string): string | null => {
    const parts = nodes.map(part => {
      const text = toRedcapLogic(part, isBoxes);
      return text !== null && (part.kind === 'and' || part.kind === 'or') ? `(${text})` : text;
    });
    return parts.includes(null) ? null : parts.join(` ${join} `);
  };
  const quoted = (text: string): string | null =>
    text.includes("'") ? (text.includes('"') ? null : `"${text}"`) : `'${text}'`;
  switch (node.kind) {
    case 'and':
    case 'or':
      return all(node.nodes, node.kind);
    case 'not': {
      const inner = node.node;
      // one box that is not ticked
      if (inner.kind === 'has' && inner.operands.length === 1 && isBoxes(inner.field.name))
        return `[${inner.field.name}(${inner.operands[0]!.text})] <> '1'`;
      const text = toRedcapLogic(inner, isBoxes);
      return text === null ? null : `not (${text})`;
    }
    case 'compare': {
      const value = quoted(node.operand.text);
      return value === null ? null : `[${node.field.name}] ${node.operator === '!=' ? '<>' : node.operator} ${value}`;
    }
    case 'in': {
      const parts = node.operands.map(operand => {
        const value = quoted(operand.text);
        return value === null ? null : `[${node.field.name}] ${node.negated ? '<>' : '='} ${value}`;
      });
      return parts.includes(null)
        ? null
        : parts.length === 1
          ? parts[0]!
          : `(${parts.join(node.negated ? ' and ' : ' or ')})`;
    }
    case 'has':
      if (!isBoxes(node.field.name)) return null;
      return node.operands.length === 1
        ? `[${node.field.name}(${node.operands[0]!.text})] = '1'`
        : `(${node.operands.map(operand => `[${node.field.name}(${operand.text})] = '1'`).join(node.quantifier === 'all' ? ' and ' : ' or ')})`;
    case 'is':
      return node.state === 'missing' ? `[${node.field.name}] ${node.negated ? '<>' : '='} ''` : null;
  }
}
