import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import type { FormRow } from '../../export/form/form-xlsx.ts';
import type { Codebook } from '../../model/codebook.ts';
import { readResource } from '../../read/coded-sheet.ts';
import { citationFields, neededCodebook } from '../../read/session.ts';
import { loadReview, type Resource, type Review } from '../../review.ts';
import { codebookForSheet } from '../../validate/codebook-for-sheet.ts';
import { matchColumns } from '../../validate/match-columns.ts';
import { writeFiles } from '../../write/outputs.ts';

/** The charting form that was written. */
export interface TemplateWritten {
  readonly written: string;
  readonly fields: number;
  readonly columns: number;
  /** studies that are filled in already */
  readonly rows: number;
  /** what only `validate` checks */
  readonly unsaid: readonly string[];
}

/** Writes a charting form for a codebook: `codebook → columns and lists → workbook`, with the review's studies where asked for. */
export async function writeTemplate(
  effects: Effects,
  path: string | null,
  options: { readonly file: string; readonly resource: string | null; readonly studies: boolean },
): Promise<TemplateWritten> {
  if (!/\.xlsx$/i.test(options.file))
    throw usageFault(
      'template',
      `the charting form is a workbook, and the name ${options.file} has another extension`,
      door => `write ${door.option('template', 'form.xlsx')}`,
    );
  const review = await loadReview(effects, path);
  const resource = options.resource === null ? review.studies : review.resource(options.resource);
  const codebook = await neededCodebook(review, resource);
  const rows = options.studies ? await studiesOf(review, resource, codebook) : [];
  const { formXlsx } = await import('../../export/form/form-xlsx.ts');
  const { formColumns } = await import('../../export/form/form-columns.ts');
  await writeFiles(effects, { review }, [{ path: options.file, data: await formXlsx(codebook, rows) }]);
  return {
    written: options.file,
    fields: codebook.fields.length,
    columns: formColumns(codebook).length,
    rows: rows.length,
    unsaid: codebook.rules.map(rule => `the rule "${rule.name}" (${rule.assert.text}) is checked by validate only`),
  };
}

/** The key and the citation of each row of the sheet: what tells coders which study a row is. */
async function studiesOf(review: Review, resource: Resource, codebook: Codebook): Promise<FormRow[]> {
  const table = await readResource(review, resource);
  const { author, year, title, identifier } = citationFields(review, codebook);
  const { byField } = matchColumns(table, codebookForSheet(codebook, table));
  const names = [
    ...new Set([...codebook.primaryKey, review.value.unit?.key ?? null, author, year, title, identifier]),
  ].filter((name): name is string => name !== null && byField.has(name));
  if (names.length === 0)
    throw usageFault(
      'studies',
      `${table.file} has no column for the key or the citation of a study, so there is nothing to fill in`,
      door => `declare \`primaryKey:\` in ${codebook.file}, or leave out ${door.option('studies')}`,
    );
  return Array.from(
    { length: table.rows },
    (_, row) =>
      new Map(names.map(name => [name, table.columns[byField.get(name)?.[0]?.column ?? -1]?.value(row).trim() ?? ''])),
  );
}
