import type { Effects } from '../base/effects.ts';
import type { Results } from '../model/result-row.ts';
import type { OpenReview } from '../pipeline/open.ts';
import { diversityText } from './print-diversity.ts';
import { gapsText } from './print-gaps.ts';
import { printResults } from './print-results.ts';
import { robustnessText } from './print-robustness.ts';
import type { TableWords } from './table-words.ts';

/** Prints diversity, gaps or robustness for the terminal or as Markdown; CSV and JSON as every result. */
export async function printStatistics(
  effects: Effects,
  open: OpenReview,
  found: Results,
  format: string,
): Promise<void> {
  if (format !== 'text' && format !== 'md') return printResults(effects, open, found, format);
  const words: TableWords = {
    colour: effects.colour,
    markdown: format === 'md',
    words: open.words,
    format: open.format,
  };
  const blocks = [diversityText, gapsText, robustnessText].flatMap(print => print(found.rows, words));
  const break_ = format === 'md' ? '\n\n' : '\n';
  return effects.out(`${blocks.join('\n')}${found.notes.length > 0 ? `\n${found.notes.join(break_)}\n` : ''}`);
}
