import { flatHeader } from '../../export/table/flat-header.ts';
import { html } from '../../export/table/formats/html.ts';
import { md } from '../../export/table/formats/md.ts';
import { tex } from '../../export/table/formats/tex.ts';
import { linesOf } from '../../export/table/lines.ts';
import { neutral } from '../../export/table/neutral.ts';
import { type TableCell, type TableModel, wordCell } from '../../model/table-model.ts';

export const COPY_FORMATS = ['rich', 'tsv', 'md', 'tex'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** A cell that is a number. */
export const numberCell = (text: string, value: number | null): TableCell => ({ ...wordCell(text), value });

/** A plain table: words in the first column, the others aligned to the right. */
export function plainTable(
  title: string,
  headers: readonly string[],
  rows: readonly (readonly TableCell[])[],
  notes: readonly string[],
): TableModel {
  return {
    name: 'table',
    title,
    columns: headers.map((header, at) => ({
      key: `c${at}`,
      header,
      align: at === 0 ? 'left' : 'right',
      weight: at === 0 ? 3 : 1,
    })),
    spans: [],
    groups: [{ label: null, rows: rows.map(cells => ({ indent: 0, emphasis: 'none', cells })) }],
    footnotes: [],
    notes,
    alt: title,
  };
}

const tsv = (table: TableModel): string => {
  const own = (at: number): string[] =>
    table.disclosure === undefined ? [] : [at === 0 ? 'disclosure' : table.disclosure];
  return [
    flatHeader(table),
    ...linesOf(table).map(line => line.cells.map(cell => (cell.value === null ? neutral(cell.text) : cell.text))),
  ]
    .map((cells, at) => [...cells, ...own(at)].map(text => text.replace(/\s+/g, ' ')).join('\t'))
    .join('\n')
    .concat('\n');
};

/** A table as text for the clipboard, by the writers that files are written with; rich text is HTML beside the TSV. */
export async function copyText(table: TableModel, format: CopyFormat): Promise<{ plain: string; html: string | null }> {
  switch (format) {
    case 'rich': {
      const page = String(await html.write(table));
      return { plain: tsv(table), html: page };
    }
    case 'tsv':
      return { plain: tsv(table), html: null };
    case 'md':
      return { plain: String(await md.write(table)), html: null };
    case 'tex':
      return { plain: String(await tex.write(table)), html: null };
  }
}
