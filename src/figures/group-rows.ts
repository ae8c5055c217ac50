import type { FigureInput } from './figure-type.ts';
import type { ChartRow } from './rows/row-chart.ts';
import type { ShareGroup } from './share-groups.ts';

/** A heading without marks of its own. */
export const heading = (label: string): ChartRow => ({ kind: 'heading', label, strong: true, parts: [], cells: [] });

/**
 * A row for each group. Where groups are crossed from several fields, each level of the first stands as a heading above
 * its own: panels, one below the other.
 */
export function groupRows(
  { words }: FigureInput,
  groups: readonly ShareGroup[],
  row: (group: ShareGroup, name: string) => ChartRow | readonly ChartRow[],
): ChartRow[] {
  const rows: ChartRow[] = [];
  let panel: string | null = null;
  for (const group of groups) {
    const [first, ...rest] = group.by;
    const crossed = first !== undefined && rest.length > 0;
    if (crossed && first.level !== panel) {
      panel = first.level;
      rows.push(heading(words.levelLabel(first.field, first.level)));
    }
    const parts = crossed ? rest : group.by;
    const name = parts.map(part => words.levelLabel(part.field, part.level)).join(', ');
    rows.push(...[row(group, name === '' ? `All ${words.units}` : name)].flat());
  }
  return rows;
}
