import type { Effects } from '../../base/effects.ts';
import type { Finding } from '../../model/finding.ts';
import type { Table } from '../../model/table.ts';
import { openReview, openSession } from '../../read/session.ts';
import { checked, type SheetChoice, sheetToCheck } from '../../read/sheet-to-check.ts';

/** Checks the review's sheets, or one file by the codebook of the studies (or by a codebook of its own, without a review). */
export async function validateFiles(
  effects: Effects,
  path: string | null,
  file: string | null,
  options: SheetChoice,
): Promise<{
  findings: readonly Finding[];
  summary: { rows: number; cells: number; errors: number; warnings: number };
}> {
  if (file === null) {
    const open = await openReview(effects, path);
    return summed(open.findings, open.tables);
  }
  const sheet = await sheetToCheck(effects, path, file, options);
  const { counted, table } = sheet;
  const { findings } = counted === null ? checked(sheet) : await (await openSession(effects, path)).sheet(counted);
  return summed(findings, [table]);
}

const summed = (findings: readonly Finding[], tables: readonly Table[]) => ({
  findings,
  summary: summaryOf(findings, {
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    cells: tables.reduce((sum, table) => sum + table.rows * table.columns.length, 0),
  }),
});

export function summaryOf(
  findings: readonly Finding[],
  { rows, cells }: { readonly rows: number; readonly cells: number },
) {
  const count = (severity: Finding['severity']): number => findings.filter(entry => entry.severity === severity).length;
  return { rows, cells, errors: count('error'), warnings: count('warning') };
}
