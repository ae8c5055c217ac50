import { usageFault } from '../../base/fault.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import { FIGURE_FINDINGS } from '../../model/figure-findings.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { NoteCode } from '../../model/note.ts';
import { drawPages } from '../draw-pages.ts';
import { lookOf } from '../draw-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { GRID_EDITS, REASONS } from '../followed-edits.ts';
import { highlighted } from '../highlighted.ts';
import { layoutMap } from '../map/layout-map.ts';
import { mapPlot, signsAbove } from '../map/map-plot.ts';
import { isSquares, largestOf } from '../map/mark-size.ts';
import { type EvidenceMap, readMap, VERDICTS, type Verdict } from '../map/read-map.ts';
import { noteLinesOf } from '../note-lines.ts';
import { STATE_COLOURS } from '../palette.ts';
import { byTitle } from '../share-captions.ts';
import { manyUnits } from '../share-notes.ts';

const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  unexpected: 'Unexpected gap',
  unsettled: 'Unsettled',
  impossible: 'Impossible',
  expected: 'As few as expected',
};

/** What is said of the shares behind the segments, and not of the map. */
const OF_SEGMENTS: readonly NoteCode[] = ['denominator', 'overlapping-groups', 'outside-groups'];

/** The gap map: two fields with their hierarchies, a bubble for each pair of categories, and a verdict for each empty cell. */
export const evidenceMap = figureType({
  name: 'evidence-map',
  describe:
    'The gap map: two fields with their hierarchies, a bubble and n for each pair of categories, segments by a third field, and a verdict for each empty cell.',
  needs: ['field', 'with'],
  options: [
    {
      name: 'segments',
      describe: 'a third field that cuts the marks into segments; only one that was coded, with one category per unit',
      kind: 'field',
    },
    {
      name: 'impossible',
      describe:
        'combinations that no unit can have, as expressions: these cells are struck out, like those that the codebook excludes',
      kind: 'words',
    },
  ],
  edits: { ...GRID_EDITS, colours: true, highlight: true, split: REASONS.pages },
  plan(declaration) {
    const { field, where = null, denominator = null, options } = declaration;
    const fields = [field!, declaration.with!];
    const common = { where, denominator };
    return [
      { analysis: 'crosstab', fields, ...common },
      {
        analysis: 'gaps',
        fields,
        ...common,
        ...(options?.impossible === undefined ? {} : { options: { impossible: options.impossible } }),
      },
      ...(options?.segments === undefined
        ? []
        : [{ analysis: 'shares', fields: [String(options.segments)], by: fields, ...common }]),
    ];
  },
  draw(input) {
    const { declaration, page, words, format } = input;
    const asked = declaration.options?.segments === undefined ? null : String(declaration.options.segments);
    const cut = readMap(input, asked);
    if (asked !== null) checkSegments(input, asked, cut);
    // a field that no unit of the map has a code of cuts nothing, and its marks would be grey squares
    const segmentField = hasSegments(cut) ? asked : null;
    const map = asked === segmentField ? cut : readMap(input, null);
    const colours = segmentField === null ? null : segmentColours(input, segmentField, map);
    const verdicts = VERDICTS.filter(key => map.cells.flat().some(cell => cell.verdict === key)).map(key => ({
      key,
      label: VERDICT_LABELS[key],
    }));
    const look = lookOf(page, colours ?? new Map());
    const empty = map.N === 0 || map.rows.length === 0 || map.columns.length === 0;
    const mapWords = {
      rowTitle: words.fieldTitle(declaration.field!),
      columnTitle: words.fieldTitle(declaration.with!),
      label: (line: EvidenceMap['rows'][number]) => `${line.label} (n\u00a0=\u00a0${format.count(line.n)})`,
      number: format.count(Math.max(0, ...map.cells.flat().map(cell => cell.n))),
      squares: isSquares({ colour: colours === null ? null : look.colour, patterns: look.patterns }, map),
      inside: colours === null,
    };
    const title = declaration.title ?? `${mapWords.rowTitle} by ${byTitle(words, [declaration.with!])}`;
    const alt = declaration.alt ?? sentence(input, map);
    const uncut = asked === segmentField ? [] : [withoutSegments(input, asked!)];
    const notes = noteLinesOf(
      input,
      [...ownNotes(input, map, segmentField !== null), ...uncut],
      code => !OF_SEGMENTS.includes(code),
    );
    const legend =
      segmentField === null || empty || map.segments.length === 0
        ? null
        : {
            title: `${words.fieldTitle(segmentField)}${mapWords.squares ? ` (one square: one ${words.unit})` : ''}`,
            entries: map.segments,
            symbol: 'square' as const,
          };
    const style = {
      page,
      count: (n: number) => format.count(n),
      colour: colours === null ? null : look.colour,
      patterns: look.patterns,
      sizes: colours === null && !empty ? { largest: largestOf(map), title: sentenceCase(words.units) } : null,
      verdicts: verdicts.some(({ key }) => key !== 'expected') ? verdicts : [],
    };
    return drawPages(
      input,
      {
        look,
        legend,
        title,
        alt,
        notes,
        inPicture: shortNotes(input, map, notes, uncut),
        findings: contradictions(map),
      },
      empty ? null : signsAbove(style),
      around =>
        layoutMap(map, mapWords, page, around).map(laid => {
          const columns = laid.bands.flatMap(band => band.columns.map(column => map.columns[column.index]!));
          const lines = [...map.rows, ...columns];
          return {
            plot: mapPlot(map, laid, style),
            labels: [
              ...lines.map(mapWords.label),
              ...lines.flatMap(line => (line.above.length > 0 ? [line.above.join(' / ')] : [])),
            ],
          };
        }),
    );
  },
});

/** Units where the declarations say that there can be none. */
function contradictions(map: EvidenceMap): Finding[] {
  const places = map.rows.flatMap((row, i) =>
    map.columns.flatMap((column, j) => {
      const { n, verdict } = map.cells[i]![j]!;
      return verdict === 'impossible' && n > 0 ? [`${row.label} with ${column.label} (n = ${n})`] : [];
    }),
  );
  return places.length === 0
    ? []
    : [
        finding(
          FIGURE_FINDINGS.impossibleHeld.code,
          FIGURE_FINDINGS.impossibleHeld.severity,
          `cells that are declared impossible are not empty: ${places.join(', ')}`,
          {
            suggestion: 'correct `options.impossible`, the rules of the codebook, or the data',
          },
        ),
      ];
}

/** Segments are parts of one number, so a unit has one of them; and what was not coded is not shown as if it were. */
function checkSegments({ words, codebook }: FigureInput, field: string, map: EvidenceMap): void {
  const title = words.fieldTitle(field);
  if (codebook.fields.find(entry => entry.name === field)?.type === 'list')
    throw usageFault(
      'segments',
      `options.segments: ${title} can have several categories per ${words.unit}, so they cannot divide the count of a cell`,
      'name a field with one category per unit, or `derive:` one in the codebook',
      { option: 'segments' },
    );
  // of a proposition only the units for which it is true are counted
  const partial = map.cells.flat().some(cell => cell.n !== cell.segments.reduce((sum, part) => sum + part.n, 0));
  if (partial && map.segments.length > 0)
    throw usageFault(
      'segments',
      `options.segments: the parts of ${title} don't add up to the ${words.units} of a cell`,
      'name a field with one category per unit, or `derive:` one in the codebook that has a category for each case',
      { option: 'segments' },
    );
}

/** Whether some unit of the map has a category of the field of segments, or the map has no units that could. */
const hasSegments = (map: EvidenceMap): boolean =>
  map.N === 0 ||
  map.cells.flat().every(cell => cell.n === 0) ||
  map.segments.some(segment => !(segment.key in STATE_COLOURS));

/** Why a map that asks for segments has none. */
const withoutSegments = ({ words }: FigureInput, field: string): string =>
  `The marks are not divided: no ${words.unit} of the map has a category of ${words.fieldTitle(field)}.`;

function segmentColours(input: FigureInput, field: string, { segments }: EvidenceMap): Map<string, string> {
  const { page, words } = input;
  const keys = segments.map(segment => segment.key);
  return new Map(
    keys.map(key => {
      const colour = page.colour(field, key, keys);
      if (colour === null)
        throw usageFault(
          'segments',
          `options.segments: ${words.fieldTitle(field)} has more categories than colours that can be told apart`,
          'name a field with fewer categories, or roll categories up in the codebook with `derive:`',
          { option: 'segments' },
        );
      return [key, highlighted(input, field, key, colour)];
    }),
  );
}

/** What stands under the map: what was declared, the result in a line, and how the data were coded. */
function shortNotes(
  input: FigureInput,
  map: EvidenceMap,
  notes: readonly string[],
  uncut: readonly string[],
): readonly string[] {
  const { declaration, words, results, disclosure } = input;
  if (map.N === 0) return notes;
  const declared = [declaration.caption, declaration.note, ...input.edits.signNotes].filter(note => note !== undefined);
  const where = results.rows.find(row => row.where !== null)?.where ?? null;
  const only = where === null ? '' : ` with ${words.condition(where)}`;
  const overlap = results.notes.some(note => note.code === 'overlapping-groups' || note.code === 'several-codes')
    ? ` A ${words.unit} can be in several cells.`
    : '';
  return [
    ...new Set([
      ...declared,
      `N = ${manyUnits(input, map.N)}${only}. ${emptyCells(input)}${overlap}`,
      ...uncut,
      ...(disclosure === null ? [] : notes.slice(-1)),
    ]),
  ];
}

/** How many cells are empty, and how many of them unexpectedly. */
function emptyCells({ results, format }: FigureInput): string {
  const count = (statistic: string): number => results.rows.find(row => row.statistic === statistic)?.n ?? 0;
  const possible = results.rows.find(row => row.statistic === 'empty_cells')?.N ?? 0;
  return `${format.count(count('empty_cells'))} of ${format.count(possible)} possible cells are empty; ${format.count(count('empty_cells_unexpected'))} of them unexpectedly, and ${format.count(count('empty_cells_unsettled'))} unsettled.`;
}

function ownNotes({ results, words }: FigureInput, map: EvidenceMap, segments: boolean): string[] {
  const where = results.rows.find(row => row.where !== null)?.where ?? null;
  return [
    ...(where === null ? [] : [`Only ${words.units} with ${words.condition(where)}.`]),
    ...(map.N === 0
      ? []
      : [
          segments
            ? `The area of the squares, and the number beside them, show the number of ${words.units}.`
            : `The area of each bubble, and the number in or beside it, show the number of ${words.units}.`,
        ]),
  ];
}

/** The fullest cell, and what is to be thought of the empty ones. */
function sentence(input: FigureInput, map: EvidenceMap): string {
  const { declaration, words, format } = input;
  const start = `Evidence map of ${words.fieldTitle(declaration.field!)} by ${words.fieldTitle(declaration.with!)}`;
  if (map.N === 0) return `${start}: there are no ${words.units} to show.`;
  const cells = map.rows.flatMap((row, i) =>
    map.columns.map((column, j) => ({ row, column, n: row.missing || column.missing ? 0 : map.cells[i]![j]!.n })),
  );
  const top = [...cells].sort((a, b) => b.n - a.n)[0];
  const main =
    top === undefined || top.n === 0
      ? `no ${words.unit} has a category of both`
      : `the most ${words.units} (${format.count(top.n)} of ${format.count(map.N)}) are in ${top.row.label} with ${top.column.label}`;
  return `${start}: ${main}. ${emptyCells(input)}`;
}
