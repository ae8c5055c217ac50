import type { Codebook, Field } from '../model/codebook.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { MigrationStep } from '../model/migration-file.ts';
import { plainTable, type RowOrigin } from '../model/plain-table.ts';
import type { Table } from '../model/table.ts';
import { fieldOfStep, migrateCell, spellingsOf } from './migrate-cell.ts';

/** A sheet's raw cells by unit and by the names of fields, so that two sheets can be put together. */
export interface Records {
  readonly table: Table;
  /** field names where a header leads to one, else the header */
  readonly headers: readonly string[];
  /** units in the sheet's order, each with its rows */
  readonly units: ReadonlyMap<string, readonly number[]>;
  cell(row: number, header: string): string;
}

/**
 * The records of a sheet that has been read by its codebook.
 *
 * @param headers the name of the field that each column fills, else its header
 */
export function recordsOf(
  coded: CodedTable,
  headers: readonly string[] = coded.table.columns.map(column => column.header),
): Records {
  const { table } = coded;
  const at = new Map<string, number>();
  headers.forEach((header, index) => {
    if (!at.has(header)) at.set(header, index);
  });
  const units = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = coded.key(coded.unitOfRow === null ? row : (coded.unitOfRow[row] ?? row));
    const rows = units.get(key);
    if (rows === undefined) units.set(key, [row]);
    else rows.push(row);
  }
  return { table, headers, units, cell: (row, header) => table.columns[at.get(header) ?? -1]?.value(row) ?? '' };
}

/** A question that a migration leaves to the coder. */
export interface OpenQuestion {
  readonly unit: string;
  readonly field: string;
  readonly value: string;
  readonly ask: string;
}

/** Records with every cell taken through the steps; `names: false` only renames, so that no number can move. */
export function migrateRecords(
  records: Records,
  before: Codebook,
  steps: readonly MigrationStep[],
  { onlyNames }: { readonly onlyNames: boolean },
): { records: Records; questions: OpenQuestion[] } {
  const isName = (step: MigrationStep): boolean => 'rename' in step;
  const used = onlyNames ? steps.filter(isName) : steps;
  const headerNow = (header: string): string =>
    used.reduce(
      (name, step) =>
        'rename' in step && step.rename.code === undefined && step.rename.field === name ? step.rename.to : name,
      header,
    );
  const old = new Map(before.fields.map(field => [field.name, field]));
  const stepsOf = (field: Field): MigrationStep[] => {
    let name = field.name;
    return used.filter(step => {
      const mine = fieldOfStep(step) === name;
      if (mine && 'rename' in step && step.rename.code === undefined) name = step.rename.to;
      return mine;
    });
  };
  const questions: OpenQuestion[] = [];
  const keyOf = new Map<number, string>();
  for (const [unit, rows] of records.units) for (const row of rows) keyOf.set(row, unit);
  const cells = new Map<string, (row: number) => string>();
  const headers = records.headers.map(header => {
    const field = old.get(header);
    const concerned =
      field === undefined
        ? []
        : stepsOf(field).filter(step => !('rename' in step && step.rename.code === undefined) && !('add' in step));
    const now = headerNow(header);
    if (field === undefined || concerned.length === 0) {
      cells.set(now, row => records.cell(row, header));
      return now;
    }
    const spellings = spellingsOf(field);
    const memo = new Map<number, string>();
    for (const [row, unit] of keyOf) {
      const raw = records.cell(row, header);
      const { text, questions: asked } = migrateCell(raw, field, concerned, unit, spellings);
      memo.set(row, text);
      for (const ask of asked) questions.push({ unit, field: now, value: raw, ask });
    }
    cells.set(now, row => memo.get(row) ?? '');
    return now;
  });
  return { records: { ...records, headers, cell: (row, header) => cells.get(header)?.(row) ?? '' }, questions };
}

/** Which of two sheets gives the units, and which gives the cells of units that both have. */
export interface Mix {
  readonly studies: boolean;
  readonly recoding: boolean;
}

/** One sheet out of two: the units of the old or the new one, with the cells of common units from either. */
export function mixRecords(before: Records, after: Records, { studies, recoding }: Mix): Table {
  const headers = [...new Set([...after.headers, ...before.headers])];
  const origins: (RowOrigin & { readonly records: Records })[] = [];
  for (const [unit, rows] of (studies ? after : before).units) {
    const other = (studies ? before : after).units.get(unit);
    const records = other === undefined ? (studies ? after : before) : recoding ? after : before;
    for (const row of (records === (studies ? after : before) ? rows : other) ?? [])
      origins.push({ table: records.table, row, records });
  }
  return plainTable(
    headers.map(header => ({ header, cells: origins.map(({ records, row }) => records.cell(row, header)) })),
    origins,
  );
}

/** A codebook that also knows what only the other one knows, so that no cell becomes invalid by the mixing itself. */
export function extendCodebook(base: Codebook, other: Codebook): Codebook {
  const others = new Map(other.fields.map(field => [field.name, field]));
  const known = new Set(base.fields.map(field => field.name));
  const fields = base.fields.map((field): Field => {
    const more = others.get(field.name)?.categories;
    if (field.categories === null || more === null || more === undefined) return field;
    const codes = new Set(field.categories.map(category => category.value));
    const spellings = new Set(
      field.categories.flatMap(category => [category.value, category.label, ...category.aliases]),
    );
    const added = more
      .filter(category => !codes.has(category.value))
      .map(category => ({ ...category, aliases: category.aliases.filter(alias => !spellings.has(alias)) }));
    return added.length === 0 ? field : { ...field, categories: [...field.categories, ...added] };
  });
  return { ...base, fields: [...fields, ...other.fields.filter(field => !known.has(field.name))] };
}
