import { readFileSync } from 'node:fs';
import { cellsCsv } from '../../../src/export/cells-csv.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { Table } from '../../../src/model/table.ts';
import { results } from '../../../src/pipeline/request/results.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { sourceOf } from '../../support/source.ts';
import { bytes, type FuzzedFile, fuzzer, promise } from '../fuzzer.ts';
import { mutateZip } from '../mutate.ts';

const cellsOf = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, row) => table.columns.map(column => column.value(row)));

/** Reads a sheet, makes a review of it, and counts every field. */
async function counted(file: FuzzedFile): Promise<string> {
  const table = await ingest(sourceOf(file.data, file.name));
  const effects = memoryEffects({ [`/inbox/${file.name}`]: file.data });
  await initReview(effects, null, { from: `/inbox/${file.name}`, dictionary: null, sheet: null });
  const open = await openReview(effects, null);
  const fields = open.codebook.fields.filter(field => (field.categories?.length ?? 0) > 0).slice(0, 6);
  const { units } = open.studies.coded;
  const said: string[] = [`${table.rows} × ${table.columns.length}`];
  for (const field of fields) {
    const { rows } = results(open, [{ analysis: 'shares', fields: [field.name], options: {} }]);
    for (const { n, N, estimate } of rows) {
      if (n === null || N === null) continue;
      promise(n >= 0 && n <= N, `${field.name}: n ${n} is from 0 to N ${N}`);
      promise(N <= units, `${field.name}: N ${N} is at most the ${units} units`);
      promise(estimate === null || (estimate >= 0 && estimate <= 1), `${field.name}: a share of ${estimate}`);
    }
    said.push(...rows.map(row => `${row.id} ${row.n}/${row.N}`));
  }
  return said.join('\n');
}

const STUDIES = `id,year,topic,methods,note
s1,2020,sleep,survey; interview,"first, with a comma"
s2,2021,mood,interview,"two
lines"
s3,2021,sleep,not reported,
s4,2022,diet,survey,"a ""quoted"" word"
s5,2023,mood,survey; diary; interview,x
`;

export const csv = fuzzer({
  name: 'sheet-csv',
  tokens: [
    ',',
    ';',
    '\t',
    '"',
    '""',
    '\r',
    '\r\n',
    '\n,,,\n',
    'NA',
    'not reported',
    's1,',
    'Total,5,,,',
    '\ufeff',
    'sep=;\n',
  ],
  seeds: async () => [
    { name: 'studies.csv', data: bytes(STUDIES) },
    { name: 'studies.tsv', data: bytes(STUDIES.replaceAll(',', '\t')) },
    {
      name: 'excel.csv',
      data: bytes(`\ufeff${STUDIES.replaceAll('; ', ' / ').replaceAll(',', ';').replaceAll('\n', '\r\n')}`),
    },
    { name: 'small.csv', data: readFileSync('test/fixtures/sheets/code_columns.csv') },
    { name: 'coders.csv', data: readFileSync('test/fixtures/sheets/coder_column.csv') },
    { name: 'redcap.csv', data: readFileSync('test/fixtures/sheets/redcap_raw.csv') },
  ],
  async read(file) {
    const table = await ingest(sourceOf(file.data, file.name));
    const cells = [table.columns.map(column => column.header), ...cellsOf(table)];
    // a sheet of one column has no delimiter to find
    if (table.columns.length > 1 && table.rows > 0) {
      const again = await ingest(sourceOf(await cellsCsv(cells, false), 'again.csv'), {
        delimiter: ',',
      });
      promise(
        JSON.stringify(cellsOf(again)) === JSON.stringify(cells.slice(1)),
        'cells that are written as CSV and read again are the same cells',
      );
    }
    return counted(file);
  },
});

export const xlsx = fuzzer({
  name: 'sheet-xlsx',
  tokens: [
    '<c r="A1" t="s"><v>9999</v></c>',
    '<row r="1048576">',
    '</row>',
    '<f>1+1</f>',
    't="b"',
    't="e"',
    '<mergeCell ref="A1:XFD9"/>',
    'r="ZZZZ1"',
    '<is><t/></is>',
    ' xml:space="preserve"',
    '<!--',
    ']]>',
    '<sheetView rightToLeft="1"/>',
  ],
  mutate: mutateZip,
  seeds: async () => [
    { name: 'charted.xlsx', data: readFileSync('test/fixtures/workbooks/charted.xlsx') },
    { name: 'dashboard.xlsx', data: readFileSync('test/fixtures/sheets/dashboard.xlsx') },
    { name: 'hidden.xlsx', data: readFileSync('test/fixtures/sheets/hidden_sheets.xlsx') },
  ],
  read: counted,
});
