import { groupedBy } from '../../base/grouped-by.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import { type Ask, asker, condition, placeholder, withSelection } from '../../manuscript/draft/ask.ts';
import { type Declared, drafting, type Tools } from '../../manuscript/draft/drafting.ts';
import { joined, label, lead, name, plain, title } from '../../manuscript/draft/phrases.ts';
import { testSentences } from '../../manuscript/draft/tests.ts';
import type { ResultRow } from '../../model/result-row.ts';

export const sentences = drafting({
  name: 'trend',
  describe: 'the units of every year, then every code year by year and its trend test',
  write(declared, tools) {
    const { words } = tools;
    const rows = tools.rows(declared.request);
    const all = rows.filter(row => row.field === null && row.statistic === 'count');
    const over = all[0]?.by[0]?.field;
    if (over === undefined) return [];
    const inYear = yearAsker(declared, tools, over);
    const when = name(over, words);
    const totals = all.map(row => `${inYear(row, null)} in ${yearOf(row)}`);
    const running = declared.options.cumulative === true ? [cumulative(all, tools, over)] : [];
    const first = `${lead(`${sentenceCase(words.units)} by ${when}`, all[0]?.where, words)}The numbers are ${joined(totals)}.`;
    return [
      [first, ...running].join(' '),
      ...groupedBy(
        rows.filter(row => row.field !== null),
        row => row.field!,
      ).map(own => fieldParagraph(declared, own, when, inYear, tools)),
    ];
  },
});

/** A count or share of one year: the same row that `where` selects. */
type InYear = (row: ResultRow, field: string | null) => string;

const yearOf = (row: ResultRow): string => row.by[0]?.level ?? '';

const both = (where: string | null, second: string): string => (where === null ? second : `(${where}) and ${second}`);

function yearAsker({ request }: Declared, tools: Tools, over: string): InYear {
  return (row, field) => {
    const where = both(row.where, condition(over, yearOf(row), false, tools));
    const counted = row.N === null || row.N === 0;
    if (field === null) return placeholder(withSelection(tools.words.units, where, null));
    // coded and empty is no code that a condition could name
    const query =
      row.kind === 'none'
        ? withSelection(
            `share(${condition(field, 'none', false, tools)}, ${condition(over, yearOf(row), false, tools)})`,
            row.where,
            request.denominator ?? null,
          )
        : withSelection(
            condition(field, row.level, row.kind === 'state', tools),
            where,
            tools.kind(field) === 'proposition' ? null : (request.denominator ?? null),
          );
    return placeholder(query, counted ? 'n' : '');
  };
}

function cumulative(all: readonly ResultRow[], tools: Tools, over: string): string {
  const list = all.map(row => {
    const where = both(row.where, condition(over, yearOf(row), false, tools).replace(' = ', ' <= '));
    return `${placeholder(`${tools.words.units} where ${where}`)} up to ${yearOf(row)}`;
  });
  return `Cumulative counts are ${joined(list)}.`;
}

function fieldParagraph(
  declared: Declared,
  rows: readonly ResultRow[],
  when: string,
  inYear: InYear,
  tools: Tools,
): string {
  const { words } = tools;
  const field = rows[0]!.field!;
  const ask = asker(declared, tools, ['over']);
  const yearly = rows.filter(row => row.statistic === 'share' && row.kind !== 'rollup');
  const lines = groupedBy(yearly, row => JSON.stringify([row.kind, row.level]));
  const occurs = (own: readonly ResultRow[]): boolean => own.some(row => (row.n ?? 0) > 0);
  const sentences = lines.filter(occurs).map(own => {
    // a year without any unit in the denominator has no share
    const list = own.filter(row => row.N !== 0).map(row => `${inYear(row, field)} in ${yearOf(row)}`);
    return `${sentenceCase(label(own[0]!))}: ${joined(list)}.`;
  });
  const never = lines.filter(own => !occurs(own)).map(own => label(own[0]!));
  const without = [...new Set(yearly.filter(row => row.N === 0).map(yearOf))];
  const tests = rows.filter(row => row.by.length === 0);
  return [
    `${lead(`${title(field, words)} by ${when}`, rows[0]!.where, words)}${sentences.join(' ')}`,
    ...(never.length === 0 ? [] : [`No ${words.unit} was coded as ${joined(never, 'or')}.`]),
    ...(without.length === 0 ? [] : [`No ${words.unit} is in the denominator in ${joined(without, 'or')}.`]),
    ...groupedBy(
      tests.filter(row => row.level !== null),
      row => row.level!,
    ).map(own => trendSentence(own, ask)),
    ...testSentences(
      tests.filter(row => row.level === null),
      ask,
    ),
  ].join(' ');
}

/** The trend test of one code. */
function trendSentence(rows: readonly ResultRow[], ask: Ask): string {
  const get = (statistic: string): ResultRow | undefined => rows.find(row => row.statistic === statistic);
  const test = get('cochran_armitage');
  if (test === undefined || test.estimate === null)
    return `There is no trend test of ${label(rows[0]!)} (${plain(test?.warnings[0]?.message ?? 'it is not defined')}).`;
  const [exact, holm, slope] = ['cochran_armitage_exact', 'holm_p', 'trend_slope'].map(get);
  const parts = [
    `z = ${ask(test)}`,
    ask(test, 'p'),
    exact === undefined ? '' : `exact ${ask(exact, 'p')}`,
    holm === undefined ? '' : `adjusted by Holm ${ask(holm, 'p')}`,
    slope?.estimate == null ? '' : `slope ${ask(slope)} percentage points a year`,
  ].filter(part => part !== '');
  return `Cochran-Armitage test of ${label(test)}: ${parts.join(', ')}.`;
}
