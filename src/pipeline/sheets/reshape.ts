import type { Effects } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { nearest } from '../../base/nearest.ts';
import { plainText } from '../../export/codebook/formats/yaml.ts';
import { plainCodebook } from '../../export/codebook/plain-field.ts';
import { LAYOUT_FORMS } from '../../export/layouts/forms/index.ts';
import { type LaidOut, NONE } from '../../export/layouts/layout.ts';
import { sheetCsv } from '../../export/sheet-csv.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { Table } from '../../model/table.ts';
import { readResource } from '../../read/coded-sheet.ts';
import { neededCodebook } from '../../read/session.ts';
import { loadCodebook, loadReview } from '../../review.ts';
import { layoutSheet } from './layout-sheet.ts';

export interface Reshaped {
  readonly written: readonly string[];
  readonly rows: number;
  readonly columns: number;
  readonly unsaid: readonly string[];
  /** the sheet itself, where no file was named */
  readonly csv: string | null;
}

/** A sheet in another layout, as rows, with the codebook that reads it. */
export function reshapeTable(
  table: Table,
  codebook: Codebook,
  to: string,
): LaidOut & { readonly codebook: ReturnType<typeof plainCodebook> } {
  const form = LAYOUT_FORMS.get(to);
  if (form === undefined) {
    const near = nearest(to, LAYOUT_FORMS.names)[0];
    throw usageFault(
      'layout',
      `"${to}" is no layout${near === undefined ? '' : `; did you mean "${near}"?`}`,
      `the layouts are ${LAYOUT_FORMS.names.join(', ')}`,
    );
  }
  const laid = form.write(layoutSheet(table, codebook));
  return { ...laid, codebook: adjusted(plainCodebook(codebook), laid) };
}

/** The codebook with the declarations that the layout needs. */
function adjusted(plain: ReturnType<typeof plainCodebook>, laid: LaidOut): ReturnType<typeof plainCodebook> {
  return {
    ...plain,
    fields: plain.fields.map(field => {
      const change = laid.fields.get(String(field.name));
      if (change === undefined) return field;
      const { 'x-none': none, ...rest } = change;
      const merged: Record<string, unknown> = { ...field, ...rest };
      const categories = (merged.categories as readonly { value: string }[] | undefined)?.filter(
        category => category.value !== NONE,
      );
      if (none !== undefined)
        merged.categories = [...(categories ?? []), { value: NONE, label: 'None of them', exclusive: true }];
      else if (categories !== undefined) merged.categories = categories;
      return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
    }),
  };
}

/** Writes the studies (or another sheet) in another layout, and beside it the codebook that reads it. */
export async function reshape(
  effects: Effects,
  path: string | null,
  options: {
    readonly to: string;
    readonly out: string | null;
    readonly file: string | null;
    readonly codebook: string | null;
    readonly resource: string | null;
  },
): Promise<Reshaped> {
  const { table, codebook } = await material(effects, path, options);
  const { rows, unsaid, codebook: plain } = reshapeTable(table, codebook, options.to);
  if (options.out !== null && options.out === options.file)
    throw usageFault('same-file', `${options.out} is the file that is read`, 'give --out another name');
  const [header = [], ...body] = rows;
  const csv = await sheetCsv(header, body);
  const shape = { rows: body.length, columns: header.length, unsaid };
  if (options.out === null) return { ...shape, written: [], csv };
  await effects.write(options.out, csv);
  const written = [options.out];
  if (options.to !== 'long') {
    const beside = `${options.out.replace(/\.[^./\\]*$/, '')}.codebook.yaml`;
    await effects.write(beside, plainText(plain));
    written.push(beside);
  }
  return { ...shape, written, csv: null };
}

async function material(
  effects: Effects,
  path: string | null,
  {
    file,
    codebook,
    resource,
  }: { readonly file: string | null; readonly codebook: string | null; readonly resource: string | null },
): Promise<{ table: Table; codebook: Codebook }> {
  if (file !== null && codebook !== null)
    return { table: await read(effects, file), codebook: await loadCodebook(effects, codebook, codebook) };
  const review = await loadReview(effects, path);
  const chosen = resource === null ? review.studies : review.resource(resource);
  const own =
    codebook === null ? await neededCodebook(review, chosen) : await loadCodebook(effects, codebook, codebook);
  return { table: file === null ? await readResource(review, chosen) : await read(effects, file), codebook: own };
}

async function read(effects: Effects, file: string): Promise<Table> {
  const source = await effects.source(file);
  if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
  return ingest(source);
}
