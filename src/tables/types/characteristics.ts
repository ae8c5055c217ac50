import { usageFault } from '../../base/fault.ts';
import { inSentence } from '../../base/in-sentence.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import { labelSeparator } from '../../model/label-separator.ts';
import type { ListedCell, Listing } from '../../model/listing.ts';
import { STATE_LABELS } from '../../model/state.ts';
import { type TableCell, type TableModel, wordCell } from '../../model/table-model.ts';
import { LISTED_EDITS } from '../category-edits.ts';
import { standardNotes } from '../notes.ts';
import { fieldsOf, flagOption } from '../options.ts';
import { stack } from '../stack.ts';
import { STACK_OPTIONS, stackRequests } from '../stack-requests.ts';
import { tableType } from '../table-type.ts';

/** A row a study: what each of them says of the named fields; or all of them summed up. */
export const characteristics = tableType({
  name: 'characteristics',
  describe: 'One row per study, with its values of the named fields; with `summary: true` one summary of all studies.',
  needs: [['field', 'fields']],
  options: [
    { name: 'summary', describe: 'one summary of all units instead of a row each (false)', kind: 'flag' },
    {
      name: 'cite',
      describe: 'a first column with the citation of each unit (true where no field names the author or the key)',
      kind: 'flag',
    },
    ...STACK_OPTIONS,
  ],
  edits: LISTED_EDITS,
  plan: (declaration, codebook) =>
    flagOption(declaration, 'summary', false)
      ? stackRequests(declaration, fieldsOf(declaration), 'characteristics', codebook)
      : [],
  lists: 'units one by one; with `summary: true` it has sentences',
  draw: input =>
    flagOption(input.declaration, 'summary', false)
      ? stack(input, `Characteristics of the included ${input.words.units}`)
      : each(input),
});

function each(input: ExhibitInput): TableModel {
  const { name, declaration, words, codebook, format, listing, edits } = input;
  const fields = fieldsOf(declaration);
  if (fields.length === 0)
    throw usageFault('fields', `the table ${name} names no fields`, 'write `fields: [first_author, year, …]`');
  const found = listing(fields);
  const cite = flagOption(declaration, 'cite', !found.fields.some((_, column) => namesUnits(found, column)));
  const types = new Map(codebook.fields.map(field => [field.name, field.type]));
  const numeric = fields.map(field => ['integer', 'number', 'year'].includes(types.get(field) ?? ''));
  const cell = (text: string, column: number): TableCell => ({
    ...wordCell(text),
    value: numeric[column] && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null,
  });
  /** a cell in the labels of this table, where it has its own */
  const textOf = ({ text, codes }: ListedCell, field: string): string =>
    edits.labels.has(field)
      ? codes
          .map(code => words.levelLabel(field, code))
          .join(labelSeparator((words.categories(field) ?? []).map(({ label }) => label)))
      : text;
  const longest = (column: number): number =>
    found.units.reduce((most, unit) => Math.max(most, unit.cells[column]?.text.length ?? 0), 0);
  return {
    name,
    title: declaration.title ?? `Characteristics of the included ${words.units}`,
    columns: [
      ...(cite ? [{ key: 'citation', header: sentenceCase(words.unit), align: 'left' as const, weight: 1.4 }] : []),
      ...fields.map((field, column) => ({
        key: field,
        header: words.fieldTitle(field),
        align: numeric[column] ? ('right' as const) : ('left' as const),
        // long texts get more room, but never all of it
        weight: Math.min(3, Math.max(0.7, longest(column) / 14)),
      })),
    ],
    spans: [],
    groups: [
      {
        label: null,
        rows: found.units.map(unit => ({
          indent: 0,
          emphasis: 'none' as const,
          cells: [
            ...(cite ? [wordCell(unit.citation)] : []),
            ...unit.cells.map((entry, column) =>
              cell(entry.state === 'coded' ? textOf(entry, fields[column]!) : STATE_LABELS[entry.state], column),
            ),
          ],
        })),
      },
    ],
    footnotes: [],
    notes: standardNotes(input, [`N = ${format.count(found.units.length)} ${words.units}.`]),
    alt: `A table of ${found.units.length} ${words.units} with ${fields.map(field => inSentence(words.fieldTitle(field))).join(', ')}.`,
  };
}

/** Whether a column tells which unit a row is: by its key, or by the author that its citation begins with. */
const namesUnits = ({ units }: Listing, column: number): boolean =>
  units.length > 0 &&
  units.every(({ key, citation, cells }) => {
    const text = cells[column]?.text ?? '';
    const [author = ''] = text.split(/[\s,;]/);
    return text === key || (author !== '' && citation.startsWith(author));
  });
