import type { Named } from '../base/registry.ts';

/** A platform's export as one row per study (and coder), with what its form says beside the rows. */
export interface ExportedSheet {
  /** the header first */
  readonly rows: readonly (readonly string[])[];
  /** a Table Schema with the questions and their codes, also those that nobody chose; null where the export has none */
  readonly schema: { readonly fields: readonly Readonly<Record<string, unknown>>[] } | null;
  /** what became of the parts that are no cells, and what was left out */
  readonly notes: readonly string[];
}

/** An export that holds coded studies in another form than a table of them. */
export interface PlatformExport extends Named {
  readonly describe: string;
  /** whether the beginning of a file is of this kind; whether it is known by its name too is up to it */
  matches(head: string, name: string): boolean;
  read(text: string, name: string): Promise<ExportedSheet>;
}

export const platformExport = (entry: PlatformExport): PlatformExport => entry;

/** Between the codes of a cell: no code holds a line break. */
export const BETWEEN_CODES = '\n';

/** A multi-select field of a schema: its codes, in their order. */
export const listField = (
  name: string,
  codes: readonly { readonly label: string; readonly parent?: string | null }[],
): Readonly<Record<string, unknown>> => ({
  name,
  type: 'list',
  delimiter: BETWEEN_CODES,
  categories: [...new Map(codes.map(code => [code.label, code])).values()].map(({ label, parent }) => ({
    value: label,
    label,
    ...(parent == null ? {} : { parent }),
  })),
});
