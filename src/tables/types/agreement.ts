import type { ExhibitInput } from '../../model/exhibit.ts';
import { ENDS_CUT, printedEnds } from '../../model/printed-ends.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { EMPTY_CELL, type TableCell, type TableModel, wordCell } from '../../model/table-model.ts';
import { DEFAULT_COEFFICIENTS } from '../../stats/agreement/default-coefficients.ts';
import { type Footnotes, footnotes, sentence } from '../footnotes.ts';
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
  // pairs of more than two coders are not part of this table
  const rows = results.rows.filter(row => row.by.every(group => group.field === 'stage'));
  const named = declaration.options?.statistics;
  const asked = named === undefined ? DEFAULT_COEFFICIENTS : [named].flat().map(String);
  const statistics = asked.filter(statistic => rows.some(row => row.statistic === statistic));
  const withCategories = flagOption(declaration, 'categories', false);
  const stages = [...new Set(rows.map(row => row.by[0]?.level ?? ''))];
  const level = rows.find(row => row.ci !== null)?.ci?.level ?? null;
  const cell = (own: readonly ResultRow[], statistic: string): TableCell =>
    coefficientCell(
      own.find(row => row.statistic === statistic),
      input,
      notes,
    );
  const compared = (own: readonly ResultRow[]): TableCell => {
    const row = own.find(entry => entry.statistic === 'units_compared') ?? own.find(entry => entry.N !== null);
    if (row === undefined) return EMPTY_CELL;
    const n = row.statistic === 'units_compared' ? row.n : row.N;
    return { ...EMPTY_CELL, text: format.count(n), value: n, row: row.id };
  };
  const line = (label: string, own: readonly ResultRow[], indent: number) => ({
    indent,
    emphasis: 'none' as const,
    cells: [wordCell(label), compared(own), ...statistics.map(statistic => cell(own, statistic))],
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
    groups: stages.map(stage => {
      const own = rows.filter(row => (row.by[0]?.level ?? '') === stage);
      const fields = [...new Set(own.flatMap(row => (row.field === null ? [] : [row.field])))];
      return {
        label: stages.length < 2 ? null : stage,
        rows: fields.flatMap(field => {
          const of = own.filter(row => row.field === field);
          const categories = new Map(
            of.filter(row => row.level !== null).map(row => [`${row.kind} ${row.level}`, row]),
          );
          return [
            line(
              words.fieldTitle(field),
              of.filter(row => row.level === null),
              0,
            ),
            ...(withCategories
              ? [...categories.values()].map(category =>
                  line(
                    category.label ?? '',
                    of.filter(row => row.kind === category.kind && row.level === category.level),
                    1,
                  ),
                )
              : []),
          ];
        }),
      };
    }),
    footnotes: notes.list,
    notes: standardNotes(input, [
      level === null ? null : `In brackets: ${Math.round(level * 1000) / 10}% confidence intervals.`,
      rows.some(row => statistics.includes(row.statistic) && row.n === null && printedEnds(row)?.cut) ? ENDS_CUT : null,
    ]),
    alt: `A table of agreement between coders with ${statistics.map(statistic => (labels.get(statistic) ?? statistic).toLowerCase()).join(', ')}.`,
  };
}

/** An observed share as n/N and percent, a coefficient with its interval, or a dash with the reason. */
function coefficientCell(row: ResultRow | undefined, { format }: ExhibitInput, notes: Footnotes): TableCell {
  if (row === undefined) return EMPTY_CELL;
  // whose agreement it is stands in the notes
  const said = row.warnings
    .filter(warning => warning.code !== 'not-independent')
    .map(warning => notes.mark(sentence(warning.message)));
  const base = { ...EMPTY_CELL, row: row.id, estimate: row.estimate, footnotes: said };
  if (row.estimate === null) return { ...base, text: format.number(null) };
  if (row.n !== null && row.N !== null)
    return {
      ...base,
      text: `${format.count(row.n)}/${format.count(row.N)} (${format.percentSigned(row.n, row.N)})`,
      n: row.n,
      N: row.N,
    };
  const ends = printedEnds(row);
  const interval = ends === null ? '' : ` (${format.interval(ends.low, ends.high, 2)})`;
  return {
    ...base,
    text: `${format.coefficient(row.estimate)}${interval}`,
    value: interval === '' ? row.estimate : null,
  };
}
