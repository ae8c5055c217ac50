import * as z from 'zod';
import { flag, number, word } from './scalars.ts';

/** The parts of a Table Dialect (Data Package v2) that reading understands. */
export const dialect = z.strictObject({
  delimiter: z
    .string()
    .optional()
    .meta({ description: 'between the cells of a row: "," ";" "\\t" or "|"; detected by default' }),
  quoteChar: z.string().optional(),
  header: flag.optional(),
  headerRows: z
    .array(number)
    .optional()
    .meta({ description: 'row numbers of the header, as the spreadsheet shows them' }),
  headerJoin: z.string().optional(),
  commentChar: z.string().optional(),
  skipInitialSpace: flag.optional(),
  sheetName: z.string().optional(),
  sheetNumber: number.optional(),
  table: z.string().optional().meta({ description: 'the table of a database file' }),
  orientation: z
    .enum(['rows', 'columns'])
    .optional()
    .meta({ description: '`columns`: items are in rows and units in columns' }),
  range: z.string().optional().meta({ description: 'e.g. A2:N90, where other cells appear beside the table' }),
  maxColumns: number.optional().meta({ description: 'a sheet with more columns is refused; 16384 by default' }),
  maxCells: number.optional().meta({
    description:
      'a sheet of an XLSX workbook whose rows times columns are more is refused, because a workbook is held in memory as a whole; 1500000 by default',
  }),
  maxRecord: number
    .optional()
    .meta({ description: 'a row of a text file with more characters is refused; 20000000 by default' }),
  fillDown: z.array(word).optional().meta({
    description:
      'headers of columns whose blank cells have the value above, where a study with several rows is named only in the first',
  }),
  skipRows: z.array(word).optional().meta({
    description:
      'rows whose first filled cell is one of these texts hold no unit and are not read: the header again, instructions, headings; with `orientation: columns`, columns with such a header',
  }),
  marks: z
    .record(word, z.strictObject({ column: word, read: z.enum(['fill', 'strike', 'comment']) }))
    .optional()
    .meta({
      description:
        'of a workbook: what is marked on the cells of a column, read as a column of its own: `{ risk: { column: Randomisation, read: fill } }`',
    }),
  slots: z.record(word, z.array(word)).optional().meta({
    description:
      'columns that hold the first, second, third … answer to one question, read as one multi-select column: `{ outcome: [outcome_1, outcome_2] }`',
  }),
  summaryRows: z.array(word).optional().meta({
    description: 'e.g. [Total]: rows whose first filled cell is one of these texts are not read, wherever they are',
  }),
});
