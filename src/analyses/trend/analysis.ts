import { usageFault } from '../../base/fault.ts';
import { counted, plural } from '../../base/plural.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { UnitTest } from '../../model/row-units.ts';
import { flag, word } from '../../model/scalars.ts';
import { IN_DENOMINATOR } from '../../model/state.ts';
import { wordsOf } from '../../model/words.ts';
import { tableLines } from '../../tabulate/association/table-lines.ts';
import { type TrendLine, trendTests } from '../../tabulate/association/trend-tests.ts';
import { type CellValues, cellValuesOf, valueAt } from '../../tabulate/data/cell-values.ts';
import { isOrdered } from '../../tabulate/data/is-ordered.ts';
import { isSelected, type Selection, select } from '../../tabulate/data/selection.ts';
import { type Subject, subjectNamed } from '../../tabulate/data/subject.ts';
import { type Years, yearField, yearFields, yearsOf } from '../../tabulate/data/years.ts';
import { denominatorNote, unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';

/**
 * A field over the years: per year the number of units, and per code its share and its cumulative count; years without
 * units are there as zeros. With `test`, a trend test of each code. Without fields: units a year alone.
 */
export const trend = analysis({
  name: 'trend',
  describe: 'Counts, cumulative counts and shares of each code per year; years without units are shown as zero.',
  command: {
    describe: 'show counts per year, with empty years as zero; without a field, units per year',
    arguments: [{ name: '[field...]', describe: 'fields or quoted propositions' }],
    common: ['where', 'denominator', 'test', 'target', 'studies'],
    words: { test: 'a trend test of each category (exploratory)' },
    hidden: ['shares'],
  },
  shape: {
    over: word.meta({ description: "the field of years (default: the codebook's first)", value: '<field>' }),
    // counts are read alone, so that nothing is said of percentages
    shares: flag.meta({ description: 'whether percentages are printed' }),
  },
  countsCells: ({ options = {} }, codebook) =>
    typeof options['over'] === 'string' ? [options['over']] : yearFields(codebook.fields).map(({ name }) => name),
  alsoGives: ['share', 'count', 'cumulative_count'],
  requestFor: ({ field, with: over, by }) => ({
    fields: field === null ? [] : [field],
    by: [],
    options: { over: by[0]?.field ?? over },
  }),
  // counts and shares of a year are asked for with `where`
  catalogue: {
    fields: [1],
    statistics: {
      cochran_armitage: 'coefficient',
      cochran_armitage_exact: 'p',
      trend_slope: 'fine_points',
      holm_p: 'p',
      kendall_tau_b: 'coefficient',
    },
  },
  run(request, material: Material): Results {
    const { coded, target } = material;
    const over = yearField(coded, request.options.over);
    if ((request.by ?? []).length > 0)
      throw usageFault(
        'by',
        'a trend has no subgroups',
        door => `make one for each subgroup, with a condition in ${door.option('where')}`,
        { option: 'by' },
      );
    const denominator = request.denominator ?? material.denominator;
    if (denominator === 'responses')
      throw usageFault(
        'denominator',
        'a trend counts units, not mentions',
        door => `leave out ${door.option('denominator')}`,
        { option: 'denominator' },
      );
    const selection = select(coded, request.where);
    const years = yearsOf(coded, over, selection);
    const searched = material.searched ?? null;
    const partial = searched === null ? null : partialYear(searched);
    const notes = noteList();
    const common = { analysis: 'trend', where: selection.where, coder: coded.coder, unit: coded.unit };
    const flag = (year: number): ResultRow['warnings'] =>
      year === partial
        ? [{ code: 'partial-year', message: `${year} is only partly covered: the last search was on ${searched}.` }]
        : [];
    const units = years.years.map(() => 0);
    years.of.forEach((at, unit) => {
      if (at >= 0) units[at]! += coded.weights?.[unit] ?? 1;
    });
    const selected = isSelected(selection);
    /** the units of a year, or of all years up to it */
    const inYear =
      (statistic: string, at: number): UnitTest =>
      unit =>
        statistic === 'count' ? years.of[unit] === at : years.of[unit]! >= 0 && years.of[unit]! <= at;
    const rows = perYear(years, units, (statistic, year, n, at) =>
      statisticRow({
        ...common,
        statistic,
        field: null,
        label: `All ${plural(coded.unit)}`,
        by: [{ field: over, level: String(year), missing: false }],
        base: 'all',
        n,
        units: () => ({ list: coded, counted: inYear(statistic, at), base: selected, scope: selected }),
        warnings: flag(year),
      }),
    );
    for (const name of request.fields) {
      const subject = subjectNamed(coded, name);
      if (subject.name === over)
        throw usageFault(
          'field-twice',
          `a trend of ${over} over itself is not defined`,
          door => `name another field, or another one in ${door.option('over')}`,
          { option: 'over' },
        );
      const field = cellValuesOf(subject.column);
      const inside = subject.proposition ? IN_DENOMINATOR.reported : IN_DENOMINATOR[denominator];
      const { lines, totals } = countYears(coded, field, subject, years, selection, inside);
      const own = { ...common, field: subject.name, denominator: subject.proposition ? null : denominator };
      for (const line of lines) {
        if (subject.proposition && line.level === 'false') continue;
        const inLine = (unit: number): boolean => line.pick(valueAt(field, unit));
        const place = {
          level: line.level,
          label: subject.proposition && line.level === 'true' ? subject.name : line.label,
          kind: line.kind,
          missing: line.kind === 'state',
        };
        rows.push(
          ...perYear(years, line.counts, (statistic, year, n, at) => {
            const N = line.inside ? totals[at]! : null;
            const empty = statistic === 'count' && N === 0;
            return statisticRow({
              ...own,
              ...place,
              // a count of a year is the n of its share
              statistic: statistic === 'count' ? 'share' : statistic,
              by: [{ field: over, level: String(year), missing: false }],
              n,
              N: statistic === 'count' ? N : null,
              estimate: statistic === 'count' && N !== null && N > 0 ? n / N : null,
              units: () => {
                const scope = inYear(statistic, at);
                return {
                  list: coded,
                  counted: unit => scope(unit) && inLine(unit),
                  base: line.inside ? unit => scope(unit) && inside[valueAt(field, unit).state] === true : null,
                  scope,
                };
              },
              warnings: [
                ...(empty
                  ? [{ code: 'empty-group', message: `no ${coded.unit} is in this denominator in ${year}` }]
                  : []),
                ...flag(year),
              ],
            });
          }),
        );
      }
      if (request.test)
        rows.push(
          ...trendTests({
            coded,
            common: { ...own, with: over, base: 'all' },
            lines: subject.proposition ? lines.filter(line => line.level === 'true') : lines,
            totals,
            unitsOf: line => {
              const dated = (unit: number): boolean => years.of[unit]! >= 0;
              // a rank correlation is of the codes alone
              const ranked = (unit: number): boolean =>
                lines.some(entry => entry.kind === 'level' && entry.pick(valueAt(field, unit)));
              return {
                list: coded,
                counted: line === null ? null : unit => dated(unit) && line.pick(valueAt(field, unit)),
                base: unit =>
                  dated(unit) && (line === null ? ranked(unit) : inside[valueAt(field, unit).state] === true),
                scope: selected,
              };
            },
            years: years.years,
            ordered: isOrdered(subject),
            target,
          }),
        );
    }
    if (years.without > 0)
      notes.add(
        'without-year',
        `${counted(years.without, coded.unit)} without a value of ${wordsOf(coded).fieldTitle(over)} left out.`,
      );
    notes.addAll(unknownNotes(coded, selection));
    if (request.fields.length > 0 && request.options.shares !== false)
      notes.addAll([denominatorNote(denominator, plural(coded.unit))]);
    if (partial !== null && years.years.includes(partial))
      notes.add('partial-year', `${partial} is only partly covered: the last search was on ${searched}.`);
    return { rows, notes: notes.list };
  },
});

/** Each year's count, and the count up to it. */
function perYear(
  { years }: Years,
  counts: readonly number[],
  row: (statistic: 'count' | 'cumulative_count', year: number, n: number, at: number) => ResultRow,
): ResultRow[] {
  let sum = 0;
  return years.flatMap((year, at) => {
    sum += counts[at]!;
    return [row('count', year, counts[at]!, at), row('cumulative_count', year, sum, at)];
  });
}

function countYears(
  { weights }: CodedTable,
  field: CellValues,
  subject: Subject,
  { years, of }: Years,
  { mask }: Selection,
  inside: readonly boolean[],
): { lines: TrendLine[]; totals: number[] } {
  const width = field.distinct.length;
  const counts = years.map(() => new Uint32Array(width));
  for (let unit = 0; unit < of.length; unit++)
    if (of[unit]! >= 0 && (mask === null || mask[unit] === 1))
      counts[of[unit]!]![field.of[unit]!]! += weights === undefined ? 1 : weights[unit]!;
  const amount = (year: Uint32Array, pick: (value: CellValues['distinct'][number]) => boolean): number =>
    field.distinct.reduce((sum, value, at) => sum + (pick(value) ? year[at]! : 0), 0);
  return {
    lines: tableLines(field, subject, counts, inside).map(line => ({
      ...line,
      counts: counts.map(year => amount(year, line.pick)),
    })),
    totals: counts.map(year => amount(year, value => inside[value.state] === true)),
  };
}

/** The year that a search ended in, unless it ended with it. */
function partialYear(searched: string): number | null {
  const match = /^(\d{4})(-\d{2})?(-\d{2})?$/.exec(searched);
  return match === null || searched.endsWith('-12-31') || match[2] === undefined ? null : Number(match[1]);
}
