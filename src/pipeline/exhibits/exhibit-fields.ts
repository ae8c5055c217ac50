import { looksLikeExpression, resolveCode } from '../../base/expression.ts';
import type { Category, Codebook } from '../../model/codebook.ts';
import type { ExhibitOption } from '../../model/exhibit.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import { STATE_LABELS, STATES } from '../../model/state.ts';

/** One field that an exhibit shows, with the codes that its edits may name. */
export interface ExhibitField {
  readonly name: string;
  /** whether every value is a code of its own: the codebook declares no categories */
  readonly open: boolean;
  readonly codes: readonly string[];
  /** the code that a word of the exhibit file stands for (a code, label or alias); null for none */
  codeOf(word: string): string | null;
}

const TRUTH = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
const otherRows = () => [
  ...STATES.filter(state => state !== 'coded').map(state => ({ value: state as string, label: STATE_LABELS[state] })),
  { value: 'none', label: 'None' },
];

/** The fields that an exhibit names, in the order of its keys. */
export function exhibitFields(
  declaration: ExhibitFile,
  options: readonly ExhibitOption[],
  codebook: Codebook,
): ExhibitField[] {
  const { field, fields, with: other, by, facet } = declaration;
  const named = options
    .filter(({ kind }) => kind === 'field' || kind === 'fields')
    .flatMap(({ name }) => [declaration.options?.[name] ?? []].flat().map(String));
  const names = [field, fields, by, other, facet, named].flat().filter(name => name !== undefined);
  return [...new Set(names)].map(name => exhibitField(name, codebook));
}

function exhibitField(name: string, codebook: Codebook): ExhibitField {
  const others = otherRows();
  const { categories, open } = categoriesOf(name, codebook);
  return {
    name,
    open,
    codes: [...categories, ...others].map(category => category.value),
    codeOf: word => resolveCode(word, [], categories) ?? resolveCode(word, others, []) ?? (open ? word : null),
  };
}

type Named = Pick<Category, 'value' | 'label'> & Partial<Category>;

/** The categories of a field, of a derived field, or of a proposition. */
function categoriesOf(name: string, codebook: Codebook): { categories: readonly Named[]; open: boolean } {
  const field = codebook.fields.find(entry => entry.name === name);
  if (field !== undefined)
    return field.type === 'boolean'
      ? { categories: TRUTH, open: false }
      : { categories: field.categories ?? [], open: field.categories === null };
  const derived = codebook.derive.find(entry => entry.name === name);
  if (derived !== undefined || looksLikeExpression(name))
    return { categories: derived?.categories ?? TRUTH, open: false };
  return { categories: [], open: true };
}
