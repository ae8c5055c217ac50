import type { ColumnGroup } from './column-groups.ts';
import type { MapChoice } from './map-choice.ts';
import type { MapCell, MapHead, MapLine, MapTable } from './map-table.ts';

/** A line as it is shown: how deep below its parents, and whether others roll up to it. */
export interface VisibleLine {
  readonly line: MapLine;
  readonly depth: number;
  readonly isParent: boolean;
}

/** A column as it is shown: one category or state, or a group that is folded into one. */
export interface VisibleColumn {
  readonly head: MapHead;
  /** the group that it is a part of, or that is folded into it */
  readonly group: ColumnGroup | null;
  readonly isFolded: boolean;
  cellOf(line: MapLine): MapCell;
}

/** What of a map is shown, in its order. */
export interface VisibleMap {
  readonly lines: readonly VisibleLine[];
  readonly columns: readonly VisibleColumn[];
}

/** Leaves out what is folded or (if asked for) empty, and puts categories beside those of the same group. */
export function visibleMap(table: MapTable, choice: MapChoice): VisibleMap {
  const isShown = ({ total }: MapHead): boolean => !choice.hideEmpty || total.n > 0;
  return {
    lines: visibleLines(table.lines, choice.folded).filter(({ line }) => isShown(line)),
    columns: visibleColumns(table).filter(({ head }) => isShown(head)),
  };
}

function visibleColumns({ columns, groups }: MapTable): readonly VisibleColumn[] {
  const plain = (head: MapHead, group: ColumnGroup | null): VisibleColumn => {
    const at = columns.indexOf(head);
    return { head, group, isFolded: false, cellOf: line => line.cells[at]! };
  };
  const done = new Set<ColumnGroup>();
  return columns.flatMap(head => {
    const group = head.missing ? undefined : groups.find(({ members }) => members.includes(head.level));
    if (group === undefined) return [plain(head, null)];
    if (done.has(group)) return [];
    done.add(group);
    if (group.folded !== null) return [foldedColumn(group, group.folded)];
    return columns
      .filter(entry => !entry.missing && group.members.includes(entry.level))
      .map(entry => plain(entry, group));
  });
}

function foldedColumn(group: ColumnGroup, { total, lines }: NonNullable<ColumnGroup['folded']>): VisibleColumn {
  const head: MapHead = { level: group.level, label: group.label, missing: false, total };
  return {
    head,
    group,
    isFolded: true,
    cellOf: line => ({
      ...(lines.get(`${line.kind}:${line.level}`) ?? { id: '', n: 0 }),
      column: head,
      segments: [],
      gap: null,
    }),
  };
}

/** Lines in the order of the table, categories below the one that they roll up to. */
function visibleLines(lines: readonly MapLine[], folded: readonly string[]): readonly VisibleLine[] {
  const parents = new Set(lines.filter(line => line.kind === 'rollup').map(line => line.level));
  const below = (parent: string | null, depth: number): { line: MapLine; depth: number; isParent: boolean }[] =>
    lines
      .filter(
        line =>
          (line.kind === 'level' || line.kind === 'rollup') &&
          parentOf(line) === parent &&
          (line.kind === 'rollup' || !parents.has(line.level)),
      )
      .flatMap(line => {
        if (line.kind === 'level') return [{ line, depth, isParent: false }];
        const own = lines.filter(entry => entry.kind === 'level' && entry.level === line.level);
        return [
          { line, depth, isParent: true },
          ...(folded.includes(line.level)
            ? []
            : [
                ...own.map(entry => ({ line: entry, depth: depth + 1, isParent: false })),
                ...below(line.level, depth + 1),
              ]),
        ];
      });
  const levels = new Map(lines.filter(line => line.kind === 'level').map(line => [line.level, line.parent]));
  const parentOf = (line: MapLine): string | null => {
    const parent = line.kind === 'level' ? line.parent : (levels.get(line.level) ?? null);
    return parent !== null && parents.has(parent) ? parent : null;
  };
  const rest = lines.filter(line => line.kind !== 'level' && line.kind !== 'rollup');
  return [...below(null, 0), ...rest.map(line => ({ line, depth: 0, isParent: false }))];
}
