import { usageFault } from '../../base/fault.ts';
import { plural } from '../../base/plural.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { word } from '../../model/scalars.ts';
import { IN_DENOMINATOR } from '../../model/state.ts';
import { recodingsOfFirstRank, recodingsOfMajority, recodingsOfZero } from '../../stats/recodings.ts';
import { stageCoders } from '../../tabulate/agreement/stage-coders.ts';
import { codableLevels, codedField, itemsOf } from '../../tabulate/data/coded-field.ts';
import { isSelected, select } from '../../tabulate/data/selection.ts';
import { denominatorNote, unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { type CoderBounds, coderBounds } from './coder-bounds.ts';
import { dependsOnCoder, envelopeWords, type Levels, ranked, rankWords } from './robustness-notes.ts';

/**
 * How firm the shares of a field are: how many recodings of single units would flip "a majority", "the most frequent" and
 * "none", and what the shares would be by each coder's codes, and with all disagreements resolved one way, on common units.
 */
export const robustness = analysis({
  name: 'robustness',
  describe:
    'The number of recodings that would reverse a statement about a share (majority, first rank, none), and the shares by consensus, by each coder, and with all disagreements resolved for or against, on the units that all coded.',
  command: {
    describe:
      "count the recodings that would reverse a statement about a share, and show the shares by each coder's codes",
    arguments: [{ name: '<field...>', describe: 'fields with categories' }],
    common: ['where', 'denominator', 'confidence'],
    words: { confidence: 'confidence level of the limits of verified shares (default: 0.95)' },
  },
  shape: {
    stage: word.meta({
      description: 'the stage of coding whose coders are compared (default: the last)',
      value: '<name>',
    }),
  },
  readsCoders: true,
  requests: (request, material) => [
    { ...request, ci: null },
    // the shares corrected for errors of coding stand beside them, where a sample is declared
    ...(material?.verification == null
      ? []
      : [
          {
            ...request,
            analysis: 'verification',
            options: {},
            ci: { method: 'hypergeometric', level: request.ci?.level ?? 0.95 },
          },
        ]),
  ],
  catalogue: {
    fields: [1],
    statistics: {
      recodings_majority: 'count',
      recodings_zero: 'count',
      recodings_first_rank: 'count',
      share_common: 'share',
      share_lowest: 'share',
      share_highest: 'share',
    },
  },
  run(request, material: Material): Results {
    const { coded } = material;
    const denominator = request.denominator ?? material.denominator;
    if (denominator === 'responses')
      throw usageFault(
        'denominator',
        'robustness recodes units, so percent of mentions does not apply',
        'name all, accessible, coded, applicable or reported',
        { option: 'denominator' },
      );
    if ((request.by ?? []).length > 0)
      throw usageFault(
        'no-subgroups',
        'robustness has no subgroups',
        door => `select units with a condition in ${door.option('where')} instead`,
        { option: 'by' },
      );
    const selection = select(coded, request.where);
    const coders = stageCoders(material.coders, request.options.stage);
    const selected = isSelected(selection);
    const rows: ResultRow[] = [];
    const notes = noteList();
    for (const name of request.fields) {
      const column = codedField(coded, name, 'robustness', { declared: true });
      const levels = codableLevels(column);
      const counts = levels.map(() => 0);
      let N = 0;
      for (let unit = 0; unit < coded.units; unit++) {
        if (selection.mask !== null && selection.mask[unit] === 0) continue;
        if (!IN_DENOMINATOR[denominator][column.states[unit]!]) continue;
        N++;
        const items = itemsOf(column, unit) ?? [];
        levels.forEach((level, at) => {
          if (items.includes(level.index)) counts[at]!++;
        });
      }
      const common = {
        analysis: 'robustness',
        field: name,
        where: selection.where,
        coder: coded.coder,
        unit: coded.unit,
        denominator,
      };
      const inN = (unit: number): boolean =>
        selected(unit) && IN_DENOMINATOR[denominator][column.states[unit]!] === true;
      const behind = (level: Levels[number] | null) => (): RowUnits => ({
        list: coded,
        counted: level === null ? null : unit => inN(unit) && itemsOf(column, unit)?.includes(level.index) === true,
        base: inN,
        scope: selected,
      });
      levels.forEach((level, at) => {
        const of = {
          ...common,
          level: level.value,
          label: level.label,
          kind: 'level' as const,
          n: counts[at]!,
          N,
          units: behind(level),
        };
        const majority = recodingsOfMajority(counts[at]!, N);
        rows.push(
          statisticRow({
            ...of,
            statistic: 'recodings_majority',
            estimate: majority,
            warnings: majority === null ? [EMPTY(coded.unit)] : [],
          }),
          statisticRow({
            ...of,
            statistic: 'recodings_zero',
            estimate: N === 0 ? null : recodingsOfZero(counts[at]!),
            warnings: N === 0 ? [EMPTY(coded.unit)] : [],
          }),
        );
      });
      rows.push(firstRank(common, levels, counts, N, behind));
      notes.add('result', rankWords(column.field.title, levels, counts, N, coded.unit));
      if (coders.length === 0)
        notes.add(
          'method',
          "No coder's own sheet is known, so shares have no range over coders; name them in `codings:` of review.yaml.",
        );
      else {
        const found = coderBounds(
          coded,
          coders,
          name,
          levels.map(level => level.value),
          denominator,
          selection.mask,
        );
        rows.push(
          ...envelopeRows(
            common,
            levels,
            found,
            (counted): RowUnits => ({
              list: coded,
              counted,
              base: found.isCommon,
              scope: selected,
              baseWords: `${plural(coded.unit)} that the consensus and all coders of the stage ${coders[0]!.stage} have in the denominator ${denominator}`,
              reason: unit => (inN(unit) && !found.isCommon(unit) ? 'not coded by all coders' : null),
            }),
          ),
        );
        notes.add('stage', envelopeWords(found, column.field.title, coded.unit, coders[0]!.stage));
        const doubt = dependsOnCoder(found, levels);
        if (doubt !== null) notes.add('result', doubt);
      }
    }
    notes.add(
      'method',
      `A recoding changes the cell of one ${coded.unit}; ${plural(coded.unit)} with a missing state inside the denominator may be recoded too. A majority is more than half.`,
    );
    notes.addAll([denominatorNote(denominator, plural(coded.unit))]);
    notes.addAll(unknownNotes(coded, selection));
    return { rows, notes: notes.list };
  },
});

const EMPTY = (unit: string): ResultRow['warnings'][number] => ({
  code: 'empty-group',
  message: `no ${unit} is in this denominator, so there is nothing to recode`,
});

type Common = Pick<ResultRow, 'analysis' | 'field' | 'where' | 'coder' | 'unit' | 'denominator'>;

function firstRank(
  common: Common,
  levels: Levels,
  counts: readonly number[],
  N: number,
  behind: (level: Levels[number] | null) => () => RowUnits,
): ResultRow {
  const [first, second] = ranked(counts);
  const row = { ...common, statistic: 'recodings_first_rank', N, units: behind(null) };
  if (first === undefined || second === undefined)
    return statisticRow({
      ...row,
      warnings: [{ code: 'one-category', message: 'with one category there is no rank' }],
    });
  if (N === 0) return statisticRow({ ...row, warnings: [EMPTY(common.unit)] });
  const level = levels[first]!;
  const tied = counts[first] === counts[second];
  return statisticRow({
    ...row,
    level: level.value,
    label: level.label,
    kind: 'level',
    n: counts[first]!,
    units: behind(level),
    estimate: recodingsOfFirstRank(counts[first]!, counts[second]!),
    warnings: tied
      ? [{ code: 'tied', message: `${level.label} and ${levels[second]!.label} share the first rank` }]
      : [],
  });
}

function envelopeRows(
  common: Common,
  levels: Levels,
  found: CoderBounds,
  behind: (counted: UnitTest) => RowUnits,
): ResultRow[] {
  const { N } = found;
  const share = (
    statistic: string,
    at: number,
    n: number,
    coder: string | null,
    counts: (having: readonly boolean[]) => boolean,
  ): ResultRow =>
    statisticRow({
      ...common,
      statistic,
      coder,
      level: levels[at]!.value,
      label: levels[at]!.label,
      kind: 'level',
      n,
      N,
      estimate: N === 0 ? null : n / N,
      warnings: N === 0 ? [{ code: 'no-common-units', message: `no ${common.unit} was coded by all` }] : [],
      units: () => behind(unit => found.isCommon(unit) && counts(found.having(unit, at))),
    });
  return levels.flatMap((_, at) => [
    ...found.sources.map((source, place) =>
      share('share_common', at, source.n[at]!, source.coder, having => having[place] === true),
    ),
    share('share_lowest', at, found.lowest[at]!, common.coder, having => having.every(Boolean)),
    share('share_highest', at, found.highest[at]!, common.coder, having => having.some(Boolean)),
  ]);
}
