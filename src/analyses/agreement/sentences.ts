import { sentenceCase } from '../../base/sentence-case.ts';
import { type Ask, asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { ciWords, joined, label, lead, name, plain, reason } from '../../manuscript/draft/phrases.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { DEFAULT_COEFFICIENTS } from '../../stats/agreement/default-coefficients.ts';
import { COEFFICIENTS } from '../../stats/agreement/index.ts';
import { agreementGrid, coefficientOf } from '../../tables/agreement-grid.ts';

export const sentences = drafting({
  name: 'agreement',
  describe: 'field by field how many units were compared, percent agreement, and every usual or named coefficient',
  write(declared, tools) {
    const { options } = declared;
    const { words } = tools;
    const stages = agreementGrid(tools.rows(declared.request));
    const ask = asker(declared, tools);
    const named = options.statistics === undefined ? DEFAULT_COEFFICIENTS : [options.statistics].flat().map(String);
    return stages.flatMap(({ stage, fields }) =>
      fields.map(({ field, whole, categories }) => {
        const sentences = [
          ...compared(whole.rows, ask, words.units),
          ...coefficients(whole.rows, named, ask, ''),
          ...(options.categories === true ? categories : []).flatMap(({ rows }) =>
            coefficients(rows, named, ask, `${sentenceCase(label(rows[0]!))}: `),
          ),
        ];
        const at = stages.length < 2 ? '' : ` (${plain(stage)})`;
        const where = whole.rows[0]?.where ?? null;
        return `${lead(`Agreement on ${name(field, words)}${at}`, where, words)}${sentences.join(' ')}`;
      }),
    );
  },
});

function compared(rows: readonly ResultRow[], ask: Ask, units: string): string[] {
  const row = coefficientOf(rows, ['units_compared']);
  return row === undefined ? [] : [`${ask(row, 'n')} of ${ask(row, 'N')} ${units} were compared.`];
}

/** One sentence with every coefficient that there is, one with those that are undefined. */
function coefficients(rows: readonly ResultRow[], named: readonly string[], ask: Ask, before: string): string[] {
  const found = named.flatMap(statistic => rows.find(row => row.statistic === statistic) ?? []);
  // the label of a row of a category is that category's
  const words = ({ statistic }: ResultRow): string => plain(COEFFICIENTS.get(statistic)?.label ?? statistic);
  const pairs = found.find(row => row.n !== null)?.N ?? null;
  const value = (row: ResultRow): string => {
    if (row.n !== null && row.N !== null) return `${words(row)} was ${ask(row, 'n')} of ${ask(row, 'N')} (${ask(row)})`;
    // a coefficient of ordered codes leaves out every pair with a missing state
    const isFewer = row.N !== null && pairs !== null && row.N < pairs;
    const of = isFewer ? `, of ${ask(row, 'N')} pairs with a code from each coder` : '';
    return `${words(row)} was ${ask(row)}${row.ci === null ? of : ` (${ciWords(row)} ${ask(row, 'ci')}${of})`}`;
  };
  const known = found.filter(row => row.estimate !== null).map(value);
  const without = found.filter(row => row.estimate === null).map(row => `${words(row)} is undefined (${reason(row)})`);
  return [...(known.length === 0 ? [] : [joined(known)]), ...without].map(text => `${before}${text}.`);
}
