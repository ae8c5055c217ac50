import type { Expression, ExpressionNode, FieldMention, Operand } from '../base/expression.ts';
import type { Category, Codebook, Derived, Field } from '../model/codebook.ts';
import type { MigrationStep } from '../model/migration-file.ts';

type Rename = Extract<MigrationStep, { rename: unknown }>['rename'];

/** A codebook in which fields and codes have the names that the renaming steps give them; everything else is as before. */
export const renameInCodebook = (codebook: Codebook, steps: readonly MigrationStep[]): Codebook =>
  steps.reduce((book, step) => ('rename' in step ? renamed(book, step.rename) : book), codebook);

function renamed(book: Codebook, rename: Rename): Codebook {
  const { field, code, to } = rename;
  const name = (own: string): string => (code === undefined && own === field ? to : own);
  const expression = <E extends Expression | null>(own: E): E =>
    (own === null ? null : { ...renamedNode(own, rename), text: own.text }) as E;
  const categories = (of: string, list: readonly Category[] | null): readonly Category[] | null =>
    code === undefined || of !== field || list === null
      ? list
      : list.map(category => ({
          ...category,
          value: category.value === code ? to : category.value,
          parent: category.parent === code ? to : category.parent,
        }));
  const derived = (own: Derived): Derived => ({
    ...own,
    name: name(own.name),
    expression: expression(own.expression),
    cases: own.cases.map(one => ({ ...one, when: expression(one.when) })),
    categories: categories(own.name, own.categories),
  });
  return {
    ...book,
    primaryKey: book.primaryKey.map(name),
    foreignKeys: book.foreignKeys.map(key => ({ ...key, fields: key.fields.map(name) })),
    fields: book.fields.map(
      (own): Field => ({
        ...own,
        name: name(own.name),
        title: own.title === own.name ? name(own.title) : own.title,
        appliesIf: expression(own.appliesIf),
        categories: categories(own.name, own.categories),
        evidence: own.evidence === null ? null : name(own.evidence),
      }),
    ),
    rules: book.rules.map(rule => ({ ...rule, assert: expression(rule.assert) })),
    derive: book.derive.map(derived),
  };
}

function renamedNode(node: ExpressionNode, rename: Rename): ExpressionNode {
  const { field: old, code, to } = rename;
  const mention = (field: FieldMention): FieldMention =>
    code === undefined && field.name === old ? { ...field, name: to } : field;
  const operand = (field: FieldMention, own: Operand): Operand =>
    code !== undefined && field.name === old && own.text === code ? { ...own, text: to } : own;
  switch (node.kind) {
    case 'not':
      return { ...node, node: renamedNode(node.node, rename) };
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map(own => renamedNode(own, rename)) };
    case 'compare':
      return { ...node, field: mention(node.field), operand: operand(node.field, node.operand) };
    case 'is':
      return { ...node, field: mention(node.field) };
    default:
      return {
        ...node,
        field: mention(node.field),
        operands: node.operands.map(own => operand(node.field, own)),
      };
  }
}
