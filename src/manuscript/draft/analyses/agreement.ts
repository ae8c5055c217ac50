import type { ResultRow } from '../../../model/result-row.ts';
import { USUAL_COEFFICIENTS } from '../../../stats/agreement/usual.ts';
import { type Ask, asker } from '../ask.ts';
import { drafting } from '../drafting.ts';
import { ciWords, grouped, joined, label, lead, name, plain, reason } from '../phrases.ts';

export const agreement = drafting({
  name: 'agreement',
  describe: 'field by field how many units were compared, percent agreement, and every usual or named coefficient',
  write(declared, tools) {
    const { options } = declared;
    const { words } = tools;
    // pairs of more than two coders are no part of the exhibit
    const rows = tools.rows(declared.request).filter(row => row.by.every(group => group.field === 'stage'));
    const stages = new Set(rows.map(stageOf));
    const ask = asker(declared, tools);
    const named = options.statistics === undefined ? USUAL_COEFFICIENTS : [options.statistics].flat().map(String);
    return grouped(rows, row => JSON.stringify([stageOf(row), row.field])).map(own => {
      const [first] = own;
      const whole = own.filter(row => row.level === null);
      const parts =
        options.categories === true
          ? grouped(
              own.filter(row => row.level !== null),
              row => JSON.stringify([row.kind, row.level]),
            )
          : [];
      const sentences = [
        ...compared(whole, ask, words.units),
        ...coefficients(whole, named, ask, ''),
        ...parts.flatMap(part => coefficients(part, named, ask, `${label(categoryRow(part[0]!))}: `)),
      ];
      const stage = stages.size < 2 ? '' : ` (${plain(stageOf(first!))})`;
      return `${lead(`Agreement on ${name(first!.field ?? '', words)}${stage}`, first!.where, words)}${sentences.join(' ')}`;
    });
  },
});

const stageOf = (row: ResultRow): string => row.by[0]?.level ?? '';

/** The label of a row of a category is that category's. */
const categoryRow = (row: ResultRow): ResultRow => ({ ...row, label: row.label ?? row.level });

function compared(rows: readonly ResultRow[], ask: Ask, units: string): string[] {
  const row = rows.find(entry => entry.statistic === 'units_compared');
  return row === undefined ? [] : [`${ask(row, 'n')} of ${ask(row, 'N')} ${units} were compared.`];
}

/** One sentence with every coefficient that there is, one with those that are undefined. */
function coefficients(rows: readonly ResultRow[], named: readonly string[], ask: Ask, before: string): string[] {
  const found = named.flatMap(statistic => rows.find(row => row.statistic === statistic) ?? []);
  const value = (row: ResultRow): string => {
    const words = before === '' ? plain(row.label ?? row.statistic) : plain(row.statistic.replaceAll('_', ' '));
    if (row.n !== null && row.N !== null) return `${words} was ${ask(row, 'n')} of ${ask(row, 'N')} (${ask(row)})`;
    return `${words} was ${ask(row)}${row.ci === null ? '' : ` (${ciWords(row)} ${ask(row, 'ci')})`}`;
  };
  const known = found.filter(row => row.estimate !== null).map(value);
  const without = found
    .filter(row => row.estimate === null)
    .map(
      row =>
        `${plain(before === '' ? (row.label ?? row.statistic) : row.statistic.replaceAll('_', ' '))} is undefined (${reason(row)})`,
    );
  return [...(known.length === 0 ? [] : [`${before}${joined(known)}.`]), ...without.map(text => `${before}${text}.`)];
}
