import type { Effects } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { describeStep } from '../../changes/describe-step.ts';
import { migrateCodebookText } from '../../changes/migrate-codebook.ts';
import { migrateRecords, type OpenQuestion, type Records, recordsOf } from '../../changes/records.ts';
import type { TextChange } from '../../export/fix/changed-csv.ts';
import { sheetPlace } from '../../export/ooxml/sheet-letter.ts';
import type { MigrationFile } from '../../model/migration-file.ts';
import { codedSheet, requireSource } from '../../read/coded-sheet.ts';
import { loadMigrations } from '../../read/load-migrations.ts';
import { type ReadForReview, readForReview, resourceAt } from '../../read/read-for-review.ts';
import { neededCodebook } from '../../read/session.ts';
import { loadCodebook, loadReview, readText } from '../../review.ts';
import type { Output } from '../../write/output.ts';
import { writeFiles } from '../../write/outputs.ts';
import { changedSheet, requireSameKind } from './changed-sheet.ts';
import { fieldHeaders } from './field-headers.ts';

export interface Migrated {
  readonly from: string;
  readonly to: string;
  /** the steps in words, for the list of amendments */
  readonly amendments: readonly string[];
  readonly changedCells: number;
  readonly questions: readonly OpenQuestion[];
  readonly outputs: readonly Output[];
  readonly written: readonly string[];
}

export interface MigrateOptions {
  /** a sheet to take along; null for the codebook alone */
  readonly file: string | null;
  /** the codebook that the sheet was coded by; the sheet's own where it is a resource of the review */
  readonly codebook: string | null;
  readonly out: string | null;
  readonly codebookOut: string | null;
}

/** Takes a sheet, a codebook or both from the version they have to the review's present one, by the declared steps. */
export async function migrate(effects: Effects, path: string | null, options: MigrateOptions): Promise<Migrated> {
  const review = await loadReview(effects, path);
  const target = await neededCodebook(review, review.studies);
  if (options.file !== null) await requireSource(effects, options.file);
  const resource = options.file === null ? null : resourceAt(effects, review, options.file);
  const codebookPath =
    options.codebook ?? (resource?.schema === undefined ? null : `${review.folder}/${resource.schema}`);
  if (codebookPath === null)
    throw usageFault(
      'which-codebook',
      'it is not known which codebook the sheet was coded by',
      door => `name it with ${door.option('codebook', 'PATH')}`,
    );
  const before = await loadCodebook(effects, codebookPath, options.codebook ?? resource?.schema ?? codebookPath);
  if (before.version === null || target.version === null)
    throw new Fault(
      'version',
      'both codebooks need a `version:` to know which steps lead from one to the other',
      'write e.g. `version: 1.0.0` into each',
    );
  const path_ = chain(await loadMigrations(effects, review), before.version, target.version);
  const outputs: Output[] = [];
  let text = await readText(effects, codebookPath, before.file);
  for (const migration of path_) text = await migrateCodebookText(before.file, text, migration);
  if (options.codebookOut !== null) outputs.push({ path: options.codebookOut, data: text, inputs: [], rows: [] });
  const steps = path_.flatMap(migration => migration.steps);
  let changedCells = 0;
  let questions: readonly OpenQuestion[] = [];
  if (options.file !== null) {
    const sheet = await readForReview(effects, review, options.file);
    const { coded } = codedSheet(sheet.table, before, {
      unit: { name: review.value.unit?.name ?? 'study', key: review.value.unit?.key ?? null },
    });
    const old = recordsOf(coded, fieldHeaders(coded.table, before));
    const migrated = migrateRecords(old, before, steps, { onlyNames: false });
    questions = migrated.questions;
    const { changes, cells } = changedTexts(sheet, old.headers, migrated.records);
    changedCells = cells;
    if (options.out !== null) {
      requireSameKind(options.out, sheet.table);
      const { bytes, formulas } = await changedSheet(sheet, changes);
      const [formula] = formulas;
      if (formula !== undefined)
        throw new Fault(
          'formula',
          `${sheet.table.file}, row ${formula.row}: a cell that changes is computed by a formula`,
          'replace the formula by its value, and run it again',
        );
      outputs.push({ path: options.out, data: bytes, inputs: [], rows: [] });
    }
  }
  return {
    from: before.version,
    to: target.version,
    amendments: path_.flatMap(migration =>
      migration.steps.map(step => `${migration.from} → ${migration.to}: ${describeStep(step)}`),
    ),
    changedCells,
    questions,
    outputs,
    written: await writeFiles(effects, { review, inputs: options.file === null ? [] : [options.file] }, outputs),
  };
}

/** The cells of a sheet that the steps change, headers of renamed fields included; every other cell stays as it is. */
function changedTexts(
  { table, reading }: ReadForReview,
  headers: readonly string[],
  records: Records,
): { changes: TextChange[]; cells: number } {
  const changes: TextChange[] = [];
  const leading = table.findings.find(({ message }) => message.startsWith('the header is in row'));
  const headerRow = reading.headerRows === undefined ? (leading?.row ?? 1) : Math.max(...reading.headerRows);
  records.headers.forEach((header, column) => {
    const place = sheetPlace(table.columns[column]?.letter ?? '');
    if (header !== headers[column]) changes.push({ row: headerRow, column: place, text: header });
  });
  const renamed = changes.length;
  for (let row = 0; row < table.rows; row++)
    records.headers.forEach((header, column) => {
      const text = records.cell(row, header);
      if (text === (table.columns[column]?.value(row) ?? '')) return;
      changes.push({
        row: table.at(row, column).row ?? 0,
        column: sheetPlace(table.columns[column]?.letter ?? ''),
        text,
      });
    });
  return { changes, cells: changes.length - renamed };
}

/** The migrations that lead from one version to another, in order. */
function chain(migrations: readonly MigrationFile[], from: string, to: string): readonly MigrationFile[] {
  const path: MigrationFile[] = [];
  for (let at = from; at !== to; ) {
    const next = migrations.find(migration => migration.from === at && !path.includes(migration));
    if (next === undefined)
      throw new Fault(
        'no-migration',
        `no declared steps lead from version ${at} to ${to}`,
        `declare them: \`migrations: [codebook/migrations/${to}.yaml]\` in review.yaml`,
      );
    path.push(next);
    at = next.to;
  }
  return path;
}
