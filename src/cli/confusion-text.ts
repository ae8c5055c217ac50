import { displayWidth, textTable } from '../export/table/text-table.ts';
import type { Confusion } from '../tabulate/agreement/confusion.ts';

/** A wider table breaks its lines on most terminals. */
const WIDEST = 80;
/** Longer labels stand below the table. */
const LONGEST = 32;
/** More codes than this make too wide a table whatever they are called. */
const MAX_COLUMNS = 12;
const MAX_PAIRS = 20;

/**
 * Two coders' codes against each other. Where labels would make the columns too wide, columns are numbered as the rows are,
 * and labels too long for a row stand in full below the table. Where the codes are too many for that too, the pairs of
 * different codes are listed.
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
  if (numbered && labels.length > MAX_COLUMNS) return pairsText({ coders, labels, counts }, colour);
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

/** Which codes stand against each other, the most frequent pair first. */
function pairsText(
  { coders, labels, counts }: Pick<Confusion, 'coders' | 'labels' | 'counts'>,
  colour: boolean,
): string {
  const pairs = counts.flatMap((row, i) => row.flatMap((n, j) => (i === j || n === 0 ? [] : [{ i, j, n }])));
  pairs.sort((x, y) => y.n - x.n || x.i - y.i || x.j - y.j);
  const agreed = counts.reduce((sum, row, i) => sum + row[i]!, 0);
  if (pairs.length === 0) return `The same code: all ${agreed}.\n`;
  const shown = pairs.slice(0, MAX_PAIRS);
  const table = textTable(
    [...coders, 'n'],
    shown.map(({ i, j, n }) => [shortened(labels[i]!), shortened(labels[j]!), String(n)]),
    { colour, left: [1] },
  );
  const more = pairs.length - shown.length;
  return `${table}The same code: ${agreed}.${more > 0 ? ` ${more} more pairs of codes are not shown; --disagreements lists every unit.` : ''}\n`;
}

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
