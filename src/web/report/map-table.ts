import { tabulate } from '../../analyses/tabulate.ts';
import type { Material } from '../../model/material.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';
import { type ColumnGroup, columnGroups, type MapNumber } from './column-groups.ts';
import type { MapChoice } from './map-choice.ts';

/** One part of a divided cell. */
export interface Segment {
  readonly level: string;
  readonly label: string;
  /** index into the map's list of segments */
  readonly at: number;
  readonly n: number;
}

export interface MapCell extends MapNumber {
  readonly column: MapHead;
  readonly segments: readonly Segment[];
  /** the kind of gap of an empty cell, where it was asked for */
  readonly gap: { readonly kind: string; readonly why: string } | null;
}

export interface MapHead {
  readonly level: string;
  readonly label: string;
  readonly missing: boolean;
  readonly total: MapNumber;
}

export interface MapLine extends MapHead {
  readonly kind: ResultRow['kind'];
  /** the category that it rolls up to, where that has a line of its own */
  readonly parent: string | null;
  readonly cells: readonly MapCell[];
}

/** An evidence map: two fields against each other, perhaps divided by a third. */
export interface MapTable {
  readonly lines: readonly MapLine[];
  readonly columns: readonly MapHead[];
  readonly segments: readonly { readonly level: string; readonly label: string }[];
  /** categories that columns roll up to */
  readonly groups: readonly ColumnGroup[];
  /** distinct units */
  readonly total: MapNumber;
  /** what the cells of codes add up to */
  readonly codings: number;
  /** the largest cell of two codes */
  readonly most: number;
  readonly gaps: 'none' | 'marked' | 'refused';
  /** fields whose codes overlap */
  readonly notes: readonly string[];
}

const ZERO: MapNumber = { id: '', n: 0 };
const key = (level: string, missing: boolean, kind: string): string => `${missing ? 'state' : kind}:${level}`;

/**
 * Counts a map: one cross-tabulation for its cells and totals, one for its segments, one for the kinds of its gaps.
 *
 * @param states the names of missing states in the reader's language; by default those of the rows
 */
export function mapTable(
  choice: MapChoice,
  material: Material,
  words: Words,
  where: string | null,
  states: Readonly<Record<string, string>> = {},
): MapTable {
  const { rows: rowField, columns: columnField, segment } = choice;
  const { rows, notes } = tabulate([{ analysis: 'crosstab', fields: [rowField, columnField], where }], material);
  const whole = rows.filter(row => row.base === 'all');
  const labelled = (level: string, missing: boolean, label: string): string =>
    (missing ? states[level] : undefined) ?? label;
  const isSpread = (row: ResultRow): boolean => row.by.length === 1;
  const number = (row: ResultRow | undefined): MapNumber => (row === undefined ? ZERO : { id: row.id, n: row.n ?? 0 });
  const columns: MapHead[] = whole
    .filter(row => row.level === null && isSpread(row))
    .map(row => {
      const { level, missing } = row.by[0]!;
      return {
        level,
        missing,
        label: labelled(level, missing, words.levelLabel(columnField, level)),
        total: number(row),
      };
    });
  const cells = new Map<string, ResultRow>();
  for (const row of whole)
    if (row.level !== null && isSpread(row)) {
      const { level, missing } = row.by[0]!;
      cells.set(`${row.kind}:${row.level} × ${missing ? 'state' : 'level'}:${level}`, row);
    }
  const divided = segment === null || segment === rowField || segment === columnField ? null : segment;
  const parts =
    divided === null
      ? []
      : tabulate([{ analysis: 'shares', fields: [divided], by: [rowField, columnField], where }], material).rows;
  const segments = [
    ...new Map(
      parts
        .filter(row => row.level !== null && row.kind !== 'rollup')
        .map(row => [
          key(row.level!, row.missing, row.kind),
          { level: row.level!, label: labelled(row.level!, row.missing, row.label ?? row.level!) },
        ]),
    ),
  ];
  const place = new Map(segments.map(([name], at) => [name, at]));
  const segmentsOf = new Map<string, Segment[]>();
  for (const row of parts) {
    const [first, second] = row.by;
    const at = place.get(key(row.level ?? '', row.missing, row.kind));
    if (first === undefined || second === undefined || row.n === null || row.n === 0 || at === undefined) continue;
    const name = `${key(first.level, first.missing, 'level')} × ${key(second.level, second.missing, 'level')}`;
    const list = segmentsOf.get(name) ?? [];
    list.push({ level: row.level!, label: segments[at]![1].label, at, n: row.n });
    segmentsOf.set(name, list);
  }
  const gaps = choice.gaps ? gapsOf(choice, material, where) : null;
  const categories = words.categories(rowField) ?? [];
  const lines: MapLine[] = whole
    .filter(row => row.level !== null && row.by.length === 0)
    .map(total => {
      const { level, kind, missing } = total;
      const parent = kind === 'level' ? (categories.find(category => category.value === level)?.parent ?? null) : null;
      return {
        level: level!,
        label: labelled(level!, missing, total.label ?? level!),
        kind,
        missing,
        parent,
        total: number(total),
        cells: columns.map(column => {
          const name = `${column.missing ? 'state' : 'level'}:${column.level}`;
          const n = number(cells.get(`${kind}:${level} × ${name}`));
          const gap =
            n.n === 0 && kind === 'level' && !column.missing ? (gaps?.get(`${level} × ${column.level}`) ?? null) : null;
          const own = segmentsOf.get(`${kind === 'none' ? 'level' : kind}:${level} × ${name}`) ?? [];
          return { ...n, column, segments: own, gap };
        }),
      };
    });
  const coded = lines
    .filter(line => line.kind === 'level')
    .flatMap(line => line.cells.filter(cell => !cell.column.missing));
  return {
    lines,
    columns,
    groups: columnGroups(choice, material, words, where),
    segments: segments.map(([, segment]) => segment),
    total: number(whole.find(row => row.statistic === 'count')),
    codings: coded.reduce((sum, cell) => sum + cell.n, 0),
    most: coded.reduce((most, cell) => Math.max(most, cell.n), 0),
    gaps: !choice.gaps ? 'none' : gaps === null ? 'refused' : 'marked',
    notes: notes.map(note => note.message),
  };
}

/** The kind of each empty cell; null where the fields have no declared categories. */
function gapsOf(
  { rows, columns }: MapChoice,
  material: Material,
  where: string | null,
): ReadonlyMap<string, { kind: string; why: string }> | null {
  try {
    const found = tabulate([{ analysis: 'gaps', fields: [rows, columns], where }], material);
    return new Map(
      found.rows
        .filter(row => row.statistic === 'gap' && row.n === 0)
        .map(row => [
          `${row.level} × ${row.by[0]?.level}`,
          { kind: row.warnings[0]?.code ?? 'expected', why: row.warnings[0]?.message ?? '' },
        ]),
    );
  } catch {
    return null;
  }
}
