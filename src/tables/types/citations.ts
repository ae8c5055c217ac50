import { withDoi } from '../../model/citations.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { type TableGroup, type TableModel, wordCell } from '../../model/table-model.ts';
import { shareCell } from '../cells.ts';
import { footnotes } from '../footnotes.ts';
import { standardNotes, statesNote } from '../notes.ts';
import { fieldsOf, flagOption } from '../options.ts';
import { placeRows } from '../place-rows.ts';
import { stackRequests } from '../stack-requests.ts';
import { tableType } from '../table-type.ts';

/** Behind each category the studies that have it. */
export const citations = tableType({
  name: 'citations',
  describe: 'The studies behind each share: every category with its count and the citations of its studies.',
  needs: [['field', 'fields']],
  options: [{ name: 'doi', describe: 'whether the DOI follows each citation (true)', kind: 'flag' }],
  plan: (declaration, codebook) =>
    stackRequests({ ...declaration, by: undefined }, fieldsOf(declaration), 'citations', codebook).map(request => ({
      ...request,
      studies: true,
    })),
  draw: input => draw(input),
});

function draw(input: ExhibitInput): TableModel {
  const { name, declaration, results, words, format } = input;
  const { units } = input.listing([]);
  const doi = flagOption(declaration, 'doi', true);
  const printed = new Map(units.map(unit => [unit.key, doi ? withDoi(unit.citation, unit.doi) : unit.citation]));
  const notes = footnotes();
  const fields = [...new Set(results.rows.flatMap(row => (row.field === null ? [] : [row.field])))];
  const rowsOf = (field: string): ResultRow[] =>
    results.rows.filter(row => row.field === field && row.statistic === 'share');
  const block = (field: string): TableGroup => ({
    label: fields.length === 1 ? null : words.fieldTitle(field),
    rows: placeRows(rowsOf(field), words.categories(field), declaration.order ?? 'codebook')
      .filter(({ row }) => row.kind !== 'state' || declaration.missing !== 'hide')
      .map(({ row, indent }) => ({
        indent: indent + (fields.length === 1 ? 0 : 1),
        emphasis: 'none' as const,
        cells: [
          wordCell(row.label ?? ''),
          shareCell(row, format, notes),
          wordCell((row.studies ?? []).map(key => printed.get(key) ?? key).join('; ')),
        ],
      })),
  });
  const titles = fields.map(field => words.fieldTitle(field)).join(', ');
  return {
    name,
    title: declaration.title ?? `${titles}: the ${words.units} behind each category`,
    columns: [
      { key: 'label', header: fields.length === 1 ? titles : 'Category', align: 'left', weight: 1.2 },
      { key: 'share', header: 'n (%)', align: 'right', weight: 0.7 },
      { key: 'studies', header: `${words.units[0]?.toUpperCase()}${words.units.slice(1)}`, align: 'left', weight: 4 },
    ],
    spans: [],
    groups: fields.filter(field => rowsOf(field).length > 0).map(block),
    footnotes: notes.list,
    notes: standardNotes(input, [
      `N = ${format.count(units.length)} ${words.units}.`,
      statesNote(results.rows, words.unit),
    ]),
    alt: `A table of ${titles} with the ${words.units} behind each category.`,
  };
}
