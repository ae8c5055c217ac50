import type { Expression } from '../base/expression.ts';
import type { Path } from '../base/read-declaration.ts';
import type { Category, Codebook, Derived, Field, Place } from './codebook.ts';
import type { CodebookFile } from './codebook-file.ts';

/** What closing a derived field needs of the file that it stands in. */
interface Closing {
  readonly fields: readonly Field[];
  parse(text: string, path: Path): Expression | null;
  place(path: Path): Place;
  wrong(path: Path, message: string): void;
}

type DerivedFile = NonNullable<CodebookFile['derive']>[number];

const categoryOf = (value: string, label: string | undefined): Category => ({
  value,
  label: label ?? value,
  description: '',
  aliases: [],
  parent: null,
  codable: true,
  exclusive: false,
});

/** Derived fields with every default filled in; one that is neither a proposition nor a list of categories is a mistake. */
export function closeDerived(file: CodebookFile, closing: Closing): Derived[] {
  return (file.derive ?? []).flatMap((derived, i): Derived[] => {
    const { fields, parse, place, wrong } = closing;
    const at = ['derive', i];
    if (fields.some(field => field.name === derived.name))
      wrong([...at, 'name'], `"${derived.name}" is a field already; give the derived field another name`);
    if ((derived.expression === undefined) === (derived.categories === undefined)) {
      wrong(at, `"${derived.name}" needs an expression (true or false), or categories that each say \`when\``);
      return [];
    }
    const common = { name: derived.name, title: derived.title ?? derived.name, place: place([...at, 'name']) };
    if (derived.expression !== undefined) {
      const expression = parse(derived.expression, [...at, 'expression']);
      return expression === null
        ? []
        : [{ ...common, expression, cases: [], otherwise: null, categories: null, ordered: false }];
    }
    return [{ ...common, expression: null, ...casesOf(derived, at, closing) }];
  });
}

function casesOf(
  derived: DerivedFile,
  at: Path,
  { parse, wrong }: Closing,
): Pick<Derived, 'cases' | 'otherwise' | 'categories' | 'ordered'> {
  const categories: Category[] = [];
  const cases: { level: number; when: Expression }[] = [];
  let otherwise: number | null = null;
  derived.categories?.forEach((entry, i) => {
    const path = [...at, 'categories', i];
    if (categories.some(category => category.value === entry.value))
      wrong(path, `the code "${entry.value}" occurs twice in "${derived.name}"`);
    categories.push(categoryOf(entry.value, entry.label));
    if (entry.when !== undefined) {
      const when = parse(entry.when, [...path, 'when']);
      if (when !== null) cases.push({ level: i, when });
    } else if (otherwise === null) otherwise = i;
    else wrong(path, 'only one category may have no `when`: it takes what no other took');
  });
  return { cases, otherwise, categories, ordered: derived.categoriesOrdered ?? false };
}

/** The conditions of a derived field, each with where it stands in the file. */
export const conditionsOf = (derived: Derived, index: number): { expression: Expression; path: Path }[] =>
  derived.expression !== null
    ? [{ expression: derived.expression, path: ['derive', index, 'expression'] }]
    : derived.cases.map(({ level, when }) => ({
        expression: when,
        path: ['derive', index, 'categories', level, 'when'],
      }));

/** Every condition of a codebook, with its place in the file. */
export const conditionsIn = ({
  fields,
  rules,
  derive,
}: Pick<Codebook, 'fields' | 'rules' | 'derive'>): { readonly expression: Expression; readonly path: Path }[] => [
  ...fields.flatMap(({ appliesIf }, i) =>
    appliesIf === null ? [] : [{ expression: appliesIf, path: ['fields', i, 'appliesIf'] }],
  ),
  ...rules.map(({ assert }, i) => ({ expression: assert, path: ['rules', i, 'assert'] })),
  ...derive.flatMap(conditionsOf),
];
