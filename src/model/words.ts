import { type ExpressionNode, inWords, type PrintedNames, parseExpression, resolveCode } from '../base/expression.ts';
import { plainText } from '../base/plain-text.ts';
import { plural } from '../base/plural.ts';
import type { Category } from './codebook.ts';
import type { CodedTable } from './coded-table.ts';
import { STATE_LABELS, STATES } from './state.ts';

/** The words that exhibits and messages print instead of names and codes; all of them come from the codebook. */
export interface Words {
  readonly unit: string;
  readonly units: string;
  fieldTitle(field: string): string;
  levelLabel(field: string, level: string): string;
  categories(field: string): readonly Category[] | null;
  /** a condition as readers see it, with titles and labels: the canonical text of a row's `where`, or a parsed one */
  condition(expression: string | ExpressionNode): string;
  /** years are printed without a thousands separator */
  isYear(field: string): boolean;
}

/** What a derived proposition and a boolean field print for their two values. */
const TRUTH = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** The group of units with no item of a multi-select field that has a code "none" of its own. */
export const EMPTY_BESIDE_NONE = '(none)';

/** Groups that are no codes. */
const NO_CODES: ReadonlyMap<string, string> = new Map([
  ...STATES.map(state => [state, STATE_LABELS[state]] as const),
  ['none', 'None'],
  [EMPTY_BESIDE_NONE, 'No item'],
]);

export function wordsOf(coded: CodedTable): Words {
  const fields = new Map(coded.codebook.fields.map(field => [field.name, field]));
  const derived = new Map(coded.codebook.derive.map(entry => [entry.name, entry.title]));
  const made = new Map(coded.codebook.derive.map(entry => [entry.name, entry.categories ?? TRUTH]));
  const truthOf = (name: string): typeof TRUTH => (fields.get(name)?.type === 'boolean' ? TRUTH : []);
  const labels = new Map(
    [...fields.values(), ...coded.codebook.derive].map(({ name, categories }) => [
      name,
      new Map(
        (categories ?? made.get(name) ?? truthOf(name)).map(category => [category.value, plainText(category.label)]),
      ),
    ]),
  );
  const fieldTitle = (field: string): string => plainText(fields.get(field)?.title ?? derived.get(field) ?? field);
  const categories = (field: string): readonly Category[] | null =>
    fields.get(field)?.categories ?? coded.codebook.derive.find(entry => entry.name === field)?.categories ?? null;
  const names: PrintedNames = {
    title: fieldTitle,
    // an expression may name a label or an alias too
    label: (field, word) => {
      const own = categories(field) ?? made.get(field) ?? truthOf(field);
      const code = resolveCode(word, own, own) ?? word;
      return labels.get(field)?.get(code) ?? word;
    },
  };
  return {
    unit: coded.unit,
    units: plural(coded.unit),
    fieldTitle,
    levelLabel: (field, level) => labels.get(field)?.get(level) ?? NO_CODES.get(level) ?? level,
    categories,
    condition: expression => inWords(typeof expression === 'string' ? parseExpression(expression) : expression, names),
    isYear: field => fields.get(field)?.type === 'year' || /(^|_)year$/i.test(field),
  };
}
