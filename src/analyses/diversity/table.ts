import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { groupKey } from '../../tables/groups.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';

/** Diversity: a table of the whole, and one line a subgroup. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  return [...new Set(rows.map(row => row.field))].flatMap(field => {
    const ofField = rows.filter(row => row.field === field);
    const grouped = ofField.filter(row => row.by.length > 0);
    return [
      wholeTable(
        ofField.filter(row => row.by.length === 0),
        field ?? '',
        context,
      ),
      ...(grouped.length > 0 ? [groupTable(grouped, context)] : []),
    ];
  });
}

function wholeTable(rows: readonly ResultRow[], field: string, table: TableContext): TableModel {
  const { format, words } = table;
  const get = (statistic: string): ResultRow | undefined => rows.find(row => row.statistic === statistic);
  const value = (statistic: string, decimals = 2): string => format.number(get(statistic)?.estimate ?? null, decimals);
  const labels = (statistic: string): string =>
    rows
      .filter(row => row.statistic === statistic)
      .map(row => row.label)
      .join(', ');
  const chance = (statistic: string): string => {
    const ci = get(statistic)?.ci;
    return ci == null ? '' : `by chance ${format.interval(ci.low, ci.high, 3)}`;
  };
  const reason = (statistic: string): string =>
    get(statistic)?.estimate === null ? (get(statistic)?.warnings[0]?.message ?? '') : '';
  const disjoint = get('disjoint_pairs');
  const cover = get('smallest_cover');
  const N = get('hill_0')?.N ?? 0;
  return plainTable(
    [`${words.fieldTitle(field)} (${N} ${words.units})`, 'Value', ''],
    [
      ['Categories that occur (Hill, q = 0)', value('hill_0', 0), reason('hill_0')],
      ['Effective categories (q = 1)', value('hill_1'), reason('hill_1')],
      ['Effective categories (q = 2)', value('hill_2'), reason('hill_2')],
      ['Shannon entropy', value('shannon'), reason('shannon')],
      ["Pielou's evenness", value('pielou_evenness'), reason('pielou_evenness')],
      ['Mean pairwise Jaccard', value('mean_jaccard', 3), chance('mean_jaccard_null') || reason('mean_jaccard')],
      [
        'Pairs with nothing in common',
        disjoint?.n == null ? '–' : `${format.percent(disjoint.n, disjoint.N)}%`,
        disjoint?.n == null
          ? reason('disjoint_pairs')
          : `${format.count(disjoint.n)} of ${format.count(disjoint.N)}${chance('disjoint_pairs_null') === '' ? '' : `; ${chance('disjoint_pairs_null')}`}`,
      ],
      ['Used by at least half', value('majority_items', 0), labels('majority_item')],
      [
        'Smallest set that reaches 80%',
        value('smallest_cover', 0),
        cover?.n == null ? reason('smallest_cover') : `${labels('smallest_cover_item')} (${cover.n} of ${cover.N})`,
      ],
      ['Additions for 80% comparable pairs', value('additions_to_compare', 0), reason('additions_to_compare')],
    ],
    { left: [2] },
  );
}

function groupTable(rows: readonly ResultRow[], table: TableContext): TableModel {
  const { format, words } = table;
  const size = rows.find(row => row.statistic === 'hill_0_rarefied')?.N;
  const groups = [...new Set(rows.map(groupKey))];
  return plainTable(
    [
      'Group',
      'N',
      'Jaccard',
      'Disjoint %',
      ...(size == null ? [] : [`q = 0 at ${size}`, `q = 1 at ${size}`, `q = 2 at ${size}`]),
    ],
    groups.map(key => {
      const own = rows.filter(row => groupKey(row) === key);
      const get = (statistic: string): ResultRow | undefined => own.find(row => row.statistic === statistic);
      const disjoint = get('disjoint_pairs');
      return [
        (own[0]?.by ?? []).map(group => words.levelLabel(group.field, group.level)).join(', '),
        format.count(get('hill_0')?.N ?? 0),
        format.number(get('mean_jaccard')?.estimate ?? null, 3),
        format.percent(disjoint?.n ?? null, disjoint?.N ?? null),
        ...(size == null ? [] : [0, 1, 2].map(q => format.number(get(`hill_${q}_rarefied`)?.estimate ?? null, 2))),
      ];
    }),
  );
}
