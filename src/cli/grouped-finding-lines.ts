import { counted } from '../base/plural.ts';
import type { Finding } from '../model/finding.ts';
import { findingLine } from './finding-line.ts';

/** So many findings of one kind in one field are printed one by one; of more, one line speaks for all. */
const FEW = 5;
/** So many addresses of the others are printed. */
const ADDRESSES = 8;

/**
 * Findings as lines: a kind that repeats within a field is printed once, with how many there are more and the first of
 * their addresses. The lines keep the order of the sheet.
 *
 * @param most at most so many lines; the last says how many findings are left out
 */
export function groupedFindingLines(findings: readonly Finding[], colour: boolean, most: number): string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.file, finding.sheet, finding.coder, finding.code, finding.field]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const lines: string[] = [];
  let told = 0;
  const done = new Set<readonly Finding[]>();
  for (const finding of findings) {
    if (lines.length >= most) break;
    const key = JSON.stringify([finding.file, finding.sheet, finding.coder, finding.code, finding.field]);
    const group = groups.get(key)!;
    if (done.has(group)) continue;
    if (group.length <= FEW) {
      lines.push(findingLine(finding, colour));
      told++;
      continue;
    }
    done.add(group);
    told += group.length;
    const rest = group.slice(1);
    const addresses = rest.slice(0, ADDRESSES).map(({ column, row }) => `${column ?? ''}${row ?? ''}`);
    lines.push(
      findingLine(finding, colour),
      `  … and ${rest.length} more like this${finding.field === null ? '' : ` in ${finding.field}`}: ${addresses.filter(address => address !== '').join(', ')}${rest.length > ADDRESSES ? ', …' : ''}`,
    );
  }
  if (told < findings.length)
    lines.push(`… ${counted(findings.length - told, 'finding')} more; --max ${findings.length} or --json prints them`);
  return lines;
}
