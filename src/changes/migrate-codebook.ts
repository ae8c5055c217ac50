import type { Document, YAMLMap, YAMLSeq } from 'yaml';
import { type ExpressionNode, type Operand, parseExpression, type Span } from '../base/expression.ts';
import { Fault } from '../base/fault.ts';
import type { MigrationFile, MigrationStep } from '../model/migration-file.ts';

/** Every name in an expression that a renaming could concern, with its place in the text. */
function mentions(
  node: ExpressionNode,
): { readonly field: string; readonly at: Span; readonly operands: readonly Operand[] }[] {
  switch (node.kind) {
    case 'not':
      return mentions(node.node);
    case 'and':
    case 'or':
      return node.nodes.flatMap(mentions);
    case 'compare':
      return [{ field: node.field.name, at: node.field.at, operands: [node.operand] }];
    case 'is':
      return [{ field: node.field.name, at: node.field.at, operands: [] }];
    default:
      return [{ field: node.field.name, at: node.field.at, operands: node.operands }];
  }
}

/** An expression with a field or a code under its new name; the rest of the text stays as it was written. */
export function renameInExpression(text: string, field: string, code: string | undefined, to: string): string {
  const word = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(to) ? to : JSON.stringify(to);
  const places = mentions(parseExpression(text))
    .filter(mention => mention.field === field)
    .flatMap(mention =>
      code === undefined
        ? [mention.at]
        : mention.operands.filter(operand => operand.text === code).map(operand => operand.at),
    );
  return [...places]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, at) => changed.slice(0, at.start) + word + changed.slice(at.end), text);
}

/**
 * A codebook file taken through the steps of a migration; comments, order and layout of the rest stay.
 * Fields and codes that a step names must be there.
 */
export async function migrateCodebookText(file: string, source: string, migration: MigrationFile): Promise<string> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(source);
  for (const step of migration.steps) apply(document, step, file);
  document.setIn(['version'], migration.to);
  return document.toString({ lineWidth: 0 });
}

function apply(document: Document.Parsed, step: MigrationStep, file: string): void {
  const missing = (what: string): Fault =>
    new Fault(
      'migration',
      `${file} has no ${what}, which the migration names`,
      'correct the migration, or name the codebook that it starts from',
    );
  const fields = document.get('fields') as YAMLSeq<YAMLMap> | undefined;
  const fieldNamed = (name: string): YAMLMap => {
    const found = fields?.items.find(item => item.get('name') === name);
    if (found === undefined) throw missing(`field "${name}"`);
    return found;
  };
  const categoriesOf = (name: string): YAMLSeq => {
    const list = fieldNamed(name).get('categories') as YAMLSeq | undefined;
    if (list === undefined) throw missing(`categories in "${name}"`);
    return list;
  };
  const codeOf = (item: unknown): string =>
    String(
      typeof item === 'object' && item !== null && 'get' in item
        ? (item as YAMLMap).get('value')
        : (item as { value?: unknown } | null)?.value,
    );
  const placeOf = (list: YAMLSeq, field: string, code: string): number => {
    const at = list.items.findIndex(item => codeOf(item) === code);
    if (at < 0) throw missing(`code "${code}" in "${field}"`);
    return at;
  };
  const remove = (field: string, codes: readonly string[]): number => {
    const list = categoriesOf(field);
    const first = Math.min(...codes.map(code => placeOf(list, field, code)));
    for (const code of codes) list.items.splice(placeOf(list, field, code), 1);
    return first;
  };
  /** Codes below one that is gone roll up to the one that took its place. */
  const reparent = (field: string, codes: readonly string[], to: string): void => {
    for (const item of categoriesOf(field).items)
      if (typeof item === 'object' && item !== null && 'get' in item) {
        const category = item as YAMLMap;
        if (codes.includes(String(category.get('parent')))) category.set('parent', to);
      }
  };
  const insert = (field: string, at: number, values: readonly Record<string, string>[]): void => {
    const list = categoriesOf(field);
    const known = new Set(list.items.map(codeOf));
    list.items.splice(
      at,
      0,
      ...values
        .filter(entry => !known.has(entry['value'] ?? ''))
        .map(entry => document.createNode(entry, { flow: true })),
    );
  };

  if ('rename' in step) {
    const { field, code, to } = step.rename;
    if (code === undefined) fieldNamed(field).set('name', to);
    else {
      const item = categoriesOf(field).items[placeOf(categoriesOf(field), field, code)];
      if (typeof item === 'object' && item !== null && 'set' in item) (item as YAMLMap).set('value', to);
      else (item as { value: unknown }).value = to;
      reparent(field, [code], to);
    }
    renameEverywhere(document, field, code, to);
  } else if ('merge' in step) {
    const { field, codes, into, label } = step.merge;
    const at = remove(
      field,
      codes.filter(code => code !== into),
    );
    insert(field, at, [{ value: into, ...(label === undefined ? {} : { label }) }]);
    reparent(field, codes, into);
  } else if ('split' in step) {
    const at = remove(step.split.field, [step.split.code]);
    insert(
      step.split.field,
      at,
      step.split.into.map(value => ({ value })),
    );
  } else if ('retire' in step) {
    if (step.retire.code !== undefined) {
      remove(step.retire.field, [step.retire.code]);
      if (step.retire.to !== undefined) reparent(step.retire.field, [step.retire.code], step.retire.to);
    } else {
      fieldNamed(step.retire.field);
      if (fields !== undefined) fields.items = fields.items.filter(item => item.get('name') !== step.retire.field);
    }
  } else addTo(document, step.add, { categoriesOf, placeOf, insert, fields });
}

function addTo(
  document: Document.Parsed,
  { field, code, label, description, after, title, type }: Extract<MigrationStep, { add: unknown }>['add'],
  tools: {
    categoriesOf(name: string): YAMLSeq;
    placeOf(list: YAMLSeq, field: string, code: string): number;
    insert(field: string, at: number, values: readonly Record<string, string>[]): void;
    fields: YAMLSeq<YAMLMap> | undefined;
  },
): void {
  const words = { ...(label === undefined ? {} : { label }), ...(description === undefined ? {} : { description }) };
  if (code === undefined) {
    tools.fields?.items.push(
      document.createNode({
        name: field,
        ...(title === undefined ? {} : { title }),
        type: type ?? 'string',
        ...(description === undefined ? {} : { description }),
      }) as YAMLMap,
    );
    return;
  }
  const list = tools.categoriesOf(field);
  const at = after === undefined ? list.items.length : tools.placeOf(list, field, after) + 1;
  tools.insert(field, at, [{ value: code, ...words }]);
}

/** Conditions, rules, derived fields and the key follow a renaming. */
function renameEverywhere(document: Document.Parsed, field: string, code: string | undefined, to: string): void {
  const rename = (node: YAMLMap, key: string): void => {
    const text = node.get(key);
    if (typeof text === 'string') node.set(key, renameInExpression(text, field, code, to));
  };
  const each = (key: string, property: string): void => {
    const list = document.get(key) as YAMLSeq<YAMLMap> | undefined;
    for (const item of list?.items ?? []) rename(item, property);
  };
  each('fields', 'appliesIf');
  each('rules', 'assert');
  each('derive', 'expression');
  const derived = document.get('derive') as YAMLSeq<YAMLMap> | undefined;
  for (const item of derived?.items ?? [])
    for (const category of (item.get('categories') as YAMLSeq<YAMLMap> | undefined)?.items ?? [])
      rename(category, 'when');
  if (code !== undefined) return;
  const primary = document.get('primaryKey');
  if (primary === field) document.set('primaryKey', to);
  else if (typeof primary === 'object' && primary !== null && 'items' in primary)
    for (const item of (primary as YAMLSeq<{ value: unknown }>).items) if (item.value === field) item.value = to;
}
