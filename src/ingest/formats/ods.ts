import { isZip } from '../foreign.ts';
import { fileFormat } from '../format.ts';

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** OpenDocument spreadsheets of LibreOffice and others. They are read, not changed: `--annotate` makes a copy as XLSX. */
export const ods = fileFormat({
  name: 'ods',
  extensions: ['ods'],
  matches: (head, name) =>
    isZip(head) &&
    (/\.ods$/i.test(name) || new TextDecoder('latin1').decode(head.subarray(0, 120)).includes(`mimetype${MIMETYPE}`)),
  read: async (source, options) => (await import('../ods-table.ts')).odsTable(source, options),
  sheets: async source => (await import('../ods-table.ts')).odsSheets(source),
});
