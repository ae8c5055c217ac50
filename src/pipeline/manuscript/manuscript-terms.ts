import type { Term } from '../../manuscript/bind/term.ts';
import type { Codebook, Field } from '../../model/codebook.ts';

const YES = /^(?:yes|true|1|y)$/i;
/** Grades from 0 upwards ask no question. */
const GRADE = /^[2-8]$/;
const NO = /^(?:no|false|0|n)$/i;
/** A question that holds a denial is not called by another: `Accessible without registration`. */
const DENIES = /\b(?:no|not|non|without|lack\w*)\b/i;
const denialsOf = (names: readonly string[]): string[] =>
  names.some(name => DENIES.test(name)) ? [] : names.flatMap(name => [`${name} no`, `no ${name}`]);
const STATES = ['not_reported', 'unclear', 'not_applicable'] as const;

/** What a column of years is called, whose type says only that it holds whole numbers. */
const OF_YEAR = /^(?:publication |pub\.? )?year(?: of publication| published)?$/i;

/** What the numbers of a manuscript may speak of: categories, missing states, numeric fields and yes-or-no questions of a codebook. */
export function manuscriptTerms(codebook: Codebook, data?: string): Term[] {
  const own = data === undefined ? {} : { data };
  const keys = new Set(codebook.primaryKey);
  const fields = codebook.fields.flatMap((field): Term[] => {
    const fieldNames = [...new Set([field.title, field.name, ...field.aliases])];
    const common = {
      field: field.name,
      fieldNames,
      ...own,
      ...(field.appliesIf === null ? {} : { appliesIf: field.appliesIf.text }),
    };
    if (field.type === 'year' || (field.type === 'integer' && OF_YEAR.test(field.title)))
      return [{ ...common, level: null, names: [], holds: 'year' }];
    if (field.categories !== null) return categoriesOf(field, common);
    if (field.type === 'boolean') return answersTo(common);
    const numeric = (field.type === 'integer' || field.type === 'number') && !keys.has(field.name);
    return numeric ? [{ ...common, level: null, names: [], holds: 'number' }] : [];
  });
  const derived = codebook.derive.flatMap(({ name, title, categories }): Term[] => {
    const names = [...new Set([title, name])].filter(text => text !== null && text !== undefined);
    return categories === null
      ? [{ field: name, level: 'true', names, fieldNames: names, ...own }]
      : categoriesOf({ categories, type: 'string' }, { field: name, fieldNames: names, ...own });
  });
  return [...fields, ...derived];
}

/** The answers to a question that is true or false, and what is said where nobody answered it. */
const answersTo = (common: Pick<Term, 'field' | 'fieldNames' | 'data' | 'appliesIf'>): Term[] => [
  { ...common, level: 'true', names: [...common.fieldNames, 'Yes', ...common.fieldNames.map(name => `${name} yes`)] },
  {
    ...common,
    level: 'false',
    names: ['No', ...denialsOf(common.fieldNames)],
  },
  ...STATES.map((level): Term => ({ ...common, level, names: [level], state: true })),
];

function categoriesOf(
  field: Pick<Field, 'categories' | 'type'>,
  common: Pick<Term, 'field' | 'fieldNames' | 'data' | 'appliesIf'>,
): Term[] {
  const categories = field.categories ?? [];
  const multi = field.type === 'list';
  // of a question with the answers yes and no, the question itself is what yes is called
  const asks =
    !multi &&
    !categories.some(({ value }) => GRADE.test(value)) &&
    categories.some(({ value }) => YES.test(value)) &&
    categories.some(({ value }) => /^no\b|^false$|^0$|^n$/i.test(value));
  return [
    ...categories.map((category): Term => {
      const names = [category.label, category.value, ...category.aliases];
      if (asks && YES.test(category.value))
        names.push(...common.fieldNames, ...common.fieldNames.map(name => `${name} yes`));
      if (asks && NO.test(category.value)) names.push(...denialsOf(common.fieldNames));
      return { ...common, level: category.value, names: [...new Set(names)], multi };
    }),
    ...STATES.map((level): Term => ({ ...common, level, names: [level], multi, state: true })),
  ];
}
