import { counted } from '../base/plural.ts';
import type { Fixed, PatchedCell } from '../pipeline/sheets/fix.ts';

/** The patch as lines: where, what stands there, what would stand there, and why; then what became of it. */
export function fixedText({ file, repairs, left, before, after, written }: Fixed, most: number): string {
  const lines = repairs.slice(0, most).map(line);
  if (repairs.length > most) lines.push(`… ${repairs.length - most} more`);
  if (left.length > 0)
    lines.push('', 'Computed by a formula; correct the cells that the formula uses:', ...left.map(line));
  const sums = ({ errors, warnings }: Fixed['before']): string =>
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  const what = repairs.length === 0 ? `${file}: no safe repair to offer` : counted(repairs.length, 'safe repair');
  lines.push(...(lines.length > 0 ? [''] : []), `${what}. Now: ${sums(before)}; corrected: ${sums(after)}`);
  if (written !== null) lines.push(`Written: ${written}; ${file} is unchanged`);
  else if (repairs.length > 0) lines.push('Nothing was written; --out FILE writes a corrected copy.');
  return `${lines.join('\n')}\n`;
}

function line({ file, sheet, row, column, field, old, new: text, reason }: PatchedCell): string {
  const [was, is] = excerpts(old, text);
  return `${file}${sheet === null ? '' : ` [${sheet}]`} ${column}${row} (${field}): ${JSON.stringify(was)} → ${JSON.stringify(is)}  ${reason}`;
}

/** Of long texts the part that differs, with a little of what stands around it. */
function excerpts(a: string, b: string): [string, string] {
  if (Math.max(a.length, b.length) <= LONGEST) return [a, b];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const from = Math.max(0, head - AROUND);
  const to = Math.max(0, tail - AROUND);
  const cut = (text: string): string =>
    `${from > 0 ? '…' : ''}${text.slice(from, text.length - to)}${to > 0 ? '…' : ''}`;
  return [cut(a), cut(b)];
}

const LONGEST = 70;
const AROUND = 20;
