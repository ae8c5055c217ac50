import { counted } from '../base/plural.ts';
import type { Fixed, PatchedCell } from '../pipeline/fix.ts';

/** The patch as lines: where, what stands there, what would stand there, and why; then what became of it. */
export function fixedText({ file, repairs, left, before, after, written }: Fixed, most: number): string {
  const lines = repairs.slice(0, most).map(line);
  if (repairs.length > most) lines.push(`… ${repairs.length - most} more`);
  if (left.length > 0)
    lines.push('', 'Computed by a formula, to be mended where they are computed:', ...left.map(line));
  const sums = ({ errors, warnings }: Fixed['before']): string =>
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  const what = repairs.length === 0 ? `${file}: no safe repair to offer` : counted(repairs.length, 'safe repair');
  lines.push(...(lines.length > 0 ? [''] : []), `${what}. Now: ${sums(before)}; mended: ${sums(after)}`);
  if (written !== null) lines.push(`Written: ${written}; ${file} is unchanged`);
  else if (repairs.length > 0) lines.push('Nothing was written; --out FILE writes a mended copy.');
  return `${lines.join('\n')}\n`;
}

const line = ({ file, sheet, row, column, field, old, new: text, reason }: PatchedCell): string =>
  `${file}${sheet === null ? '' : ` [${sheet}]`} ${column}${row} (${field}): ${JSON.stringify(old)} → ${JSON.stringify(text)}  ${reason}`;
