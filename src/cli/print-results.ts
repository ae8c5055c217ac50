import type { ListedAnalysis } from '../analyses/analysis.ts';
import { rowWarnings } from '../analyses/row-warnings.ts';
import type { Effects } from '../base/effects.ts';
import { unknownWord } from '../base/unknown-word.ts';
import { md } from '../export/table/formats/md.ts';
import { terminalTable } from '../export/table/formats/terminal.ts';
import { noteTexts } from '../model/note.ts';
import type { ResultRow, Results } from '../model/result-row.ts';
import type { TableModel } from '../model/table-model.ts';
import { disclosureNotes, printedDisclosure } from '../pipeline/request/disclosure.ts';
import type { OpenReview } from '../read/session.ts';
import { roundingNote } from '../tables/notes.ts';

/** Options of the printed tables alone, e.g. which percentages. */
export type View = Readonly<Record<string, unknown>>;

const FORMATS = ['text', 'md', 'csv', 'ard', 'json'];

/** Refuses a format that results cannot be printed in, before anything is read or counted. */
export function checkResultFormat(format: string): void {
  if (!FORMATS.includes(format)) throw unknownWord(format, FORMATS, 'format of results', 'format');
}

/** Prints results as tables for the terminal or in Markdown, as CSV, as Analysis Results Data or as JSON. */
export async function printResults(
  effects: Effects,
  open: OpenReview,
  found: Results,
  format: string,
  view: View,
  analysisOf: (name: string) => ListedAnalysis,
): Promise<void> {
  switch (format) {
    case 'json':
      return effects.out(
        `${JSON.stringify({ ...found, notes: [...found.notes, ...disclosureNotes(open)] }, null, 2)}\n`,
      );
    case 'csv':
      return effects.out(await (await import('../export/rows-csv.ts')).rowsCsv(found.rows, printedDisclosure(open)));
    case 'ard':
      return effects.out(
        await (await import('../export/rows-ard.ts')).rowsArd(found.rows, open.words, printedDisclosure(open)),
      );
    case 'text':
    case 'md':
      return effects.out(await readable(effects, open, found, format === 'md', view, analysisOf));
    default:
      return checkResultFormat(format);
  }
}

/** The tables of each analysis, in the order of their rows, then what must be said with them. */
async function readable(
  effects: Effects,
  open: OpenReview,
  found: Results,
  markdown: boolean,
  view: View,
  analysisOf: (name: string) => ListedAnalysis,
): Promise<string> {
  const { words, format } = open;
  const names = [...new Set(found.rows.map(row => row.analysis))];
  const tablesOf = async (name: string): Promise<TableModel[]> => {
    const rows: ResultRow[] = found.rows.filter(row => row.analysis === name);
    const { table } = await analysisOf(name).table();
    return table(rows, { words, format, view });
  };
  const tables = (await Promise.all(names.map(tablesOf))).flat();
  const blocks = await Promise.all(
    tables.map(async table =>
      markdown
        ? md.write(table)
        : terminalTable(table, { colour: effects.colour, wrap: effects.terminalWidth !== null }),
    ),
  );
  const exclusive = (field: string): boolean =>
    open.codebook.fields.find(entry => entry.name === field)?.type !== 'list';
  const shares = found.rows.filter(row => row.analysis === 'shares' && !row.by.some(group => group.missing));
  const rounded = roundingNote(shares, exclusive, format.percent, format.style.decimalMark);
  const disclosed = printedDisclosure(open);
  const said = [
    ...new Set([
      ...noteTexts(found.notes),
      ...(rounded === null ? [] : [rounded]),
      ...rowWarnings(found.rows),
      ...(disclosed === null ? [] : [disclosed]),
    ]),
  ];
  // in Markdown two lines in a row would become one paragraph
  return `${blocks.join('\n')}${said.length > 0 ? `\n${said.map(note => `${note}\n`).join(markdown ? '\n' : '')}` : ''}`;
}
