import type { Codebook, Field } from '../../model/codebook.ts';
import { moduleText } from './plain-codebook.ts';

/** A codebook for people: headings, fields, and what is said of each, in words. */
export interface HumanField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** `Type` → `several of a list`, … */
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly categories: readonly {
    readonly code: string;
    readonly label: string;
    readonly description: string;
    readonly depth: number;
  }[];
}

export interface HumanGroup {
  readonly heading: string | null;
  readonly fields: readonly HumanField[];
}

const TYPES: Readonly<Record<Field['type'], string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'yes or no',
  year: 'year',
  date: 'date (yyyy-mm-dd)',
  list: 'several items',
  any: 'text',
};

/** Fields under their headings, in the codebook's order. */
export function humanCodebook(codebook: Codebook): readonly HumanGroup[] {
  const groups: { heading: string | null; fields: HumanField[] }[] = [];
  for (const field of codebook.fields) {
    const last = groups.at(-1);
    const human = humanField(field);
    if (last !== undefined && last.heading === field.group) last.fields.push(human);
    else groups.push({ heading: field.group, fields: [human] });
  }
  return groups;
}

function humanField(field: Field): HumanField {
  const categories = field.categories ?? [];
  const depthOf = (value: string | null, seen = 0): number => {
    const parent = categories.find(category => category.value === value)?.parent ?? null;
    return parent === null || seen > 8 ? seen : depthOf(parent, seen + 1);
  };
  return {
    name: field.name,
    title: field.title,
    description: field.description,
    facts: factsOf(field),
    categories: categories.map(category => ({
      code: category.value,
      label: category.label,
      description: [
        category.description,
        category.exclusive ? 'Stands alone.' : '',
        category.codable ? '' : 'A heading; not a code.',
        category.aliases.length > 0 ? `Also spelt ${category.aliases.join(', ')}.` : '',
      ]
        .filter(text => text !== '')
        .join(' '),
      depth: depthOf(category.value),
    })),
  };
}

function factsOf(field: Field): [string, string][] {
  const { constraints } = field;
  const kind =
    field.type === 'list'
      ? field.columns !== null
        ? `${TYPES.list}, a column each (${field.columns.map(column => column.name).join(', ')})`
        : `${TYPES.list} in a cell, with ${field.delimiter === '\n' ? 'a line break' : `"${field.delimiter}"`} between them`
      : field.categories !== null
        ? 'one of a list'
        : TYPES[field.type];
  const limits = [
    constraints.required ? 'required' : '',
    constraints.unique ? 'different in every row' : '',
    constraints.minimum === null ? '' : `at least ${constraints.minimum}`,
    constraints.maximum === null ? '' : `at most ${constraints.maximum}`,
    constraints.exclusiveMinimum === null ? '' : `more than ${constraints.exclusiveMinimum}`,
    constraints.exclusiveMaximum === null ? '' : `less than ${constraints.exclusiveMaximum}`,
    constraints.minLength === null ? '' : `at least ${constraints.minLength} characters`,
    constraints.maxLength === null ? '' : `at most ${constraints.maxLength} characters`,
    constraints.pattern === null ? '' : `of the form ${constraints.pattern}`,
    field.itemPattern === null ? '' : `each item of the form ${field.itemPattern}`,
  ].filter(text => text !== '');
  const missing = [...field.missing].map(([token, state]) => `${token} (${state.replaceAll('_', ' ')})`);
  return (
    [
      ['Type', kind],
      ['Limits', limits.join('; ')],
      ['Applies if', field.appliesIf?.text ?? ''],
      ['Missing values', missing.join(', ')],
      ['Filled in beforehand', field.given ? 'yes' : ''],
      ['Evidence', field.evidence ?? ''],
      ['Module', field.module === null ? '' : moduleText(field.module)],
      ['Other headers', field.aliases.join(', ')],
      ['Example', field.example ?? ''],
    ] as [string, string][]
  ).filter(([, text]) => text !== '');
}
