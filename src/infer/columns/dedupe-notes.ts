import { namesOfCountries } from '../../text/fold-variants.ts';
import type { InferNote } from '../draft.ts';
import type { FoundCategories } from './categories.ts';

/** Codes that may be one, by a typing error or because a country has several names: said, and left as they are. */
export function dedupeNotes({ alike, categories }: FoundCategories): Omit<InferNote, 'field'>[] {
  const countries = namesOfCountries(categories.map(({ value }) => value)).map(names => names.map(name => `"${name}"`));
  return [
    ...alike.slice(0, 5).map(([rare, often]) => ({
      message: `"${rare}" is spelt nearly like "${often}"; both are kept`,
      change: `if they mean the same, remove "${rare}" and write it into the \`aliases:\` of "${often}"`,
    })),
    ...countries.map(names => ({
      message: `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are names of one country; each is counted by itself`,
      change:
        'write one of them in the sheet, or make them `aliases:` of one code; `scopebook fold` proposes the lines',
    })),
  ];
}
