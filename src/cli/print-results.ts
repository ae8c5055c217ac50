import type { Effects } from '../base/effects.ts';
import { unknownWord } from '../base/unknown-word.ts';
import { noteTexts } from '../model/note.ts';
import type { ResultRow, Results } from '../model/result-row.ts';
import type { OpenReview } from '../read/session.ts';
import type { View } from './table-words.ts';

/** Prints results as a table for the terminal, Markdown, CSV or JSON. */
export async function printResults(
  effects: Effects,
  open: OpenReview,
  found: Results,
  format: string,
  view: View = {},
): Promise<void> {
  switch (format) {
    case 'json':
      return effects.out(`${JSON.stringify(found, null, 2)}\n`);
    case 'csv':
      return effects.out(await (await import('../export/rows-csv.ts')).rowsCsv(found.rows));
    case 'text':
    case 'md':
      return effects.out(await readable(effects, open, found, format === 'md', view));
    default:
      throw unknownWord(format, ['text', 'md', 'csv', 'json'], 'format of results', 'format');
  }
}

/** One block an analysis, in the order of their rows, then what must be said with them. */
async function readable(
  effects: Effects,
  open: OpenReview,
  found: Results,
  markdown: boolean,
  view: View,
): Promise<string> {
  const { sharesText } = await import('./print.ts');
  const { printerOf, warningLines } = await import('./printers.ts');
  const { roundingNote } = await import('../tables/notes.ts');
  const { colour } = effects;
  const { words, format } = open;
  const print = (analysis: string, rows: readonly ResultRow[]): string[] =>
    analysis === 'shares'
      ? [
          sharesText(rows, [], format, {
            colour,
            markdown,
            titleOf: words.fieldTitle,
            labelOf: words.levelLabel,
            isYear: words.isYear,
          }),
        ]
      : printerOf(analysis)(rows, { colour, markdown, words, format }, view);
  const analyses = [...new Set(found.rows.map(row => row.analysis))];
  const blocks = analyses.flatMap(analysis =>
    print(
      analysis,
      found.rows.filter(row => row.analysis === analysis),
    ),
  );
  const exclusive = (field: string): boolean =>
    open.codebook.fields.find(entry => entry.name === field)?.type !== 'list';
  const shares = found.rows.filter(row => row.analysis === 'shares' && !row.by.some(group => group.missing));
  const rounded = roundingNote(shares, exclusive, format.percent, format.style.decimalMark);
  const said = [
    ...new Set([...noteTexts(found.notes), ...(rounded === null ? [] : [rounded]), ...warningLines(found.rows)]),
  ];
  // in Markdown two lines in a row would become one paragraph
  return `${blocks.join('\n')}${said.length > 0 ? `\n${said.map(note => `${note}\n`).join(markdown ? '\n' : '')}` : ''}`;
}
