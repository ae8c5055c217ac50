import type { Finding } from '../../model/finding.ts';
import type { PatchedCell } from '../../pipeline/sheets/fix.ts';
import type { OpenReview } from '../../read/session.ts';

/** A cell of the sheet with everything that was found there. */
export interface FoundCell {
  /** row and column of the table, counted from 0 */
  readonly row: number;
  readonly column: number;
  /** as a spreadsheet names it, e.g. `B14` */
  readonly address: string;
  /** the worst first */
  readonly findings: readonly Finding[];
  /** what a safe repair would write */
  readonly repair: string | null;
}

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Findings with the worst first, else in their order. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

/** The address of a cell as a finding names it. */
export const addressOf = ({ row, column }: Pick<Finding, 'row' | 'column'>): string | null =>
  row === null || column === null ? null : `${column}${row}`;

/** The cells of the studies' sheet that have findings, by address. */
export function foundCells(
  { findings, studies }: Pick<OpenReview, 'findings' | 'studies'>,
  repairs: readonly PatchedCell[],
): ReadonlyMap<string, FoundCell> {
  const { table } = studies.coded;
  const byAddress = new Map<string, Finding[]>();
  for (const finding of worstFirst(findings)) {
    const address = finding.file === table.file ? addressOf(finding) : null;
    if (address !== null) byAddress.set(address, [...(byAddress.get(address) ?? []), finding]);
  }
  const repaired = new Map(repairs.map(cell => [addressOf(cell), cell.new]));
  const found = new Map<string, FoundCell>();
  if (byAddress.size > 0)
    for (let row = 0; row < table.rows; row++)
      table.columns.forEach((_, column) => {
        const address = addressOf(table.at(row, column));
        const own = address === null ? undefined : byAddress.get(address);
        if (address !== null && own !== undefined)
          found.set(address, { row, column, address, findings: own, repair: repaired.get(address) ?? null });
      });
  return found;
}

/** Rows with findings, those with the worst finding first. */
export function foundRows(cells: ReadonlyMap<string, FoundCell>): number[] {
  const worst = new Map<number, number>();
  for (const { row, findings } of cells.values()) {
    const rank = SEVERITIES.indexOf(findings[0]!.severity);
    worst.set(row, Math.min(worst.get(row) ?? rank, rank));
  }
  return [...worst].sort(([a, first], [b, second]) => first - second || a - b).map(([row]) => row);
}
