import { plural } from '../base/plural.ts';
import type { Category } from './codebook.ts';
import type { CodedTable } from './coded-table.ts';
import { STATE_LABELS, STATES, type State } from './state.ts';

/** The words that exhibits and messages print instead of names and codes; all of them come from the codebook. */
export interface Words {
  readonly unit: string;
  readonly units: string;
  fieldTitle(field: string): string;
  levelLabel(field: string, level: string): string;
  categories(field: string): readonly Category[] | null;
  /** years are printed without a thousands separator */
  isYear(field: string): boolean;
}

/** What a derived proposition prints for its two values. */
const TRUTH = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

export function wordsOf(coded: CodedTable): Words {
  const fields = new Map(coded.codebook.fields.map(field => [field.name, field]));
  const derived = new Map(coded.codebook.derive.map(entry => [entry.name, entry.title]));
  const made = new Map(coded.codebook.derive.map(entry => [entry.name, entry.categories ?? TRUTH]));
  const labels = new Map(
    [...fields.values(), ...coded.codebook.derive].map(({ name, categories }) => [
      name,
      new Map((categories ?? made.get(name) ?? []).map(category => [category.value, category.label])),
    ]),
  );
  const isState = (level: string): level is State => (STATES as readonly string[]).includes(level);
  return {
    unit: coded.unit,
    units: plural(coded.unit),
    fieldTitle: field => fields.get(field)?.title ?? derived.get(field) ?? field,
    levelLabel: (field, level) =>
      labels.get(field)?.get(level) ?? (isState(level) ? STATE_LABELS[level] : level === 'none' ? 'None' : level),
    categories: field =>
      fields.get(field)?.categories ?? coded.codebook.derive.find(entry => entry.name === field)?.categories ?? null,
    isYear: field => fields.get(field)?.type === 'year' || /(^|_)year$/i.test(field),
  };
}
