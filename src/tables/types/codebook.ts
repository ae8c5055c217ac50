import type { Category, Derived, Field } from '../../model/codebook.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import { declaredNotes } from '../../model/note.ts';
import { type TableGroup, type TableModel, type TableRow, wordCell } from '../../model/table-model.ts';
import type { Words } from '../../model/words.ts';
import { sentence } from '../footnotes.ts';
import { fieldsOf, flagOption } from '../options.ts';
import { tableType } from '../table-type.ts';

/** Every variable with its definition and categories: the supplement that every review needs. */
export const codebook = tableType({
  name: 'codebook',
  describe: 'Variables, definitions and categories from the codebook, for a supplement; no data are read for it.',
  needs: [],
  options: [{ name: 'codes', describe: 'whether the stored codes appear beside the labels (false)', kind: 'flag' }],
  plan: () => [],
  lists: 'the variables of the codebook',
  draw: input => draw(input),
});

function draw({ name, declaration, codebook: book, words }: ExhibitInput): TableModel {
  const wanted = fieldsOf(declaration);
  const codes = flagOption(declaration, 'codes', false);
  const fields = wanted.length === 0 ? book.fields : book.fields.filter(field => wanted.includes(field.name));
  const groups: { label: string | null; fields: Field[] }[] = [];
  for (const field of fields) {
    const known = groups.find(group => group.label === field.group);
    if (known === undefined) groups.push({ label: field.group, fields: [field] });
    else known.fields.push(field);
  }
  const states = [
    ...new Map(fields.flatMap(field => [...field.missing].map(([token, state]) => [token, state] as const))),
  ];
  const derived = book.derive.filter(entry => wanted.length === 0 || wanted.includes(entry.name));
  return {
    name,
    title: declaration.title ?? `Codebook${book.title === '' ? '' : `: ${book.title}`}`,
    columns: [
      { key: 'variable', header: 'Variable', align: 'left', weight: 1.1 },
      { key: 'definition', header: 'Definition', align: 'left', weight: 2 },
      { key: 'categories', header: 'Categories', align: 'left', weight: 3 },
    ],
    spans: [],
    groups: [
      ...groups.map(
        (group): TableGroup => ({
          label: group.label,
          rows: group.fields.map(field => ({
            indent: 0,
            emphasis: 'none',
            cells: [
              wordCell(codes && field.title !== field.name ? `${field.title} (${field.name})` : field.title),
              wordCell(definition(field, words)),
              wordCell(categories(field, codes)),
            ],
          })),
        }),
      ),
      ...(derived.length === 0
        ? []
        : [{ label: 'Derived from other variables', rows: derived.map(entry => derivedRow(entry, codes, words)) }]),
    ],
    footnotes: [],
    notes: [
      ...declaredNotes(declaration),
      ...(book.version === null ? [] : [`Codebook version ${book.version}.`]),
      ...(states.length === 0
        ? []
        : [
            `Missing values: ${states.map(([token, state]) => `${token} = ${state.replaceAll('_', ' ')}`).join(', ')}; a blank cell is not coded.`,
          ]),
    ],
    alt: `A table of ${fields.length + derived.length} variables with their definitions and categories.`,
  };
}

/** A derived variable: the condition that it is, or the conditions of its categories in the order in which they are tried. */
function derivedRow(entry: Derived, codes: boolean, words: Words): TableRow {
  const label = (level: number): string => {
    const category = entry.categories?.[level];
    return category === undefined ? '' : line(category, 0, codes);
  };
  const categories =
    entry.expression === null
      ? [
          ...entry.cases.map(({ level, when }) => `${label(level)}, if ${words.condition(when)}`),
          ...(entry.otherwise === null ? [] : [`${label(entry.otherwise)}, otherwise`]),
        ]
      : ['Yes', 'No'];
  return {
    indent: 0,
    emphasis: 'none',
    cells: [
      wordCell(codes && entry.title !== entry.name ? `${entry.title} (${entry.name})` : entry.title),
      wordCell(
        entry.expression === null
          ? 'The first condition that holds decides.'
          : `Yes, if ${words.condition(entry.expression)}.`,
      ),
      wordCell(categories.join('\n')),
    ],
  };
}

/** What a field means, when it applies, and how many values it may have. */
function definition(field: Field, words: Words): string {
  const parts = [
    field.description === '' ? '' : sentence(field.description),
    field.type === 'list' ? 'Several values possible.' : '',
    field.ordered ? 'The categories are a scale, lowest first.' : '',
    field.appliesIf === null ? '' : `Applies only if ${words.condition(field.appliesIf)}.`,
  ];
  return parts.filter(part => part !== '').join(' ');
}

function categories(field: Field, codes: boolean): string {
  const list = field.categories;
  if (list === null) return [openType(field), ...(field.example === null ? [] : [`e.g. ${field.example}`])].join(', ');
  const children = (parent: string | null, depth: number): string[] =>
    list
      .filter(category => (parent === null ? isTop(category, list) : category.parent === parent))
      .flatMap(category => [line(category, depth, codes), ...children(category.value, depth + 1)]);
  return children(null, 0).join('\n');
}

const isTop = (category: Category, list: readonly Category[]): boolean =>
  category.parent === null || !list.some(other => other.value === category.parent);

const line = (category: Category, depth: number, codes: boolean): string =>
  `${'– '.repeat(depth)}${category.label}${codes && category.value !== category.label ? ` [${category.value}]` : ''}${category.description === '' || category.description.toLowerCase() === category.label.toLowerCase() ? '' : `: ${category.description}`}`;

/** What may stand in a field without categories. */
function openType(field: Field): string {
  const { minimum, maximum } = field.constraints;
  const range =
    minimum !== null && maximum !== null
      ? ` from ${minimum} to ${maximum}`
      : minimum !== null
        ? ` of at least ${minimum}`
        : maximum !== null
          ? ` of at most ${maximum}`
          : '';
  const names: Readonly<Record<Field['type'], string>> = {
    string: 'Free text',
    integer: 'Whole number',
    number: 'Number',
    boolean: 'Yes or no',
    year: 'Year',
    date: 'Date',
    list: 'Open list',
    any: 'Free text',
  };
  const pattern = field.itemPattern ?? field.constraints.pattern;
  return `${names[field.type]}${range}${pattern === null ? '' : ` (pattern ${pattern})`}`;
}
