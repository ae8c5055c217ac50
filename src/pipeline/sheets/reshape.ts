import type { Effects } from '../../base/effects.ts';
import { codebookYaml } from '../../export/codebook/formats/yaml.ts';
import { plainCodebook } from '../../export/codebook/plain-codebook.ts';
import { LAYOUT_FORMS } from '../../export/layouts/forms/index.ts';
import { NONE, type ReshapedSheet } from '../../export/layouts/layout.ts';
import { sheetCsv } from '../../export/sheet-csv.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { Table } from '../../model/table.ts';
import { readResource, readTable, requireSource } from '../../read/coded-sheet.ts';
import { readForReview } from '../../read/read-for-review.ts';
import { neededCodebook } from '../../read/session.ts';
import { loadCodebook, loadReview, type Review, reviewIfAny } from '../../review.ts';
import { type NewFile, writeFiles } from '../../write/outputs.ts';
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
): ReshapedSheet & { readonly codebook: ReturnType<typeof plainCodebook> } {
  const laid = LAYOUT_FORMS.need(to, 'layout', 'layout').write(layoutSheet(table, codebook));
  return { ...laid, codebook: adjusted(plainCodebook(codebook), laid) };
}

/** The codebook with the declarations that the layout needs. */
function adjusted(plain: ReturnType<typeof plainCodebook>, laid: ReshapedSheet): ReturnType<typeof plainCodebook> {
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
  const { table, codebook, review } = await material(effects, path, options);
  const { rows, unsaid, codebook: plain } = reshapeTable(table, codebook, options.to);
  const [header = [], ...body] = rows;
  const csv = await sheetCsv(header, body);
  const shape = { rows: body.length, columns: header.length, unsaid };
  if (options.out === null) return { ...shape, written: [], csv };
  const files: NewFile[] = [{ path: options.out, data: csv }];
  if (options.to !== 'long')
    files.push({ path: `${options.out.replace(/\.[^./\\]*$/, '')}.codebook.yaml`, data: codebookYaml(plain) });
  const inputs = [options.file, options.codebook].filter(file => file !== null);
  return { ...shape, written: await writeFiles(effects, { review, inputs }, files), csv: null };
}

async function material(
  effects: Effects,
  path: string | null,
  {
    file,
    codebook,
    resource,
  }: { readonly file: string | null; readonly codebook: string | null; readonly resource: string | null },
): Promise<{ table: Table; codebook: Codebook; review: Review | null }> {
  if (file !== null && codebook !== null)
    return {
      table: await readTable(await requireSource(effects, file)),
      codebook: await loadCodebook(effects, codebook, codebook),
      review: await reviewIfAny(effects, path),
    };
  const review = await loadReview(effects, path);
  const chosen = resource === null ? review.studies : review.resource(resource);
  const own =
    codebook === null ? await neededCodebook(review, chosen) : await loadCodebook(effects, codebook, codebook);
  const table = file === null ? await readResource(review, chosen) : (await readForReview(effects, review, file)).table;
  return { table, codebook: own, review };
}
