import { fold } from '../../base/fold.ts';
import type { DraftCategory, DraftCodebook, DraftField } from '../draft.ts';

/** One change to a codebook file, as a path and a value; what is undefined is removed. */
export interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** true: the value is added at the end of the list at `path` */
  readonly append: boolean;
}

export interface Update {
  readonly edits: readonly Edit[];
  /** what is new, in words */
  readonly news: readonly string[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Three codebooks: what was proposed before (`base`), what people made of it (`mine`), what a newer export suggests
 * (`theirs`). What people changed stays; what they left as it was proposed follows the new proposal; new columns, codes
 * and missing tokens are added.
 */
export function updateCodebook(base: DraftCodebook, mine: DraftCodebook, theirs: DraftCodebook): Update {
  const edits: Edit[] = [];
  const news: string[] = [];
  const find = (codebook: DraftCodebook, field: DraftField): number =>
    codebook.fields.findIndex(other => headersOf(other).some(header => headersOf(field).includes(header)));
  for (const field of theirs.fields) {
    const at = find(mine, field);
    const before = base.fields[find(base, field)];
    if (at < 0) {
      // a field that people removed stays removed
      if (before !== undefined) continue;
      edits.push({ path: ['fields'], value: unique(field, mine), append: true });
      news.push(`new field ${field.name} (${field.title ?? field.name})`);
      continue;
    }
    const current = mine.fields[at]!;
    for (const key of [
      'type',
      'delimiter',
      'appliesIf',
      'decimalChar',
      'groupChar',
      'bareNumber',
      'format',
      'missingValues',
    ] as const)
      if (before !== undefined && same(current[key], before[key]) && !same(current[key], field[key])) {
        // a condition follows the names that people gave
        if (key === 'appliesIf' && renamed(base, mine)) continue;
        edits.push({ path: ['fields', at, key], value: field[key], append: false });
        news.push(
          `${current.name}: ${key} is now ${field[key] === undefined ? 'left out' : JSON.stringify(field[key])}`,
        );
      }
    const added = newCategories(before?.categories ?? [], current.categories, field.categories ?? []);
    for (const category of added) {
      edits.push({ path: ['fields', at, 'categories'], value: category, append: true });
      news.push(
        `${current.name}: new code "${category.value}"${current.categoriesOrdered ? '; it was added at the end: move it to its place on the scale' : ''}`,
      );
    }
    for (const column of field.columns ?? [])
      if (
        current.columns !== undefined &&
        !current.columns.some(other => other.name === column.name) &&
        !(before?.columns ?? []).some(other => other.name === column.name)
      ) {
        edits.push({ path: ['fields', at, 'columns'], value: column, append: true });
        news.push(`${current.name}: new column "${column.name}"`);
      }
  }
  for (const token of theirs.missingValues ?? [])
    if (![...(mine.missingValues ?? []), ...(base.missingValues ?? [])].some(other => other.value === token.value)) {
      edits.push({ path: ['missingValues'], value: token, append: true });
      news.push(`new missing value "${token.value}" (${token.label.replaceAll('_', ' ')})`);
    }
  for (const field of mine.fields)
    if (find(theirs, field) < 0 && find(base, field) >= 0)
      news.push(`${field.name} has no column in the new file; it is kept`);
  return { edits, news };
}

const headersOf = (field: DraftField): string[] => [
  ...(field.columns?.map(column => column.name) ?? []),
  ...(field.columns === undefined
    ? [field.name, ...(field.aliases ?? []), ...(field.title === undefined ? [] : [field.title])]
    : []),
];

const renamed = (base: DraftCodebook, mine: DraftCodebook): boolean =>
  !base.fields.every(field => mine.fields.some(other => other.name === field.name));

function newCategories(
  before: readonly DraftCategory[],
  current: readonly DraftCategory[] | undefined,
  theirs: readonly DraftCategory[],
): DraftCategory[] {
  // an open field that people made of a closed one stays open
  if (current === undefined) return [];
  const known = new Set(
    [...before, ...current]
      .flatMap(category => [category.value, category.label ?? '', ...(category.aliases ?? [])])
      .map(fold),
  );
  return theirs.filter(category => !known.has(fold(category.value)));
}

/** A new field must not take a name that people gave to another. */
function unique(field: DraftField, mine: DraftCodebook): DraftField {
  let { name } = field;
  for (let i = 2; mine.fields.some(other => other.name === name); i++) name = `${field.name}_${i}`;
  return name === field.name ? field : { ...field, name, aliases: [...(field.aliases ?? []), field.name] };
}
