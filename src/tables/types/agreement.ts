import type { ExhibitInput } from '../../model/exhibit.ts';
import { ENDS_CUT, printedEnds } from '../../model/printed-ends.ts';
import { EMPTY_CELL, type TableCell, type TableModel, wordCell } from '../../model/table-model.ts';
import { DEFAULT_COEFFICIENTS } from '../../stats/agreement/default-coefficients.ts';
import { type AgreementLine, agreementGrid, coefficientOf } from '../agreement-grid.ts';
import { coefficientCell } from '../coefficient-cell.ts';
import { footnotes } from '../footnotes.ts';
import { standardNotes } from '../notes.ts';
import { fieldsOf, flagOption, textOption } from '../options.ts';
import { tableType } from '../table-type.ts';

/** A field a row, a coefficient a column; stages are groups and never pooled. */
export const agreement = tableType({
  name: 'agreement',
  describe:
    'Agreement between coders: one row per field, one column per coefficient with its interval; stages are kept apart.',
  needs: [],
  options: [
    { name: 'stage', describe: 'only this stage of coding', kind: 'word' },
    { name: 'statistics', describe: 'the coefficients, in the order of their columns', kind: 'words' },
    { name: 'categories', describe: 'whether each category has a row below its field (false)', kind: 'flag' },
  ],
  plan: declaration => {
    const stage = textOption(declaration, 'stage');
    return [
      {
        analysis: 'agreement',
        fields: fieldsOf(declaration),
        where: declaration.where ?? null,
        options: {
          ...(stage === null ? {} : { stage }),
          ...(declaration.confidence === undefined ? {} : { confidence: declaration.confidence }),
        },
      },
    ];
  },
  draw: input => draw(input),
});

function draw(input: ExhibitInput): TableModel {
  const { name, declaration, results, words, format } = input;
  const notes = footnotes();
  const stages = agreementGrid(results.rows);
  const rows = stages.flatMap(({ fields }) =>
    fields.flatMap(({ whole, categories }) => [whole, ...categories].flatMap(line => line.rows)),
  );
  const named = declaration.options?.statistics;
  const asked = named === undefined ? DEFAULT_COEFFICIENTS : [named].flat().map(String);
  const statistics = asked.filter(statistic => rows.some(row => row.statistic === statistic));
  const withCategories = flagOption(declaration, 'categories', false);
  const level = rows.find(row => row.ci !== null)?.ci?.level ?? null;
  const compared = (line: AgreementLine): TableCell => {
    const found = line.compared();
    return found === null ? EMPTY_CELL : { ...EMPTY_CELL, text: format.count(found.n), value: found.n, row: found.row };
  };
  const tableRow = (label: string, line: AgreementLine, indent: number) => ({
    indent,
    emphasis: 'none' as const,
    cells: [
      wordCell(label),
      compared(line),
      ...statistics.map(statistic => coefficientCell(coefficientOf(line.rows, [statistic]), format, notes)),
    ],
  });
  const labels = new Map(
    rows.filter(row => row.level === null).map(row => [row.statistic, row.label ?? row.statistic] as const),
  );
  return {
    name,
    title: declaration.title ?? 'Agreement between coders',
    columns: [
      { key: 'field', header: 'Variable', align: 'left', weight: 2 },
      {
        key: 'units',
        header: `${words.units[0]?.toUpperCase()}${words.units.slice(1)} compared`,
        align: 'right',
        weight: 0.8,
      },
      ...statistics.map(statistic => ({
        key: statistic,
        header: labels.get(statistic) ?? statistic,
        align: 'right' as const,
        weight: 1,
      })),
    ],
    spans: [],
    groups: stages.map(({ stage, fields }) => ({
      label: stages.length < 2 ? null : stage,
      rows: fields.flatMap(({ field, whole, categories }) => [
        tableRow(words.fieldTitle(field), whole, 0),
        ...(withCategories ? categories.map(line => tableRow(line.rows[0]!.label ?? '', line, 1)) : []),
      ]),
    })),
    footnotes: notes.list,
    notes: standardNotes(input, [
      level === null ? null : `In brackets: ${Math.round(level * 1000) / 10}% confidence intervals.`,
      rows.some(row => statistics.includes(row.statistic) && row.n === null && printedEnds(row)?.cut) ? ENDS_CUT : null,
    ]),
    alt: `A table of agreement between coders with ${statistics.map(statistic => (labels.get(statistic) ?? statistic).toLowerCase()).join(', ')}.`,
  };
}
