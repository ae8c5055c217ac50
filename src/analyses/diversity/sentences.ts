import { groupedBy } from '../../base/grouped-by.ts';
import { type Ask, asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { groupLabel, joined, label, lead, name, reason } from '../../manuscript/draft/phrases.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';

export const sentences = drafting({
  name: 'diversity',
  describe:
    'how many categories occur and are effective, how far units overlap, the smallest covering set, and subgroups',
  // what the analysis concludes from the numbers is the authors' part
  saysResult: true,
  write(declared, tools) {
    const { words } = tools;
    const { request } = declared;
    // the whole stands before its groups
    const by = request.by ?? [];
    const rows = [...tools.rows({ ...request, by: [] }), ...(by.length === 0 ? [] : tools.rows(request))];
    const ask = asker(declared, tools, ['seed', 'randomisations']);
    return groupedBy(rows, row => row.field ?? '').map(own => {
      const whole = own.filter(row => row.by.length === 0);
      const groups = groupedBy(
        own.filter(row => row.by.length > 0),
        row => JSON.stringify(row.by),
      );
      const sentences = [
        ...wholeSentences(whole, ask, words),
        ...(groups.length === 0 ? [] : [`By ${joined(by.map(field => name(field, words)))}:`]),
        ...groups.map(group => groupSentence(group, ask, words)),
      ];
      return `${lead(`Diversity of ${name(own[0]!.field ?? '', words)}`, own[0]!.where, words)}${sentences.join(' ')}`;
    });
  },
});

const known = (rows: readonly ResultRow[], statistic: string): ResultRow | null => {
  const row = rows.find(entry => entry.statistic === statistic);
  return row === undefined || row.estimate === null ? null : row;
};

function wholeSentences(rows: readonly ResultRow[], ask: Ask, words: Words): string[] {
  const get = (statistic: string): ResultRow | null => known(rows, statistic);
  const [richness, one, two, shannon, even] = ['hill_0', 'hill_1', 'hill_2', 'shannon', 'pielou_evenness'].map(get);
  if (rows.length === 0) return [];
  if (richness == null) return [`There is nothing to describe (${reason(rows[0])}).`];
  const [jaccard, disjoint] = ['mean_jaccard', 'disjoint_pairs'].map(get);
  const numbers = [
    one == null ? '' : `effective categories ${ask(one)} of order one`,
    two == null ? '' : `${ask(two)} of order two`,
    shannon == null ? '' : `Shannon entropy ${ask(shannon)}`,
    even == null ? '' : `Pielou's evenness ${ask(even)}`,
  ].filter(part => part !== '');
  return [
    `In ${ask(richness, 'N')} ${words.units} with a code, ${ask(richness)} categories occur (${numbers.join(', ')}).`,
    ...(jaccard == null || disjoint == null
      ? []
      : [
          `The mean pairwise Jaccard index was ${ask(jaccard)}; ${ask(disjoint, 'n')} of ${ask(disjoint, 'N')} pairs (${ask(disjoint, '%')}) have nothing in common.`,
        ]),
    ...chance(get('mean_jaccard_null'), get('disjoint_pairs_null'), ask),
    ...majority(rows, ask, words),
    ...cover(rows, ask, words),
    ...additions(get('additions_to_compare'), ask, words),
  ];
}

function chance(jaccard: ResultRow | null, disjoint: ResultRow | null, ask: Ask): string[] {
  if (jaccard?.ci == null || disjoint?.ci == null) return [];
  return [
    `With the same popularity of categories and the same numbers of codes, shuffled, the index was ${ask(jaccard)} on average (95% range ${ask(jaccard, 'ci')}) and the share of pairs with nothing in common ${ask(disjoint)} (95% range ${ask(disjoint, 'ci')}).`,
  ];
}

function majority(rows: readonly ResultRow[], ask: Ask, { units }: Words): string[] {
  const items = rows.filter(row => row.statistic === 'majority_item');
  return items.length === 0
    ? [`No category is used by at least half of the ${units}.`]
    : [`Used by at least half of the ${units}: ${joined(items.map(row => `${label(row)} in ${ask(row)}`))}.`];
}

function cover(rows: readonly ResultRow[], ask: Ask, { units }: Words): string[] {
  const row = known(rows, 'smallest_cover');
  if (row === null) return [];
  const items = rows.filter(entry => entry.statistic === 'smallest_cover_item').map(label);
  return [
    `The smallest set of categories that reaches 80% of the ${units} has ${ask(row)} ${row.estimate === 1 ? 'category' : 'categories'} (${joined(items)}) and reaches ${ask(row, 'n')} of ${ask(row, 'N')}.`,
  ];
}

const additions = (row: ResultRow | null, ask: Ask, { unit, units }: Words): string[] =>
  row === null
    ? []
    : [
        `${ask(row)} ${row.estimate === 1 ? unit : units} would have to add one category for 80% of the pairs to have one in common.`,
      ];

function groupSentence(rows: readonly ResultRow[], ask: Ask, words: Words): string {
  const parts = [
    ['hill_0', 'categories'],
    ['hill_1', 'effective categories of order one'],
    ['mean_jaccard', 'mean pairwise Jaccard index'],
    ['hill_0_rarefied', 'categories at equal numbers'],
    ['hill_1_rarefied', 'effective categories at equal numbers of order one'],
    ['hill_2_rarefied', 'effective categories at equal numbers of order two'],
  ].flatMap(([statistic = '', text]) => {
    const row = known(rows, statistic);
    return row === null ? [] : [`${text} ${ask(row)}`];
  });
  const size = rows.find(row => row.statistic === 'hill_0');
  return `${groupLabel(rows[0]!, words)}${size === undefined ? '' : ` (N = ${ask(size, 'N')})`}: ${parts.length === 0 ? 'nothing to describe' : parts.join(', ')}.`;
}
