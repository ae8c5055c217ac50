import { CODED } from '../../model/state.ts';
import { repeats } from '../repeats.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

/** The bare identifier: case, `https://doi.org/` and `doi:` don't tell two studies apart. */
export const bareIdentifier = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/)?(dx\.)?doi\.org\//, '')
    .replace(/^doi:\s*/, '');

export const sameIdentifier = tableRule({
  name: 'same-identifier',
  code: 'D208',
  severity: 'warning',
  explain: 'Two rows of different units have the same DOI or other identifier: perhaps one study, counted twice.',
  *check({ citation, match, table, keyOf, unitOf, columns }: Sheet): Iterable<Located> {
    const field = citation.identifier;
    const column = field === null ? undefined : match.byField.get(field)?.[0]?.column;
    const cells = column === undefined ? undefined : table.columns[column];
    const states = field === null ? undefined : columns.get(field)?.states;
    if (field === null || column === undefined || cells === undefined || states === undefined) return;
    const bare = (row: number): string => (states[row] === CODED ? bareIdentifier(cells.value(row)) : '');
    for (const { row, earlier } of repeats(table.rows, bare))
      if (earlier !== null && unitOf(row) !== unitOf(earlier))
        yield {
          row,
          column,
          field,
          value: cells.value(row),
          message: `this identifier is in row ${table.at(earlier, null).row} (${keyOf(earlier)}) already; if both are one study, give them one key`,
        };
  },
});
