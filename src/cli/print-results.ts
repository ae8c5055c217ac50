import type { Effects } from '../base/effects.ts';
import { usageFault } from '../base/fault.ts';
import type { Results } from '../model/result-row.ts';
import type { OpenReview } from '../pipeline/open.ts';

/** Prints results as a table for the terminal, Markdown, CSV or JSON. */
export async function printResults(effects: Effects, open: OpenReview, found: Results, format: string): Promise<void> {
  switch (format) {
    case 'json':
      return effects.out(`${JSON.stringify(found, null, 2)}\n`);
    case 'csv':
      return effects.out(await (await import('../export/rows-csv.ts')).rowsCsv(found.rows));
    case 'text':
    case 'md': {
      const { sharesText } = await import('./print.ts');
      return effects.out(
        sharesText(found.rows, found.notes, open.format, {
          colour: effects.colour,
          markdown: format === 'md',
          titleOf: open.words.fieldTitle,
          labelOf: open.words.levelLabel,
          isYear: open.words.isYear,
        }),
      );
    }
    default:
      throw usageFault(
        'format',
        `"${format}" is no format for results`,
        'the formats are text, md and csv; --json gives JSON',
      );
  }
}
