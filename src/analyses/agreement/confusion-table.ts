import { oneLine } from '../../base/plain-text.ts';
import { displayWidth } from '../../export/table/text-table.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { Confusion } from '../../tabulate/agreement/confusion.ts';

/** A wider table breaks its lines on most terminals. */
const MAX_WIDTH = 80;
/** Longer labels stand below the table. */
const MAX_LABEL = 32;
/** More codes than this make too wide a table whatever they are called. */
const MAX_COLUMNS = 12;
const MAX_PAIRS = 20;

/**
 * Two coders' codes against each other. Where labels would make the columns too wide, columns are numbered as the rows are,
 * and labels too long for a row stand in full below the table. Where the codes are too many for that too, the pairs of
 * different codes are listed.
 */
export function confusionTable({ coders, labels, counts, options }: Confusion, title: string): TableModel {
  const [a, b] = coders;
  if (options.length > 0)
    return plainTable(
      [`${title}, chosen by`, 'both', `only ${a}`, `only ${b}`, 'neither'],
      options.map(option => [option.label, ...[option.both, option.first, option.second, option.neither].map(String)]),
      { name: 'confusion' },
    );
  const corner = `${a} (rows), ${b} (columns)`;
  const widths = labels.map(displayWidth);
  const width = Math.max(displayWidth(corner), ...widths) + widths.reduce((sum, own) => sum + own + 2, 0);
  const numbered = width > MAX_WIDTH;
  if (numbered && labels.length > MAX_COLUMNS) return pairTable({ coders, labels, counts });
  const key = (i: number): string => String(i + 1);
  const row = (label: string, i: number): string => (numbered ? `${key(i)} ${shortened(label)}` : label);
  const model = plainTable(
    [corner, ...labels.map((label, i) => (numbered ? key(i) : label))],
    labels.map((label, i) => [row(label, i), ...counts[i]!.map(String)]),
    { name: 'confusion' },
  );
  const legend = labels.flatMap((label, i) =>
    numbered && shortened(label) !== label ? [`${key(i)} = ${oneLine(label)}`] : [],
  );
  return { ...model, notes: legend };
}

/** Which codes stand against each other, the most frequent pair first; the last row counts the units with the same code. */
function pairTable({ coders, labels, counts }: Pick<Confusion, 'coders' | 'labels' | 'counts'>): TableModel {
  const pairs = counts.flatMap((row, i) => row.flatMap((n, j) => (i === j || n === 0 ? [] : [{ i, j, n }])));
  pairs.sort((x, y) => y.n - x.n || x.i - y.i || x.j - y.j);
  const agreed = counts.reduce((sum, row, i) => sum + row[i]!, 0);
  const shown = pairs.slice(0, MAX_PAIRS);
  const model = plainTable(
    [...coders, 'n'],
    [
      ...shown.map(({ i, j, n }) => [shortened(labels[i]!), shortened(labels[j]!), String(n)]),
      ['The same code', '', String(agreed)],
    ],
    { left: [1], name: 'confusion' },
  );
  const more = pairs.length - shown.length;
  const note = `${more} more pairs of codes are not shown; the list of disagreements has every unit.`;
  return more > 0 ? { ...model, notes: [note] } : model;
}

/** The beginning of a label, in one line. */
function shortened(label: string): string {
  const line = oneLine(label);
  if (displayWidth(line) <= MAX_LABEL) return line;
  let text = '';
  for (const character of line) {
    if (displayWidth(text + character) >= MAX_LABEL) break;
    text += character;
  }
  return `${text.trimEnd()}…`;
}
