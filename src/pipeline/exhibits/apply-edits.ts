import type { Category, Codebook } from '../../model/codebook.ts';
import type { Edits } from '../../model/edits.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';

/** A label as an exhibit prints it: its own or the codebook's, with the sign of a note. */
const printed = ({ labels, signs }: Edits, field: string, level: string, label: string): string =>
  `${labels.get(field)?.get(level) ?? label}${signs.get(field)?.get(level) ?? ''}`;

/** The words of an exhibit: its own labels and titles, and its own order of categories. */
export function editWords(words: Words, edits: Edits): Words {
  return {
    ...words,
    fieldTitle: field => `${edits.titles.get(field) ?? words.fieldTitle(field)}${edits.titleSigns.get(field) ?? ''}`,
    levelLabel: (field, level) => printed(edits, field, level, words.levelLabel(field, level)),
    categories: field => {
      const own = words.categories(field);
      return own === null
        ? null
        : sorted(edits, field, own).map(entry => ({
            ...entry,
            label: printed(edits, field, entry.value, entry.label),
          }));
    },
  };
}

/** A text without the signs of notes: a description is read aloud, away from the notes. */
export function withoutSigns(text: string, edits: Edits, words: Words): string {
  let plain = text;
  for (const { label, sign } of signedLabels(edits, words))
    plain = plain.replaceAll(label, label.slice(0, -sign.length));
  return plain;
}

/** Every label that has the sign of a note. */
export const signedLabels = ({ signs, titleSigns }: Edits, words: Words): { label: string; sign: string }[] => [
  ...[...signs].flatMap(([field, codes]) =>
    [...codes].map(([code, sign]) => ({ label: words.levelLabel(field, code), sign })),
  ),
  ...[...titleSigns].map(([field, sign]) => ({ label: words.fieldTitle(field), sign })),
];

/** The codebook with an exhibit's own order of categories. Their colours follow from the codebook itself. */
export const editCodebook = (codebook: Codebook, edits: Edits): Codebook =>
  edits.order.size === 0
    ? codebook
    : {
        ...codebook,
        fields: codebook.fields.map(field =>
          field.categories === null ? field : { ...field, categories: sorted(edits, field.name, field.categories) },
        ),
      };

const sorted = (edits: Edits, field: string, categories: readonly Category[]): readonly Category[] =>
  edits.order.has(field)
    ? [...categories].sort((a, b) => placeOf(edits, field, a.value) - placeOf(edits, field, b.value))
    : categories;

/** Where a code comes in its field; those that are not listed follow. */
function placeOf({ order }: Edits, field: string, level: string): number {
  const list = order.get(field);
  const at = list?.indexOf(level) ?? -1;
  return at < 0 ? (list?.length ?? 0) : at;
}

/** Result rows with the labels of an exhibit, in its order. No number changes. */
export function editRows(rows: readonly ResultRow[], edits: Edits): readonly ResultRow[] {
  const labelled =
    edits.labels.size === 0 && edits.signs.size === 0
      ? rows
      : rows.map(row =>
          row.field === null || row.level === null || row.label === null
            ? row
            : { ...row, label: printed(edits, row.field, row.level, row.label) },
        );
  return edits.order.size === 0 ? labelled : inOrder(labelled, edits);
}

/** Sorts the rows of each list of categories, and of each list of subgroups, within the places that they take. */
function inOrder(rows: readonly ResultRow[], edits: Edits): readonly ResultRow[] {
  const lists = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const { analysis, statistic, field, with: other, where, base, coder, level } = row;
    const by = row.by.map(part => part.field);
    const key = JSON.stringify([analysis, statistic, field, other, where, base, coder, level === null, by]);
    lists.set(key, [...(lists.get(key) ?? []), i]);
  });
  const result = [...rows];
  for (const places of lists.values()) {
    const keys = sortKeys(
      places.map(place => rows[place]!),
      edits,
    );
    const sortedPlaces = places.map((place, i) => ({ place, key: keys[i]! })).sort((a, b) => compareKeys(a.key, b.key));
    places.forEach((place, i) => {
      result[place] = rows[sortedPlaces[i]!.place]!;
    });
  }
  return result;
}

/** Of each row: the place of each of its subgroups (those that are not listed in the order that they have), then of its category. */
function sortKeys(rows: readonly ResultRow[], edits: Edits): number[][] {
  const seen = new Map<string, number>();
  return rows.map(row => [
    ...row.by.map(({ field, level }) => {
      const key = JSON.stringify([field, level]);
      if (!seen.has(key)) seen.set(key, seen.size);
      const place = placeOf(edits, field, level);
      return place < (edits.order.get(field)?.length ?? 0) ? place - rows.length : seen.get(key)!;
    }),
    row.level === null ? 0 : placeOf(edits, row.field ?? '', row.level),
  ]);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] ?? 0);
  return 0;
}
