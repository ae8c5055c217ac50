import { didYouMean } from '../base/nearest.ts';
import type { Path } from '../base/read-declaration.ts';
import type { Category } from './codebook.ts';
import type { CodebookFile } from './codebook-file.ts';

type FileField = CodebookFile['fields'][number];

/** The categories of a field with every default filled in; codes twice, parents that do not exist and spellings of two codes are mistakes. */
export function closeCategories(
  field: FileField,
  at: Path,
  wrong: (path: Path, message: string) => void,
): readonly Category[] | null {
  const declared = field.categories ?? field.constraints?.enum;
  if (declared === undefined) return null;
  const list = declared.map((entry): Category => {
    const category = typeof entry === 'string' ? { value: entry } : entry;
    return {
      value: category.value,
      label: 'label' in category && category.label !== undefined ? category.label : category.value,
      description: 'description' in category ? (category.description ?? '') : '',
      aliases: 'aliases' in category ? (category.aliases ?? []) : [],
      parent: 'parent' in category ? (category.parent ?? null) : null,
      codable: 'codable' in category ? (category.codable ?? true) : true,
      exclusive: 'exclusive' in category ? (category.exclusive ?? false) : false,
    };
  });
  const codes = new Map(list.map(category => [category.value, category]));
  const seen = new Set<string>();
  list.forEach((category, i) => {
    const path = [...at, 'categories', i];
    if (seen.has(category.value)) wrong(path, `the code "${category.value}" occurs twice in "${field.name}"`);
    seen.add(category.value);
    if (category.parent !== null && !codes.has(category.parent))
      wrong(
        [...path, 'parent'],
        `the parent "${category.parent}" is not a code of "${field.name}"${didYouMean(category.parent, [...codes.keys()])}`,
      );
    for (let up = category.parent, steps = 0; up !== null && up !== undefined; up = codes.get(up)?.parent ?? null)
      if (++steps > list.length) {
        wrong([...path, 'parent'], `the parents of "${category.value}" form a cycle`);
        break;
      }
  });
  spellingsOnce(field.name, list, at, wrong);
  return list;
}

/** A spelling that stands for two codes would be a silent guess. */
function spellingsOnce(
  name: string,
  list: readonly Category[],
  at: Path,
  wrong: (path: Path, message: string) => void,
): void {
  const owner = new Map(list.map(category => [category.value, category.value]));
  list.forEach((category, i) => {
    for (const spelling of category.aliases) {
      const other = owner.get(spelling);
      if (other !== undefined && other !== category.value)
        wrong(
          [...at, 'categories', i, 'aliases'],
          `"${spelling}" stands for "${category.value}" and for "${other}" in "${name}"; keep one`,
        );
      owner.set(spelling, category.value);
    }
  });
}
