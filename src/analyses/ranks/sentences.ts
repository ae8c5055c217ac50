import { groupedBy } from '../../base/grouped-by.ts';
import { type Ask, asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { groupLabel, joined, lead, name, reason, title } from '../../manuscript/draft/phrases.ts';
import { inBrackets, testSentences } from '../../manuscript/draft/tests.ts';
import type { ResultRow } from '../../model/result-row.ts';

export const sentences = drafting({
  name: 'ranks',
  describe:
    'the rank test of a number between the codes of a second field, with its effect size; of a multi-select field code by code',
  write(declared, tools) {
    const { words } = tools;
    const rows = tools.rows(declared.request);
    const [first] = rows;
    if (first?.field == null || first.with === null) return [];
    const ask = asker(declared, tools);
    const whole = rows.filter(row => row.by.length === 0);
    const sentences = [
      ...testSentences(whole, ask),
      ...groupedBy(
        rows.filter(row => row.by.length > 0),
        row => JSON.stringify(row.by),
      ).map(own => `${groupLabel(own[0]!, words)}: ${optionWords(own, ask)}.`),
      ...(rows.some(row => row.by.length > 0 && row.statistic === 'rank_biserial') ? [ABOVE] : []),
    ];
    const head = `${title(first.field, words)} by ${name(first.with, words)}`;
    return [`${lead(head, first.where, words)}${sentences.join(' ')}`];
  },
});

/** The tests of one code, those with it against those without it, in one sentence. */
const optionWords = (rows: readonly ResultRow[], ask: Ask): string =>
  joined(
    rows.map(row => {
      const words = NAMES[row.statistic] ?? row.statistic;
      if (row.estimate === null && row.test === null) return `${words} undefined (${reason(row)})`;
      return row.estimate === null || row.estimate === row.test?.p
        ? `${words} ${ask(row, 'p')}`
        : `${words} ${ask(row)}${inBrackets(row, ask)}`;
    }),
  );

/** Said once a code, so briefly. */
const NAMES: Readonly<Record<string, string>> = {
  kruskal_wallis: 'H',
  epsilon_squared: 'epsilon-squared',
  rank_biserial: 'rank-biserial correlation',
  rank_sum_exact: 'exactly',
  holm_rank_p: 'adjusted by Holm',
};

const ABOVE = 'A rank-biserial correlation above 0 means that those with the code have the greater numbers.';
