import type { Mistake, Path } from '../../base/read-declaration.ts';
import { unknownOrListed } from '../../base/unknown-word.ts';
import { namedColour, namedColours } from '../../figures/palette.ts';
import type { Codebook } from '../../model/codebook.ts';
import { type AxisMark, type Edits, NO_EDITS } from '../../model/edits.ts';
import type { ExhibitOption } from '../../model/exhibit.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import { type ExhibitField, exhibitFields } from './exhibit-fields.ts';

/** The signs of notes, as AMA's style for tables orders them; every one has a glyph in the bundled font. */
const SIGNS = ['*', '†', '‡', '§', '‖', '¶', '#'] as const;

/** The edits of an exhibit file, every code with the field that has it, and what is wrong with them. */
export function resolveEdits(
  declaration: ExhibitFile,
  options: readonly ExhibitOption[],
  codebook: Codebook,
): { readonly edits: Edits; readonly mistakes: readonly Mistake[] } {
  if (!hasEdits(declaration)) return { edits: NO_EDITS, mistakes: [] };
  const fields = exhibitFields(declaration, options, codebook);
  const mistakes: Mistake[] = [];
  const order = new Map<string, string[]>();
  const labels = new Map<string, Map<string, string>>();
  const titles = new Map<string, string>();
  const colours = new Map<string, Map<string, string>>();
  const highlight = new Map<string, Set<string>>();
  const signs = new Map<string, Map<string, string>>();
  const titleSigns = new Map<string, string>();
  const under = <Value>(map: Map<string, Map<string, Value>>, field: string, code: string, value: Value): void =>
    void map.set(field, (map.get(field) ?? new Map<string, Value>()).set(code, value));

  /** every field that has a category of this name; open fields only where no other has */
  const placesOf = (word: string, path: Path, among = fields): { field: string; code: string }[] => {
    const found = among.flatMap(field => {
      const code = field.codeOf(word);
      return code === null ? [] : [{ field: field.name, code, open: field.open && !field.codes.includes(code) }];
    });
    if (found.length === 0) {
      const known = among.flatMap(field => field.codes);
      const what = `category of ${among.map(field => field.name).join(', ') || 'this exhibit'}`;
      mistakes.push({ path, message: unknownOrListed(word, known, what, among.flatMap(ownCodes)) });
    }
    const closed = found.filter(place => !place.open);
    return closed.length > 0 ? closed : found;
  };
  const fieldNamed = (name: string, path: Path): ExhibitField[] => {
    const found = fields.filter(field => field.name === name);
    if (found.length === 0)
      mistakes.push({
        path,
        message: unknownOrListed(
          name,
          fields.map(field => field.name),
          'field of this exhibit',
        ),
      });
    return found;
  };

  const listOf = (words: readonly string[], path: Path, among = fields): void =>
    words.forEach((word, i) => {
      for (const { field, code } of placesOf(word, [...path, i], among))
        order.set(field, [...(order.get(field) ?? []), code]);
    });
  if (Array.isArray(declaration.order)) listOf(declaration.order, ['order']);
  else if (typeof declaration.order === 'object')
    for (const [name, words] of Object.entries(declaration.order))
      listOf(words, ['order', name], fieldNamed(name, ['order', name]));

  for (const [name, given] of Object.entries(declaration.labels ?? {})) {
    const path = ['labels', name];
    const isField = fields.some(field => field.name === name);
    if (typeof given !== 'string')
      for (const [word, text] of Object.entries(given))
        for (const { field, code } of placesOf(word, [...path, word], fieldNamed(name, path)))
          under(labels, field, code, text);
    else if (isField) titles.set(name, given);
    else for (const { field, code } of placesOf(name, path)) under(labels, field, code, given);
  }

  for (const [word, given] of Object.entries(declaration.colours ?? {})) {
    const colour = namedColour(given);
    if (colour === null)
      mistakes.push({
        path: ['colours', word],
        message: `${unknownOrListed(given, namedColours, 'colour')}, or write it as "#0072B2"`,
      });
    for (const { field, code } of placesOf(word, ['colours', word])) under(colours, field, code, colour ?? '');
  }

  declaration.highlight?.forEach((word, i) => {
    for (const { field, code } of placesOf(word, ['highlight', i]))
      highlight.set(field, (highlight.get(field) ?? new Set()).add(code));
  });

  const signNotes: string[] = [];
  const axisMarks: AxisMark[] = [];
  declaration.annotate?.forEach(({ category, at, text }, i) => {
    const path = ['annotate', i];
    if ((category === undefined) === (at === undefined))
      mistakes.push({ path, message: 'an annotation has either `category:` or `at:` (a value of the axis)' });
    else if (at !== undefined) axisMarks.push({ at, text });
    else {
      const sign = SIGNS[signNotes.length % SIGNS.length]!.repeat(1 + Math.floor(signNotes.length / SIGNS.length));
      if (fields.some(field => field.name === category) && fields.every(field => !field.codes.includes(category!)))
        titleSigns.set(category!, `${titleSigns.get(category!) ?? ''}${sign}`);
      else
        for (const place of placesOf(category!, [...path, 'category'])) {
          const before = signs.get(place.field)?.get(place.code) ?? '';
          under(signs, place.field, place.code, before === '' ? sign : `${before},${sign}`);
        }
      signNotes.push(`${sign} ${text}`);
    }
  });
  return { edits: { order, labels, titles, colours, highlight, signs, titleSigns, signNotes, axisMarks }, mistakes };
}

/** Orders of the codebook and by frequency are no list of codes. */
const hasEdits = ({ order, labels, colours, highlight, annotate }: ExhibitFile): boolean =>
  typeof order === 'object' || [labels, colours, highlight, annotate].some(given => given !== undefined);

/** What a message lists: the field's own codes, without the missing states. */
const ownCodes = ({ codes }: ExhibitField): readonly string[] => codes.slice(0, -7);
