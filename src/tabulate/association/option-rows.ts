import { plural } from '../../base/plural.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { wordsOf } from '../../model/words.ts';
import type { Counts } from '../../stats/association/contingency.ts';
import { pearsonChiSquare } from '../../stats/association/pearson-chi-square.ts';
import { type JointOptions, raoScott } from '../../stats/association/rao-scott.ts';
import { benjaminiHochberg } from '../../stats/multiple/benjamini-hochberg.ts';
import { holm } from '../../stats/multiple/holm.ts';
import { cellValuesOf } from '../data/cell-values.ts';
import { countByGroup } from '../data/count-levels.ts';
import { groupsOf } from '../data/groups.ts';
import type { Subject } from '../data/subject.ts';
import { reasonOf, statisticRow } from '../rows/statistic-row.ts';
import { codedTable, testedUnits, testParts, testUnits } from './association-rows.ts';
import type { CrossTable } from './cross-table.ts';
import { fisherParts } from './fisher-parts.ts';
import { expectedWarning, testWarnings } from './test-warnings.ts';

interface Option {
  readonly table: Counts;
  /** which option, and of which other one */
  readonly place: Partial<ResultRow>;
}

/** The table of every option: yes and no, against the codes of the other field or, where that is multi-select too, against each of its options. */
function optionsOf(cross: CrossTable): Option[] {
  const { lines, columns, counts } = codedTable(cross);
  const several = [cross.subject, cross.other].map(subject => subject.column.kind === 'multi');
  const lineAt = (i: number): Partial<ResultRow> => ({
    level: lines[i]!.level,
    label: lines[i]!.label,
    kind: 'level' as const,
  });
  const columnAt = (j: number): Partial<ResultRow> => {
    const { field, level, missing } = columns[j]!.column;
    return { by: [{ field, level, missing }] };
  };
  if (several[0] && several[1])
    return lines.flatMap((line, i) =>
      columns.map(({ at }, j) => {
        const both = counts[i]![j]!;
        const first = line.withOther - both;
        const second = cross.codedIn[at]! - both;
        const neither = cross.bothCoded - both - first - second;
        return {
          table: [
            [both, first],
            [second, neither],
          ],
          place: { ...lineAt(i), ...columnAt(j) },
        };
      }),
    );
  if (several[0])
    return lines.map((_, i) => ({
      table: [counts[i]!, columns.map(({ at }, j) => cross.codedIn[at]! - counts[i]![j]!)],
      place: lineAt(i),
    }));
  // the options stand in columns: those with the option and those with the field coded but without it
  return columns.map((_, j) => ({
    table: [counts.map(row => row[j]!), counts.map((row, i) => lines[i]!.withOther - row[j]!)],
    place: columnAt(j),
  }));
}

/** How often the options of each multi-select field stand together, among the units that are tested. */
function jointOptions(cross: CrossTable): JointOptions[] {
  const tested = testedUnits(cross);
  const mask = Uint8Array.from({ length: cross.coded.units }, (_, unit) => (tested(unit) ? 1 : 0));
  const { lines, columns } = codedTable(cross);
  const fields: [Subject, (string | null)[]][] = [
    [cross.subject, lines.map(line => line.level)],
    [cross.other, columns.map(({ column }) => column.level)],
  ];
  return fields
    .filter(([{ column }]) => column.kind === 'multi')
    .map(([{ column }, options]) => {
      const values = cellValuesOf(column);
      const counts = countByGroup(values, groupsOf(cross.coded, []), mask)[0]!;
      const place = new Map(values.levels.map((level, at) => [at, options.indexOf(level.value)]));
      const together = options.map(() => options.map(() => 0));
      let N = 0;
      values.distinct.forEach(({ levels }, at) => {
        const count = counts[at]!;
        N += count;
        const chosen = levels.map(level => place.get(level)!).filter(option => option >= 0);
        for (const i of chosen) for (const j of chosen) together[i]![j]! += count;
      });
      return { N, together };
    });
}

/**
 * Tests where a field has several codes a unit: every option on its own, with Holm's and Benjamini and Hochberg's P values
 * over all options of this one analysis, and the field as a whole.
 */
export function optionRows(cross: CrossTable, target: string | null): ResultRow[] {
  const general = testWarnings(target, plural(cross.coded.unit));
  const common = { ...testParts(cross), units: () => testUnits(cross, testedUnits(cross)) };
  const options = optionsOf(cross);
  const whole = raoScott(
    options.map(option => option.table),
    jointOptions(cross),
  );
  const rows: ResultRow[] = [
    statisticRow({
      ...common,
      statistic: 'rao_scott',
      label: 'All options together (Rao-Scott, second order)',
      N: cross.bothCoded,
      units: () => testUnits(cross, cross.units.bothCoded),
      estimate: whole.value,
      test: whole.value === null ? null : { df: whole.df, p: whole.p },
      warnings: [...reasonOf(whole), ...general],
    }),
  ];
  const tested = options.map(option => {
    const chi = pearsonChiSquare(option.table);
    const N = option.table.flat().reduce((sum, n) => sum + n, 0);
    const fisher = fisherParts(option.table, chi, N);
    const p = fisher.test?.p ?? (chi.value === null ? null : chi.p);
    return { ...option, chi, N, fisher, p };
  });
  const known = tested.filter(option => option.p !== null);
  const byHolm = holm(known.map(option => option.p!));
  const byRate = benjaminiHochberg(known.map(option => option.p!));
  for (const option of tested) {
    const { chi, fisher, N, place } = option;
    const here = { ...common, ...place, N };
    rows.push(
      statisticRow({
        ...here,
        statistic: 'pearson_chi_square',
        estimate: chi.value,
        test: chi.value === null ? null : { df: chi.df, p: chi.p },
        warnings:
          chi.value === null
            ? reasonOf(chi)
            : expectedWarning(chi).map(({ code, message }) => ({
                code,
                message: `${optionName(cross, place)}: ${message}`,
              })),
      }),
      statisticRow({ ...here, statistic: 'fisher_exact', ...fisher }),
    );
    const at = known.indexOf(option);
    if (at < 0) continue;
    rows.push(
      statisticRow({ ...here, statistic: 'holm_p', estimate: byHolm[at]!, test: { df: null, p: byHolm[at]! } }),
      statisticRow({
        ...here,
        statistic: 'benjamini_hochberg_p',
        estimate: byRate[at]!,
        test: { df: null, p: byRate[at]! },
      }),
    );
  }
  return rows;
}

/** What an option is called in a sentence. */
function optionName(cross: CrossTable, { label, by = [] }: Partial<ResultRow>): string {
  const { fieldTitle, levelLabel } = wordsOf(cross.coded);
  const others = by.map(({ field, level }) => `${fieldTitle(field)} ${levelLabel(field, level)}`);
  return [...(label == null ? [] : [label]), ...others].join(', ');
}
