import { usageFault } from '../../base/fault.ts';
import { STATE_LABELS } from '../../model/state.ts';
import { type TableCell, wordCell } from '../../model/table-model.ts';
import { tableType } from '../table-type.ts';

/** A row a study: what each of them says of the named fields. */
export const characteristics = tableType({
  name: 'characteristics',
  describe: 'A row a study, with what it says of the named fields.',
  needs: ['fields'],
  options: [],
  plan: () => [],
  draw({ name, declaration, words, codebook, disclosure, listing }) {
    const { fields } = declaration;
    if (fields === undefined)
      throw usageFault('fields', `the table ${name} names no fields`, 'write `fields: [first_author, year, …]`');
    const found = listing(fields);
    const types = new Map(codebook.fields.map(field => [field.name, field.type]));
    const numeric = fields.map(field => ['integer', 'number', 'year'].includes(types.get(field) ?? ''));
    const cell = (text: string, column: number): TableCell => ({
      ...wordCell(text),
      value: numeric[column] && text !== '' ? Number(text) : null,
    });
    return {
      name,
      title: declaration.title ?? `Characteristics of the included ${words.units}`,
      columns: fields.map((field, column) => ({
        key: field,
        header: words.fieldTitle(field),
        align: numeric[column] ? ('right' as const) : ('left' as const),
        weight: 1,
      })),
      spans: [],
      groups: [
        {
          label: null,
          rows: found.units.map(unit => ({
            indent: 0,
            emphasis: 'none' as const,
            cells: unit.cells.map((entry, column) =>
              cell(entry.state === 'coded' ? entry.text : STATE_LABELS[entry.state], column),
            ),
          })),
        },
      ],
      footnotes: [],
      notes: [
        ...(declaration.note === undefined ? [] : [declaration.note]),
        `N = ${found.units.length} ${words.units}.`,
        ...(disclosure === null ? [] : [`${disclosure[0]?.toUpperCase()}${disclosure.slice(1)}.`]),
      ],
      alt: `A table of ${found.units.length} ${words.units} with ${fields.map(field => words.fieldTitle(field).toLowerCase()).join(', ')}.`,
    };
  },
});
