import { groupedBy } from '../../base/grouped-by.ts';
import { type Ask, asker } from '../../manuscript/draft/ask.ts';
import { type Declared, drafting, type Tools } from '../../manuscript/draft/drafting.ts';
import { byFrequency, groupLabel, joined, label, lead, name, plain, title } from '../../manuscript/draft/phrases.ts';
import { optionSentence, testSentences } from '../../manuscript/draft/tests.ts';
import type { ResultRow } from '../../model/result-row.ts';

/** Which percentage a cell has, by what the exhibit says its percentages are of. */
const BASES: Readonly<Record<string, ResultRow['base']>> = { column: 'group', row: 'level', table: 'all' };

/** Said where they aren't those of the column, as its N says. */
const OF: Readonly<Record<string, (units: string, field: string) => string>> = {
  row: (units, field) => `the ${units} with the same ${field}`,
  table: units => `all ${units} of the table`,
};

export const sentences = drafting({
  name: 'crosstab',
  describe: 'the cells column by column, then every test and measure of association',
  write(declared, tools) {
    const { request } = declared;
    const rows = tools.rows(request);
    const [first] = rows;
    if (first?.field == null || first.with === null) return [];
    const ask = asker(declared, tools);
    const tests = rows.filter(row => !['share', 'count'].includes(row.statistic));
    const whole = tests.filter(row => row.level === null && row.by.length === 0);
    const sentences = [
      ...cellSentences(declared, rows, ask, tools),
      ...testSentences(whole, ask),
      ...optionSentence(tests, ask, tools.words),
    ];
    const head = `${title(first.field, tools.words)} by ${name(first.with, tools.words)}`;
    return [`${lead(head, first.where, tools.words)}${sentences.join(' ')}`];
  },
});

/** One sentence a column that has units. */
function cellSentences({ options }: Declared, rows: readonly ResultRow[], ask: Ask, { words }: Tools): string[] {
  const whole = rows.find(row => row.statistic === 'count');
  if (whole === undefined) return [];
  const percent = String(options.percent ?? 'column');
  const shares = rows.filter(row => row.statistic === 'share' && row.by.length === 1);
  const base = BASES[percent] ?? 'group';
  const cells = shares.filter(row => row.level !== null && row.kind !== 'rollup' && row.base === base);
  const totals = shares.filter(row => row.level === null);
  const of = `The counts are of ${ask(whole, 'n')} ${whole.n === 1 ? words.unit : words.units}.`;
  const empty = totals.filter(row => row.n === 0).map(row => groupLabel(row, words));
  const columns = groupedBy(cells, row => JSON.stringify(row.by)).flatMap(own => {
    const total = totals.find(row => JSON.stringify(row.by) === JSON.stringify(own[0]!.by));
    const some = byFrequency(own.filter(row => (row.n ?? 0) > 0));
    if (total === undefined || total.n === 0) return [];
    const list = some.map(row => `${label(row)} in ${ask(row, row.N === null || percent === 'none' ? 'n' : '')}`);
    return [
      `${groupLabel(total, words)} (${base === 'group' ? 'N' : 'n'} = ${ask(total, 'n')}): ${list.length === 0 ? 'none of these codes' : joined(list)}.`,
    ];
  });
  const field = name(whole.field ?? '', words);
  const column = name(totals[0]?.by[0]?.field ?? '', words);
  return [
    of,
    ...(percent in OF ? [`Percentages are of ${OF[percent]!(words.units, field)}.`] : []),
    ...columns,
    ...(empty.length === 0 ? [] : [`No ${words.unit} has the ${plain(column)} ${joined(empty, 'or')}.`]),
  ];
}
