import { tabulate } from '../../analyses/tabulate.ts';
import { printWord } from '../../base/expression.ts';
import type { Category } from '../../model/codebook.ts';
import type { Material } from '../../model/material.ts';
import type { Words } from '../../model/words.ts';
import type { MapChoice } from './map-choice.ts';

/** A number of the map: what is printed, and the row that can name its studies. */
export interface MapNumber {
  readonly id: string;
  readonly n: number;
}

/** Columns whose categories roll up to one parent. */
export interface ColumnGroup {
  readonly level: string;
  readonly label: string;
  /** the codes below it, and its own where it is a code */
  readonly members: readonly string[];
  /** its counts, where it is folded into one column: units once each, whatever number of its codes they have */
  readonly folded: { readonly total: MapNumber; readonly lines: ReadonlyMap<string, MapNumber> } | null;
}

/** The category at the top that a category rolls up to; itself without a parent. */
function rootOf(category: Category, categories: readonly Category[]): Category {
  const seen = new Set<string>();
  let root = category;
  while (root.parent !== null && !seen.has(root.value)) {
    seen.add(root.value);
    root = categories.find(entry => entry.value === root.parent) ?? { ...root, parent: null };
  }
  return root;
}

/** Groups the columns of a map. What is folded is counted like any condition: `where … and column in (codes of the group)`. */
export function columnGroups(
  { rows, columns, foldedColumns = [] }: MapChoice,
  material: Material,
  words: Words,
  where: string | null,
): readonly ColumnGroup[] {
  const column = material.coded.columns.get(columns);
  const categories = words.categories(columns) ?? [];
  if (column === undefined || (column.kind !== 'single' && column.kind !== 'multi')) return [];
  const known = new Set(column.levels.map(level => level.value));
  const groups = new Map<string, string[]>();
  for (const category of categories) {
    const root = rootOf(category, categories).value;
    const members = groups.get(root) ?? [];
    if (category.codable && known.has(category.value)) members.push(category.value);
    groups.set(root, members);
  }
  const isGroup = (root: string): boolean => categories.some(category => category.parent === root);
  return [...groups].flatMap(([level, members]) => {
    if (!isGroup(level) || members.length === 0) return [];
    const list = `(${members.map(code => printWord(code, "'")).join(', ')})`;
    const inside = `${printWord(columns, '`')} ${column.kind === 'multi' ? 'has any' : 'in'} ${list}`;
    return [
      {
        level,
        label: words.levelLabel(columns, level),
        members,
        folded: foldedColumns.includes(level)
          ? countsOf(rows, columns, material, where === null ? inside : `(${where}) and ${inside}`)
          : null,
      },
    ];
  });
}

function countsOf(
  rowField: string,
  columnField: string,
  material: Material,
  where: string,
): NonNullable<ColumnGroup['folded']> {
  const { rows } = tabulate([{ analysis: 'crosstab', fields: [rowField, columnField], where }], material);
  const number = ({ id, n }: { id: string; n: number | null }): MapNumber => ({ id, n: n ?? 0 });
  const whole = rows.filter(row => row.base === 'all' && row.by.length === 0);
  const total = whole.find(row => row.statistic === 'count');
  return {
    total: total === undefined ? { id: '', n: 0 } : number(total),
    lines: new Map(
      whole.flatMap(row => (row.level === null ? [] : [[`${row.kind}:${row.level}`, number(row)] as const])),
    ),
  };
}
