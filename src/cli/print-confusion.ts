import type { Confusion } from '../tabulate/agreement/confusion.ts';
import { displayWidth, textTable } from './text-table.ts';

/** A wider table breaks its lines on most terminals. */
const WIDEST = 80;
/** Longer labels stand below the table. */
const LONGEST = 32;

/**
 * Two coders' codes against each other. Where labels would make the columns too wide, columns are numbered as the rows are,
 * and labels too long for a row stand in full below the table.
 */
export function confusionText({ coders, labels, counts, options }: Confusion, title: string, colour: boolean): string {
  const [a, b] = coders;
  if (options.length > 0)
    return textTable(
      [`${title}, chosen by`, 'both', `only ${a}`, `only ${b}`, 'neither'],
      options.map(option => [option.label, ...[option.both, option.first, option.second, option.neither].map(String)]),
      { colour },
    );
  const corner = `${a} (rows), ${b} (columns)`;
  const widths = labels.map(displayWidth);
  const width = Math.max(displayWidth(corner), ...widths) + widths.reduce((sum, own) => sum + own + 2, 0);
  const numbered = width > WIDEST;
  const key = (i: number): string => String(i + 1);
  const row = (label: string, i: number): string => (numbered ? `${key(i)} ${shortened(label)}` : label);
  const table = textTable(
    [corner, ...labels.map((label, i) => (numbered ? key(i) : label))],
    labels.map((label, i) => [row(label, i), ...counts[i]!.map(String)]),
    { colour },
  );
  const legend = labels.flatMap((label, i) =>
    numbered && shortened(label) !== label ? [`${key(i)} = ${oneLine(label)}\n`] : [],
  );
  return `${table}${legend.join('')}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The beginning of a label, in one line. */
function shortened(label: string): string {
  const line = oneLine(label);
  if (displayWidth(line) <= LONGEST) return line;
  let text = '';
  for (const character of line) {
    if (displayWidth(text + character) >= LONGEST) break;
    text += character;
  }
  return `${text.trimEnd()}…`;
}
