import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { ingest } from '../ingest/ingest.ts';
import type { Finding } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import { loadCodebook, loadReview } from '../review.ts';
import { validate } from '../validate/validate.ts';
import { citationFields, neededCodebook, openReview } from './open.ts';
import { unitOf } from './unit.ts';

/** Checks the review's sheets, or one file by the codebook of the studies (or by a codebook of its own, without a review). */
export async function validateFiles(
  effects: Effects,
  path: string | null,
  file: string | null,
  options: { readonly codebook: string | null; readonly sheet: string | null },
): Promise<{
  findings: readonly Finding[];
  summary: { rows: number; cells: number; errors: number; warnings: number };
}> {
  if (file === null) {
    const open = await openReview(effects, path, { everySheet: true });
    return summed(open.findings, open.tables);
  }
  const source = await effects.source(file);
  if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
  const table = await ingest(source, options.sheet === null ? {} : { sheetName: options.sheet });
  if (options.codebook !== null)
    return summed(validate(table, await loadCodebook(effects, options.codebook, options.codebook)).findings, [table]);
  const review = await loadReview(effects, path);
  const codebook = await neededCodebook(review, review.studies);
  const { unit } = await unitOf(review);
  return summed(validate(table, codebook, { unit, citation: citationFields(review, codebook) }).findings, [table]);
}

function summed(findings: readonly Finding[], tables: readonly Table[]) {
  const count = (severity: Finding['severity']): number => findings.filter(entry => entry.severity === severity).length;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const cells = tables.reduce((sum, table) => sum + table.rows * table.columns.length, 0);
  return { findings, summary: { rows, cells, errors: count('error'), warnings: count('warning') } };
}
