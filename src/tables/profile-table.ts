import type { Formatter } from '../base/formatter.ts';
import type { ResultRow } from '../model/result-row.ts';
import { STATES } from '../model/state.ts';
import { EMPTY_CELL, type TableCell, type TableModel, wordCell } from '../model/table-model.ts';
import type { Words } from '../model/words.ts';
import { countCell } from './cells.ts';
import { plainTable } from './plain-table.ts';

/** A label's level alone, where the label begins with it: `2` of `2 measured`. */
const shortLabel = (row: ResultRow): string => {
  const [first = ''] = (row.label ?? '').split(' ');
  return first === row.level ? first : (row.label ?? row.level ?? '');
};

/**
 * Facets as rows and their levels as columns, then the missing states, then N. One table for the facets that share their
 * scale; facets with another scale have a table of their own. No line or column adds anything up.
 */
export function profileTable(rows: readonly ResultRow[], words: Words, format: Formatter): TableModel[] {
  const levels = rows.filter(row => row.statistic === 'profile_level');
  const fields = [...new Set(levels.map(row => row.field ?? ''))];
  const scaleOf = (field: string): string =>
    [...new Set(levels.filter(row => row.field === field && row.kind === 'level').map(shortLabel))].join('\n');
  return [...new Set(fields.map(scaleOf))].map(scale => {
    const own = fields.filter(field => scaleOf(field) === scale);
    return scaleTable(
      rows.filter(row => own.includes(row.field ?? '')),
      own,
      words,
      format,
    );
  });
}

function scaleTable(
  rows: readonly ResultRow[],
  fields: readonly string[],
  words: Words,
  format: Formatter,
): TableModel {
  const counts = rows.filter(row => row.statistic === 'profile_level');
  const head = (kind: ResultRow['kind']): ResultRow[] => {
    const found = new Map<string, ResultRow>();
    for (const row of counts) if (row.kind === kind && !found.has(row.level ?? '')) found.set(row.level ?? '', row);
    return [...found.values()];
  };
  // a state that only one facet or group has keeps its place among the others
  const states = head('state').sort((a, b) => placeOf(a) - placeOf(b));
  const columns = [...head('level'), ...states];
  const keyOf = (row: ResultRow): string => JSON.stringify([row.field, row.by, row.where]);
  const lines = new Map<string, ResultRow[]>();
  for (const row of rows) lines.set(keyOf(row), [...(lines.get(keyOf(row)) ?? []), row]);
  const groups = rows.some(row => row.by.length > 0);
  const isUnknown = rows.some(row => row.statistic === 'profile_unknown');
  const cell = (row: ResultRow | undefined): TableCell =>
    row === undefined ? EMPTY_CELL : countCell(row.n, format, row.id);
  return plainTable(
    [
      'Facet',
      ...(groups ? ['Group'] : []),
      ...columns.map(row => (row.kind === 'state' ? (row.label ?? '') : shortLabel(row))),
      'N',
      ...(isUnknown ? ['Of N, applicability unknown'] : []),
    ],
    [...lines.values()].map(own => [
      wordCell(words.fieldTitle(own[0]?.field ?? '')),
      ...(groups
        ? [
            wordCell(
              own[0]?.by.map(group => words.levelLabel(group.field, group.level)).join(', ') || `All ${words.units}`,
            ),
          ]
        : []),
      ...columns.map(head =>
        cell(own.find(row => row.statistic === 'profile_level' && row.kind === head.kind && row.level === head.level)),
      ),
      appliesCell(own, format),
      ...(isUnknown ? [cell(own.find(row => row.statistic === 'profile_unknown'))] : []),
    ]),
    { left: groups ? [1] : [], title: fields.length === 1 ? words.fieldTitle(fields[0]!) : '' },
  );
}

const placeOf = (row: ResultRow): number => (STATES as readonly (string | null)[]).indexOf(row.level);

/** N stands in the rows of the levels. */
function appliesCell(rows: readonly ResultRow[], format: Formatter): TableCell {
  const row = rows.find(entry => entry.statistic === 'profile_level' && entry.N !== null);
  return row === undefined ? EMPTY_CELL : countCell(row.N, format, row.id);
}
