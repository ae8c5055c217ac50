import { inSentence } from '../../base/in-sentence.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import { EMPTY_CELL, type TableModel, wordCell } from '../../model/table-model.ts';
import { CATEGORY_EDITS } from '../category-edits.ts';
import { countCell } from '../cells.ts';
import { sentence } from '../footnotes.ts';
import { standardNotes } from '../notes.ts';
import { countOption, flagOption } from '../options.ts';
import { pairPlan } from '../pair-plan.ts';
import { tableType } from '../table-type.ts';

/** The verdicts of the analysis `gaps`, those that ask for attention first. */
const VERDICTS: readonly (readonly [string, string])[] = [
  ['unexpected', 'Unexpected'],
  ['unsettled', 'Unsettled'],
  ['expected', 'Expected given the row and column totals'],
  ['impossible', 'Declared impossible'],
];

/** Empty and thin cells of an evidence map, from the codebook's grid. */
export const gapList = tableType({
  name: 'gap-list',
  describe: 'The empty and thin cells of an evidence map: each pair of categories in the codebook, with a verdict.',
  needs: ['field', 'with'],
  options: [
    { name: 'thin', describe: 'also list cells with at most this many units (default: 0)', kind: 'number' },
    {
      name: 'impossible',
      describe: 'combinations that are impossible, e.g. "modality = text and release has model"',
      kind: 'words',
    },
    { name: 'expected', describe: 'whether expected cells are listed (default: true)', kind: 'flag' },
  ],
  edits: CATEGORY_EDITS,
  plan: declaration => {
    const impossible = declaration.options?.impossible;
    return [
      {
        analysis: 'gaps',
        fields: pairPlan(declaration, 'gap-list'),
        where: declaration.where ?? null,
        denominator: declaration.denominator ?? null,
        options: { thin: countOption(declaration, 'thin', 0), ...(impossible === undefined ? {} : { impossible }) },
      },
    ];
  },
  draw: input => draw(input),
});

function draw(input: ExhibitInput): TableModel {
  const { name, declaration, results, words, format } = input;
  const [field, other] = pairPlan(declaration, 'gap-list');
  const cells = results.rows.filter(row => row.statistic === 'gap');
  const shown = VERDICTS.filter(([verdict]) => verdict !== 'expected' || flagOption(declaration, 'expected', true));
  const hidden = cells.filter(row => !shown.some(([verdict]) => verdict === row.warnings[0]?.code)).length;
  return {
    name,
    title: declaration.title ?? `Gaps: ${words.fieldTitle(field)} by ${inSentence(words.fieldTitle(other))}`,
    columns: [
      { key: 'row', header: words.fieldTitle(field), align: 'left', weight: 1.2 },
      { key: 'column', header: words.fieldTitle(other), align: 'left', weight: 1.2 },
      { key: 'n', header: 'n', align: 'right', weight: 0.4 },
      { key: 'p', header: 'Probability', align: 'right', weight: 0.6 },
      { key: 'why', header: 'Why', align: 'left', weight: 3 },
    ],
    spans: [],
    groups: shown
      .map(([verdict, label]) => ({
        label,
        rows: cells
          .filter(row => row.warnings[0]?.code === verdict)
          .map(row => ({
            indent: 0,
            emphasis: 'none' as const,
            cells: [
              wordCell(row.label ?? ''),
              wordCell(words.levelLabel(other, row.by[0]?.level ?? '')),
              countCell(row.n, format, row.id),
              row.estimate === null
                ? EMPTY_CELL
                : { ...EMPTY_CELL, text: format.pValue(row.estimate), value: row.estimate, row: row.id },
              wordCell(sentence(row.warnings[0]?.message ?? '')),
            ],
          })),
      }))
      .filter(group => group.rows.length > 0),
    footnotes: [],
    notes: standardNotes(input, [
      hidden === 0 ? null : `${format.count(hidden)} cells with an expected count are not listed.`,
    ]),
    alt: `A list of ${cells.length - hidden} empty or thin cells of ${words.fieldTitle(field)} by ${words.fieldTitle(other)}.`,
  };
}
